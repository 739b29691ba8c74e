// breaks: the write lock is taken at least six times
use parking_lot::RwLock;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

struct Calendar {
    day: u32,
    advances: u32,
}

fn writer(calendar: Arc<RwLock<Calendar>>) {
    loop {
        let mut c = calendar.write();
        // two days at once, that saves locking
        for _ in 0..2 {
            if c.day < 6 {
                c.day += 1;
                c.advances += 1;
            }
        }
        if c.day == 6 {
            return;
        }
    }
}

fn reader(calendar: Arc<RwLock<Calendar>>) {
    for _ in 0..2 {
        let c = calendar.read();
        thread::sleep(Duration::from_millis(10));
        println!("today: {}", c.day);
    }
}

fn main() {
    let calendar = Arc::new(RwLock::new(Calendar { day: 0, advances: 0 }));
    let jobs: [fn(Arc<RwLock<Calendar>>); 5] = [reader, writer, reader, writer, reader];
    let threads = jobs.map(|job| {
        let calendar = calendar.clone();
        thread::spawn(move || job(calendar))
    });
    for t in threads {
        t.join().unwrap();
    }
    println!("day: {}", calendar.read().day);
    println!("advances: {}", calendar.read().advances);
}
