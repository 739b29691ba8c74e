// breaks: on Ctrl-C each worker finishes the piece it has (closing time is put 120 ms ahead, and work goes on until then)
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

static CLOSING: Mutex<Option<Instant>> = Mutex::new(None);
static PRESSES: Mutex<u32> = Mutex::new(0);

fn close_in(milliseconds: u64) {
    *CLOSING.lock().unwrap() = Some(Instant::now() + Duration::from_millis(milliseconds));
}

fn work() -> u32 {
    let mut finished = 0;
    while CLOSING.lock().unwrap().is_none_or(|closing| Instant::now() < closing) {
        thread::sleep(Duration::from_millis(50));
        finished += 1;
    }
    finished
}

fn main() {
    close_in(3_000);
    ctrlc::set_handler(|| {
        let mut presses = PRESSES.lock().unwrap();
        *presses += 1;
        if *presses > 1 {
            std::process::exit(130);
        }
        close_in(120);
    })
    .unwrap();
    let workers = [thread::spawn(work), thread::spawn(work)];
    let finished: u32 = workers.map(|worker| worker.join().unwrap()).into_iter().sum();
    println!("finished: {finished}");
    println!("unfinished: 0");
}
