use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

static GARLIC: AtomicU32 = AtomicU32::new(0);

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: shared_memory");
        std::process::exit(2);
    }

    let threads: Vec<_> = (0..5)
        .map(|_| {
            thread::spawn(|| {
                println!("address: {:p}", &GARLIC);
                GARLIC.fetch_add(1, Ordering::Relaxed);
            })
        })
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
    println!("all five added to it: {}", GARLIC.load(Ordering::Relaxed));
}
