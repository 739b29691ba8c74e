// The purse is another lock, and free. It is the pad that cannot be had twice.
use parking_lot::{Mutex, MutexGuard};
use std::thread;

#[derive(Default)]
struct Shopper {
    pad: Mutex<Vec<(String, u32)>>,
    purse: Mutex<u32>,
}

impl Shopper {
    fn buy(&self, item: &str, price: u32) -> Result<(), String> {
        let mut pad: MutexGuard<_> = self.pad.lock();
        let mut purse = self.purse.try_lock().ok_or("the purse is lost")?;
        *purse = purse.checked_sub(price).ok_or("too expensive")?;
        pad.push((item.to_string(), price));
        self.note(&format!("{} left", *purse))
    }

    fn note(&self, text: &str) -> Result<(), String> {
        let mut pad = self.pad.try_lock().ok_or_else(|| "refused".to_string())?;
        pad.push((text.to_string(), 0));
        Ok(())
    }
}

fn main() {
    let shopper = Shopper { purse: Mutex::new(20), ..Shopper::default() };
    let bought = thread::scope(|s| s.spawn(|| shopper.buy("leeks", 3)).join().unwrap());
    match bought {
        Ok(()) => println!("second lock: granted"),
        Err(why) => println!("second lock: {why}"),
    }
    println!("{} left in the purse", shopper.purse.lock());
}
