// breaks: `done: N` for N pieces of work, each done once
use std::sync::mpsc;
use std::thread;

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: mpmd");
        std::process::exit(2);
    }

    let (done, results) = mpsc::channel();
    let mut workers = Vec::new();
    for _ in 0..2 {
        let (work, pieces) = mpsc::channel::<u32>();
        let done = done.clone();
        thread::spawn(move || {
            for piece in pieces {
                done.send(piece).unwrap();
            }
        });
        workers.push(work);
    }
    drop(done);
    // Everybody gets everything.
    for piece in 0..5 {
        for worker in &workers {
            worker.send(piece).unwrap();
        }
    }
    drop(workers);
    for piece in results {
        println!("done: {piece}");
    }
}
