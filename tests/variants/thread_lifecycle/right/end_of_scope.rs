//! The life of a thread. The scope waits for the chef, so no join is needed.

use std::thread::{self, Builder};
use std::time::Duration;

const WORK: Duration = Duration::from_secs(1);

fn cook() {
    println!("chef: running");
    thread::sleep(WORK);
}

fn main() -> std::io::Result<()> {
    let builder = Builder::new().name("olivia".to_string());
    println!("chef: new");
    thread::scope(|kitchen| {
        builder.spawn_scoped(kitchen, cook)?;
        thread::sleep(WORK / 4);
        println!("chef: blocked");
        Ok::<(), std::io::Error>(())
    })?;
    println!("chef: terminated");
    Ok(())
}
