use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: mpmd");
        std::process::exit(2);
    }

    const PIECES: u32 = 6;
    let (done, results) = channel();
    thread::scope(|scope| {
        let mut workers = Vec::new();
        let programs: [fn(u32) -> u32; 3] = [|n| n * n, |n| n + 100, u32::count_ones];
        for program in programs {
            let (work, pieces) = channel();
            let done = done.clone();
            scope.spawn(move || {
                while let Ok(piece) = pieces.recv() {
                    thread::sleep(Duration::from_millis(3));
                    done.send((piece, program(piece))).unwrap();
                }
            });
            workers.push(work);
        }
        drop(done);
        for piece in 0..PIECES {
            workers[piece as usize % 3].send(piece).unwrap();
        }
        drop(workers);
        for (count, (piece, result)) in results.iter().enumerate() {
            println!("piece {piece} gives {result}");
            println!("done: {}", count + 1);
        }
    });
}
