// The sleep puts them in each other's way nearly always. If it does not (a very slow machine), both get
// through, and then the answer is no.
use std::sync::Mutex;
use std::thread::{sleep, spawn};
use std::time::Duration;

static A: Mutex<i32> = Mutex::new(0);
static B: Mutex<i32> = Mutex::new(0);

fn ms(n: u64) -> Duration {
    Duration::from_millis(n)
}

fn main() {
    let one = spawn(|| {
        let mut a = A.lock().unwrap();
        sleep(ms(50));
        let mut b = B.lock().unwrap();
        *a += 1;
        *b += 1;
    });
    let two = spawn(|| {
        let mut b = B.lock().unwrap();
        sleep(ms(50));
        let mut a = A.lock().unwrap();
        *a += 1;
        *b += 1;
    });
    for _ in 0..50 {
        if one.is_finished() && two.is_finished() {
            println!("deadlock: no");
            return;
        }
        sleep(ms(20));
    }
    println!("deadlock: yes");
}
