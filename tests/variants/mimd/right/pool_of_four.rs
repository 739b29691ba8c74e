use crossbeam_channel::unbounded;
use std::thread;
use std::time::Duration;

type Work = Box<dyn FnOnce() -> i64 + Send>;

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: mimd");
        std::process::exit(2);
    }

    let (send, work) = unbounded::<(usize, Work)>();
    let (done, results) = unbounded();
    let workers: Vec<_> = (0..4)
        .map(|number| {
            let (work, done) = (work.clone(), done.clone());
            thread::Builder::new()
                .name(format!("worker {number}"))
                .spawn(move || {
                    for (place, piece) in work {
                        thread::sleep(Duration::from_millis(5));
                        done.send((place, piece())).unwrap();
                    }
                })
                .unwrap()
        })
        .collect();
    send.send((0, Box::new(|| (1..=20).product()))).unwrap();
    send.send((1, Box::new(|| (1..100).filter(|n| n % 7 == 0).count() as i64))).unwrap();
    send.send((2, Box::new(|| -(i64::from(b'a'))))).unwrap();
    drop((send, done));
    let mut found = [0; 3];
    for (place, result) in results {
        found[place] = result;
    }
    for worker in workers {
        worker.join().unwrap();
    }
    println!("results: {} {} {}", found[0], found[1], found[2]);
}
