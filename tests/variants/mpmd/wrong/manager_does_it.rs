// breaks: a manager hands out work, workers run other programs, over channels
use std::sync::mpsc;

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: mpmd");
        std::process::exit(2);
    }

    let (work, pieces) = mpsc::channel();
    for piece in 0..10u32 {
        work.send(piece).unwrap();
    }
    drop(work);
    let mut done = 0;
    for piece in pieces {
        println!("{piece} squared is {}", piece * piece);
        done += 1;
    }
    println!("done: {done}");
}
