// breaks: Every sheet's program, demonstrations too, ends by itself in every fair schedule
use crossbeam_channel::unbounded;
use std::thread;

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: mpmd");
        std::process::exit(2);
    }

    let (work, pieces) = unbounded::<u32>();
    let (done, results) = unbounded();
    for worker in 0..3 {
        let (pieces, done) = (pieces.clone(), done.clone());
        thread::spawn(move || {
            for piece in pieces {
                done.send((worker, piece * piece)).unwrap();
            }
        });
    }
    for piece in 0..10 {
        work.send(piece).unwrap();
    }
    drop(work);
    // The manager holds a sender of this channel itself, so it never ends.
    let count = results.iter().count();
    println!("done: {count}");
}
