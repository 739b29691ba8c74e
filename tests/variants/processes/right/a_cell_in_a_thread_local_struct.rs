use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicI32, Ordering::SeqCst};
use std::{env, thread};

struct Kitchen {
    cooks: AtomicI32,
}

impl Kitchen {
    fn hire(&self) {
        self.cooks.fetch_add(1, SeqCst);
    }
}

fn main() {
    let kitchen = Arc::new(Kitchen { cooks: AtomicI32::new(1) });
    let arguments: Vec<_> = env::args().collect();
    match arguments.len() {
        1 => {}
        2 if arguments[1] == "hire" => {
            kitchen.hire();
            eprintln!("the child sees {}", kitchen.cooks.load(SeqCst));
            return;
        }
        _ => {
            eprintln!("usage: {}", arguments[0]);
            std::process::exit(2);
        }
    }
    let status = Command::new(&arguments[0]).arg("hire").stdin(Stdio::null()).status().expect("a child");
    assert!(status.success());
    println!("parent sees: {}", kitchen.cooks.load(SeqCst));
    let shared = kitchen.clone();
    thread::spawn(move || shared.hire()).join().unwrap();
    println!("after the thread: {}", kitchen.cooks.load(SeqCst));
}
