use parking_lot::FairMutex;
use std::thread::{self, Builder};
use std::time::Duration;

static PENCIL: FairMutex<u8> = FairMutex::new(0);

fn write_line() {
    let mut pencil = PENCIL.lock();
    thread::sleep(Duration::from_millis(100));
    *pencil += 1;
    println!("{} has written line {pencil}", thread::current().name().unwrap());
}

fn main() -> std::io::Result<()> {
    let writer = || (0..3).for_each(|_| write_line());
    let barron = Builder::new().name("barron".to_string()).spawn(writer)?;
    let olivia = Builder::new().name("olivia".to_string()).spawn(writer)?;
    barron.join().unwrap();
    olivia.join().unwrap();
    println!("lines: {}", PENCIL.lock());
    Ok(())
}
