// breaks: exit status 0; exactly one thread panics (the scope panics too, and main with it)
use parking_lot::Mutex;
use std::thread;

struct ShowAtTheEnd(Mutex<u32>);

impl Drop for ShowAtTheEnd {
    fn drop(&mut self) {
        println!("count: {}", self.0.lock());
    }
}

fn main() {
    let count = ShowAtTheEnd(Mutex::new(0));
    thread::scope(|s| {
        s.spawn(|| {
            for turn in 1..=5 {
                let mut count = count.0.lock();
                if turn == 3 {
                    panic!("oops");
                }
                *count += 1;
            }
        });
        s.spawn(|| {
            for _ in 0..5 {
                *count.0.lock() += 1;
            }
        });
    });
}
