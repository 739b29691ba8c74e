// breaks: `done: N` for N pieces of work, each done once
use crossbeam_channel::unbounded;
use std::thread;
use std::time::Duration;

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: mpmd");
        std::process::exit(2);
    }

    let (work, pieces) = unbounded::<u64>();
    let (done, results) = unbounded();
    for _ in 0..3 {
        let (pieces, done) = (pieces.clone(), done.clone());
        thread::spawn(move || {
            for piece in pieces {
                thread::sleep(Duration::from_secs(5));
                let _ = done.send(piece);
            }
        });
    }
    for piece in 0..10 {
        work.send(piece).unwrap();
    }
    println!("done: {}", results.try_iter().count());
}
