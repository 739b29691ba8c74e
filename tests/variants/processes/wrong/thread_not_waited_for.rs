// breaks: `parent sees: 1` after the child's 2; `after the thread: 2`
use std::process::Command;
use std::sync::atomic::{AtomicI32, Ordering::SeqCst};
use std::thread;
use std::time::Duration;

static NUMBER: AtomicI32 = AtomicI32::new(1);

fn change() {
    thread::sleep(Duration::from_secs(2));
    NUMBER.store(2, SeqCst);
}

fn main() {
    match std::env::args().nth(1).as_deref() {
        None => {}
        Some("child") => return change(),
        Some(_) => {
            eprintln!("usage: processes");
            std::process::exit(2);
        }
    }
    Command::new(std::env::current_exe().unwrap()).arg("child").status().unwrap();
    println!("parent sees: {}", NUMBER.load(SeqCst));
    thread::spawn(change);
    println!("after the thread: {}", NUMBER.load(SeqCst));
}
