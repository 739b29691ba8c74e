// breaks: exactly one thread panics (none does)
use parking_lot::Mutex;
use std::sync::Arc;
use std::thread;

fn counter(count: &Mutex<u32>, name: &str) -> Result<(), String> {
    for turn in 1..=5 {
        let mut count = count.lock();
        if name == "clumsy" && turn == 3 {
            eprintln!("thread '{name}' panicked at src/main.rs:9:13:\noops");
            return Err("oops".to_string());
        }
        *count += 1;
    }
    Ok(())
}

fn main() {
    let count = Arc::new(Mutex::new(0));
    let threads = ["clumsy", "other"].map(|name| {
        let count = count.clone();
        thread::spawn(move || counter(&count, name))
    });
    for t in threads {
        let _ = t.join().unwrap();
    }
    println!("count: {}", count.lock());
}
