use std::process::Command;
use std::thread;

fn main() {
    let mut number = 1;
    match std::env::args().nth(1).as_deref() {
        None => {}
        Some("child") => {
            number += 1;
            println!("{number}");
            return;
        }
        Some(_) => {
            eprintln!("usage: processes");
            std::process::exit(2);
        }
    }
    let mut child = Command::new(std::env::current_exe().unwrap());
    let output = child.arg("child").output().unwrap().stdout;
    println!("child says: {}", String::from_utf8_lossy(&output).trim());
    println!("parent sees: {number}");
    thread::scope(|scope| {
        scope.spawn(|| number += 1);
    });
    println!("after the thread: {number}");
}
