// breaks: a manager hands out work, workers run other programs, over channels
use std::sync::mpsc;
use std::thread;

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: mpmd");
        std::process::exit(2);
    }

    let (work, pieces) = mpsc::channel::<u32>();
    let (done, results) = mpsc::channel();
    let worker = thread::spawn(move || {
        for piece in pieces {
            done.send(if piece % 2 == 0 { piece / 2 } else { 3 * piece + 1 }).unwrap();
        }
    });
    for piece in 1..=8 {
        work.send(piece).unwrap();
    }
    drop(work);
    println!("done: {}", results.iter().count());
    worker.join().unwrap();
}
