use std::sync::Mutex;
use std::thread;
use std::time::Duration;
static SHOP: Mutex<()> = Mutex::new(());
static G: Mutex<u32> = Mutex::new(0);
fn main() {
    let hs = [(); 2].map(|_| {
        thread::spawn(|| {
            for _ in 0..5 {
                thread::sleep(Duration::from_millis(10));
                let _inside = SHOP.lock().unwrap();
                *G.lock().unwrap() += 1;
            }
        })
    });
    for h in hs {
        h.join().unwrap()
    }
    println!("garlic: {}", G.lock().unwrap());
}
