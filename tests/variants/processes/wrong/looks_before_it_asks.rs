// breaks: `parent sees: 1` after the child's 2; `after the thread: 2`
use std::process::Command;
use std::sync::Mutex;
use std::thread;

static NUMBER: Mutex<i32> = Mutex::new(1);

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments == ["child"] {
        *NUMBER.lock().unwrap() = 2;
        return;
    }
    if !arguments.is_empty() {
        eprintln!("usage: processes");
        std::process::exit(2);
    }
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.arg("child");
    println!("parent sees: {}", NUMBER.lock().unwrap());
    command.status().unwrap();
    thread::spawn(|| *NUMBER.lock().unwrap() = 2).join().unwrap();
    println!("after the thread: {}", NUMBER.lock().unwrap());
}
