// breaks: the same address printed by each: `address: 0x…` all equal
use std::sync::{Arc, Barrier};
use std::thread;

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: shared_memory");
        std::process::exit(2);
    }

    let number = 42;
    let everybody = Arc::new(Barrier::new(4));
    let threads: Vec<_> = (0..4)
        .map(|_| {
            let everybody = everybody.clone();
            thread::spawn(move || {
                // `move` has copied the number to here.
                println!("address: {:p}", &number);
                everybody.wait();
                number
            })
        })
        .collect();
    for thread in threads {
        assert_eq!(thread.join().unwrap(), 42);
    }
}
