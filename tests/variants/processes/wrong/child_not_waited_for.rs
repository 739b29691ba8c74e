// breaks: `parent sees: 1` after the child's 2; `after the thread: 2`
use std::process::Command;
use std::thread;

fn main() {
    let mut number = 1;
    match std::env::args().nth(1).as_deref() {
        None => {}
        Some("child") => {
            number += 1;
            println!("child sees: {number}");
            return;
        }
        Some(_) => {
            eprintln!("usage: processes");
            std::process::exit(2);
        }
    }
    let mut child = Command::new(std::env::current_exe().unwrap()).arg("child").spawn().unwrap();
    // The child may not even have begun.
    println!("parent sees: {number}");
    thread::scope(|scope| {
        scope.spawn(|| number += 1);
    });
    println!("after the thread: {number}");
    child.wait().unwrap();
}
