use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::thread::{self, Builder};
use std::time::Duration;

static GARLIC: AtomicUsize = AtomicUsize::new(0);

fn shop() {
    for round in 1..=5 {
        let count = GARLIC.load(Relaxed);
        thread::sleep(Duration::from_millis(1)); // makes it worse
        GARLIC.store(count + 1, Relaxed);
        println!("{} is through with round {round}", thread::current().name().unwrap_or("?"));
    }
}

fn main() -> std::io::Result<()> {
    let barron = Builder::new().name("barron".into()).spawn(shop)?;
    let olivia = Builder::new().name("olivia".into()).spawn(shop)?;
    barron.join().unwrap();
    olivia.join().unwrap();
    println!("garlic: {}", GARLIC.load(Relaxed));
    Ok(())
}
