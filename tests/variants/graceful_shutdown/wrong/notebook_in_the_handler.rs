// breaks: on Ctrl-C … each finishes the piece it has, and the process ends
use std::process;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

static STOP: AtomicBool = AtomicBool::new(false);
static PRESSED: AtomicBool = AtomicBool::new(false);

#[derive(Default)]
struct Notebook {
    begun: u32,
    finished: u32,
}

fn main() {
    let notebooks: Vec<_> = (0..2).map(|_| Arc::new(Mutex::new(Notebook::default()))).collect();

    let look = notebooks.clone();
    ctrlc::set_handler(move || {
        if PRESSED.swap(true, SeqCst) {
            process::exit(130);
        }
        for notebook in &look {
            println!("interrupted at {}", notebook.lock().unwrap().finished);
        }
        STOP.store(true, SeqCst);
    })
    .unwrap();

    let workers: Vec<_> = notebooks
        .iter()
        .cloned()
        .map(|notebook| {
            thread::spawn(move || {
                // my own, nobody else writes in it
                let mut notebook = notebook.lock().unwrap();
                while !STOP.load(SeqCst) {
                    notebook.begun += 1;
                    thread::sleep(Duration::from_millis(50));
                    notebook.finished += 1;
                }
            })
        })
        .collect();

    for _ in 0..60 {
        if STOP.load(SeqCst) {
            break;
        }
        thread::sleep(Duration::from_millis(50));
    }
    STOP.store(true, SeqCst);
    for worker in workers {
        worker.join().unwrap();
    }
    let (mut begun, mut finished) = (0, 0);
    for notebook in notebooks {
        let notebook = notebook.lock().unwrap();
        begun += notebook.begun;
        finished += notebook.finished;
    }
    println!("finished: {finished}");
    println!("unfinished: {}", begun - finished);
}
