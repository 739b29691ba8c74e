// breaks: exit status 0
use std::process;
use std::thread;
use std::time::Duration;

fn every_second(line: &str) {
    loop {
        thread::sleep(Duration::from_secs(1));
        println!("{line}");
    }
}

fn main() {
    thread::spawn(|| {
        thread::spawn(|| every_second("mop: mopped"));
        every_second("cleaner: cleaned");
    });
    let dishwasher = thread::spawn(|| {
        thread::sleep(Duration::from_secs(2));
        println!("dishwasher: done");
    });
    for _ in 0..3 {
        thread::sleep(Duration::from_millis(600));
    }
    println!("cook: done");
    dishwasher.join().unwrap();
    // kill the daemons
    process::exit(1);
}
