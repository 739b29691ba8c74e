use std::thread::{self, Builder};
use std::time::Duration;

fn forever(line: &str) -> ! {
    loop {
        println!("{line}");
        thread::sleep(Duration::from_secs(1));
    }
}

fn cleaner() {
    Builder::new().name("mop".into()).spawn(|| forever("mop: mopped")).expect("a mop");
    forever("cleaner: cleaned")
}

fn main() {
    Builder::new().name("cleaner".into()).spawn(cleaner).expect("a cleaner");

    // what has to be finished goes into the scope
    thread::scope(|kitchen| {
        kitchen.spawn(|| {
            thread::sleep(Duration::from_secs(2));
            println!("dishwasher: done");
        });
        for dish in ["soup", "roast", "cake"] {
            println!("cook: {dish}");
            thread::sleep(Duration::from_millis(600));
        }
        println!("cook: done");
    });
}
