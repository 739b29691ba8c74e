// breaks: ends by itself
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

static BASKET: Mutex<u32> = Mutex::new(0);
static LIST: Mutex<u32> = Mutex::new(10);

fn barron() {
    for _ in 0..5 {
        thread::sleep(Duration::from_millis(10));
        let mut basket = BASKET.lock().unwrap();
        let mut list = LIST.lock().unwrap();
        *basket += 1;
        *list -= 1;
    }
}

fn olivia() {
    for _ in 0..5 {
        thread::sleep(Duration::from_millis(10));
        // strike it off first, then take it
        let mut list = LIST.lock().unwrap();
        *list -= 1;
        let mut basket = BASKET.lock().unwrap();
        *basket += 1;
    }
}

fn main() {
    let barron = thread::spawn(barron);
    let olivia = thread::spawn(olivia);
    barron.join().unwrap();
    olivia.join().unwrap();
    println!("garlic: {}", BASKET.lock().unwrap());
}
