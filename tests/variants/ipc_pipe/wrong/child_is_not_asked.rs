// breaks: two processes talk over a pipe
use std::process::{Command, Stdio};

fn sum(bytes: &[u8]) -> u64 {
    bytes.iter().zip(1..).map(|(&byte, place)| u64::from(byte) * place).sum()
}

fn main() {
    match std::env::args().nth(1).as_deref() {
        None => {}
        Some("child") => return,
        Some(_) => {
            eprintln!("usage: ipc_pipe");
            std::process::exit(2);
        }
    }
    let message: Vec<u8> = (0..200_000u32).map(|n| n as u8).collect();
    let child = Command::new(std::env::current_exe().unwrap()).arg("child").stdin(Stdio::piped()).spawn();
    println!("sent: {} bytes", message.len());
    println!("received: {} bytes", message.len());
    println!("checksum: {}", if sum(&message) == sum(&message.clone()) { "equal" } else { "different" });
    child.unwrap().wait().unwrap();
}
