// breaks: `parent sees: 1` after the child's 2; `after the thread: 2`
use std::thread;

fn child(mut number: i32) {
    number += 1;
    println!("child sees: {number}");
}

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: processes");
        std::process::exit(2);
    }

    let mut number = 1;
    // A copy, as in another process.
    child(number);
    println!("parent sees: {number}");
    thread::scope(|scope| {
        scope.spawn(|| number += 1);
    });
    println!("after the thread: {number}");
}
