// breaks: no asking whether it is free
use parking_lot::Mutex;
use std::thread;
use std::time::Duration;

static PENCIL: Mutex<u32> = Mutex::new(0);

fn write(name: &str) {
    for _ in 0..3 {
        if PENCIL.is_locked() {
            println!("{name}: may I have the pencil, please?");
        }
        let mut lines = PENCIL.lock();
        thread::sleep(Duration::from_millis(100));
        *lines += 1;
    }
}

fn main() {
    let barron = thread::spawn(|| write("barron"));
    let olivia = thread::spawn(|| write("olivia"));
    barron.join().unwrap();
    olivia.join().unwrap();
    println!("lines: {}", PENCIL.lock());
}
