// breaks: both writers take the write lock
use parking_lot::RwLock;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

fn main() {
    let day = RwLock::new(0);
    let (tx, rx) = mpsc::channel();
    let advances = thread::scope(|s| {
        let day = &day;
        for _ in 0..3 {
            s.spawn(move || {
                for _ in 0..2 {
                    let d = day.read();
                    thread::sleep(Duration::from_millis(10));
                    println!("{d}");
                }
            });
        }
        // first writer turns the pages, second writer keeps the books
        s.spawn(move || {
            loop {
                let mut d = day.write();
                if *d == 6 {
                    break;
                }
                *d += 1;
                tx.send(()).unwrap();
            }
        });
        s.spawn(move || rx.iter().count()).join().unwrap()
    });
    println!("day: {}", day.read());
    println!("advances: {advances}");
}
