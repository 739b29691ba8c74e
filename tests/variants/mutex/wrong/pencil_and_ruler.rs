// breaks: ends by itself
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

static PENCIL: Mutex<u32> = Mutex::new(0);
static RULER: Mutex<u32> = Mutex::new(0);

fn barron() {
    for _ in 0..3 {
        let mut lines = PENCIL.lock().unwrap();
        thread::sleep(Duration::from_millis(100));
        *RULER.lock().unwrap() += 1;
        *lines += 1;
    }
}

fn olivia() {
    for _ in 0..3 {
        let mut used = RULER.lock().unwrap();
        let mut lines = PENCIL.lock().unwrap();
        thread::sleep(Duration::from_millis(100));
        *used += 1;
        *lines += 1;
    }
}

fn main() {
    let barron = thread::spawn(barron);
    let olivia = thread::spawn(olivia);
    barron.join().unwrap();
    olivia.join().unwrap();
    println!("lines: {}", PENCIL.lock().unwrap());
}
