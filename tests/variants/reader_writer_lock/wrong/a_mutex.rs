// breaks: each look's 10 ms are slept with a read lock in hand
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

fn main() {
    let calendar = Mutex::new((0, 0));
    thread::scope(|s| {
        for _ in 0..2 {
            s.spawn(|| {
                loop {
                    let mut c = calendar.lock().unwrap();
                    if c.0 == 6 {
                        break;
                    }
                    c.0 += 1;
                    c.1 += 1;
                }
            });
        }
        for _ in 0..3 {
            s.spawn(|| {
                for _ in 0..2 {
                    let c = calendar.lock().unwrap();
                    thread::sleep(Duration::from_millis(10));
                    println!("{}", c.0);
                }
            });
        }
    });
    println!("day: {}", calendar.lock().unwrap().0);
    println!("advances: {}", calendar.lock().unwrap().1);
}
