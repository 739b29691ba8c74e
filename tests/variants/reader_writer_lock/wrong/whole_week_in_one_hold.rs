// breaks: the write lock is taken at least six times
use std::sync::RwLock;
use std::thread;
use std::time::Duration;

fn main() {
    let calendar = RwLock::new((0, 0));
    thread::scope(|s| {
        for _ in 0..2 {
            s.spawn(|| {
                let mut c = calendar.write().unwrap();
                while c.0 < 6 {
                    c.0 += 1;
                    c.1 += 1;
                }
            });
        }
        for _ in 0..3 {
            s.spawn(|| {
                for _ in 0..2 {
                    let c = calendar.read().unwrap();
                    thread::sleep(Duration::from_millis(10));
                    println!("{}", c.0);
                }
            });
        }
    });
    let (day, advances) = calendar.into_inner().unwrap();
    println!("day: {day}");
    println!("advances: {advances}");
}
