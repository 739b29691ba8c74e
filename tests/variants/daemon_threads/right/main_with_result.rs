use std::error::Error;
use std::sync::Barrier;
use std::thread::Builder;
use std::time::Duration;

static READY: Barrier = Barrier::new(3);

fn nap(millis: u64) {
    std::thread::sleep(Duration::from_millis(millis));
}

fn main() -> Result<(), Box<dyn Error>> {
    Builder::new().name("cleaner".to_string()).spawn(|| {
        let mop = Builder::new().name("mop".to_string()).spawn(|| {
            READY.wait();
            loop {
                nap(1000);
                println!("mop: mopped");
            }
        });
        READY.wait();
        if mop.is_err() {
            println!("cleaner: no mop today");
        }
        loop {
            nap(1000);
            println!("cleaner: cleaned");
        }
    })?;

    READY.wait(); // all three are at work now

    let washing = Builder::new().name("dishwasher".to_string()).spawn(|| {
        nap(2000);
        println!("dishwasher: done");
    })?;

    for _ in 1..=3 {
        nap(600);
    }
    println!("cook: done");

    washing.join().map_err(|_| "the dishwasher broke down")?;
    Ok(())
}
