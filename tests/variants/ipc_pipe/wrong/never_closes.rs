// breaks: Every sheet's program, demonstrations too, ends by itself in every fair schedule
use std::io::{Read, Write, stdin};
use std::process::{Command, Stdio};

fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |sum, byte| sum.rotate_left(5) ^ u32::from(*byte))
}

fn child() {
    let mut bytes = Vec::new();
    stdin().read_to_end(&mut bytes).unwrap();
    println!("{}", bytes.len());
    println!("{}", checksum(&bytes));
}

fn parent() {
    let message = "a clove of garlic, ".repeat(20_000).into_bytes();
    let mut child = Command::new(std::env::current_exe().unwrap())
        .arg("child")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut pipe = child.stdin.take().unwrap();
    pipe.write_all(&message).unwrap();
    println!("sent: {} bytes", message.len());
    // The child reads to the end of a pipe that this process still holds open.
    let mut output = String::new();
    child.stdout.as_mut().unwrap().read_to_string(&mut output).unwrap();
    drop(pipe);
    let mut lines = output.lines();
    println!("received: {} bytes", lines.next().unwrap());
    let equal = lines.next().unwrap() == checksum(&message).to_string();
    println!("checksum: {}", if equal { "equal" } else { "different" });
}

fn main() {
    match std::env::args().nth(1).as_deref() {
        None => parent(),
        Some("child") => child(),
        Some(_) => {
            eprintln!("usage: ipc_pipe");
            std::process::exit(2);
        }
    }
}
