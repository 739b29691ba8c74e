// breaks: the same conversation four ways: `sent: N bytes` `received: N bytes` `checksum: equal`
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::{env, process};

// Shared by all threads. But the child is a process, and has one of its own.
static MEMORY: [AtomicU32; 1000] = [const { AtomicU32::new(0) }; 1000];
static RECEIVED: AtomicU32 = AtomicU32::new(0);

fn main() {
    match env::args().nth(1).as_deref() {
        None => {}
        Some("child") => {
            let received = MEMORY.iter().filter(|word| word.load(SeqCst) != 0).count();
            RECEIVED.store(4 * received as u32, SeqCst);
            return;
        }
        Some(_) => {
            eprintln!("usage: ipc_shared_memory");
            process::exit(2);
        }
    }
    for (n, word) in MEMORY.iter().enumerate() {
        word.store(n as u32 + 1, SeqCst);
    }
    println!("sent: {} bytes", 4 * MEMORY.len());
    Command::new(env::current_exe().unwrap()).arg("child").status().unwrap();
    let received = RECEIVED.load(SeqCst);
    println!("received: {received} bytes");
    println!("checksum: {}", if received == 4000 { "equal" } else { "different" });
}
