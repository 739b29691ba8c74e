// breaks: nobody waits for time to pass while holding the lock
use std::sync::Mutex;
use std::thread;
use std::time::Duration;
static TURN: Mutex<()> = Mutex::new(());
static G: Mutex<u32> = Mutex::new(0);
fn main() {
    let hs = [(); 2].map(|_| {
        thread::spawn(|| {
            for _ in 0..5 {
                let _turn = TURN.lock().unwrap();
                thread::sleep(Duration::from_millis(10));
                *G.lock().unwrap() += 1;
            }
        })
    });
    for h in hs {
        h.join().unwrap()
    }
    println!("garlic: {}", G.lock().unwrap());
}
