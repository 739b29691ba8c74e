// breaks: two processes talk over a socket
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
    child.stdin.as_mut().unwrap().write_all(&message).unwrap();
    println!("sent: {} bytes", message.len());
    let output = child.wait_with_output().unwrap().stdout;
    let output = String::from_utf8(output).unwrap();
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
            eprintln!("usage: ipc_socket");
            std::process::exit(2);
        }
    }
}
