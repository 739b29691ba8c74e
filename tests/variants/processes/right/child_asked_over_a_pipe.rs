use std::io::{BufRead, BufReader, Write, stdin};
use std::process::{Command, Stdio};
use std::sync::RwLock;
use std::thread;

static NUMBER: RwLock<u8> = RwLock::new(1);

fn child() {
    for order in stdin().lines() {
        *NUMBER.write().unwrap() = order.unwrap().parse().unwrap();
        println!("{}", NUMBER.read().unwrap());
    }
}

fn main() {
    match std::env::args().nth(1).as_deref() {
        None => {}
        Some("--as-child") => return child(),
        Some(_) => {
            eprintln!("usage: processes");
            std::process::exit(2);
        }
    }
    let mut other = Command::new(std::env::current_exe().unwrap())
        .arg("--as-child")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    writeln!(other.stdin.as_mut().unwrap(), "2").unwrap();
    let mut answer = String::new();
    BufReader::new(other.stdout.as_mut().unwrap()).read_line(&mut answer).unwrap();
    println!("child sees: {}", answer.trim());
    println!("parent sees: {}", NUMBER.read().unwrap());
    drop(other.stdin.take());
    other.wait().unwrap();
    thread::scope(|scope| {
        scope.spawn(|| *NUMBER.write().unwrap() = 2);
    });
    println!("after the thread: {}", NUMBER.read().unwrap());
}
