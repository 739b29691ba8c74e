// breaks: `parent sees: 1` after the child's 2; `after the thread: 2`
use std::process::Command;

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
    Command::new(std::env::current_exe().unwrap()).arg("child").status().unwrap();
    println!("parent sees: {number}");
    let mut thread = || number += 1;
    thread();
    println!("after the thread: {number}");
}
