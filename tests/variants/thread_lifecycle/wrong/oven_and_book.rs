// breaks: ends by itself
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

static OVEN: Mutex<u32> = Mutex::new(0);
static BOOK: Mutex<Vec<&str>> = Mutex::new(Vec::new());

fn main() {
    println!("chef: new");
    let chef = thread::spawn(|| {
        println!("chef: running");
        thread::sleep(Duration::from_secs(1));
        let mut oven = OVEN.lock().unwrap();
        BOOK.lock().unwrap().push("one dish baked");
        *oven += 1;
    });
    thread::sleep(Duration::from_millis(500));
    println!("chef: blocked");
    {
        // long before the chef gets to it
        let mut book = BOOK.lock().unwrap();
        if *OVEN.lock().unwrap() == 0 {
            book.push("oven empty");
        }
    }
    chef.join().unwrap();
    println!("chef: terminated");
}
