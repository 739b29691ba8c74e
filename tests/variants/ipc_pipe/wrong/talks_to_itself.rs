// breaks: two processes talk over a pipe
use std::io::{Read, Write};
use std::thread;

fn sum(bytes: &[u8]) -> u64 {
    bytes.iter().zip(1..).map(|(&byte, place)| u64::from(byte) * place).sum()
}

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: ipc_pipe");
        std::process::exit(2);
    }

    // A pipe, but both of its ends are in this process.
    let (mut reader, mut writer) = std::io::pipe().unwrap();
    let message: Vec<u8> = (0..200_000u32).map(|n| n as u8).collect();
    let expected = sum(&message);
    println!("sent: {} bytes", message.len());
    let other = thread::spawn(move || writer.write_all(&message).unwrap());
    let mut received = Vec::new();
    reader.read_to_end(&mut received).unwrap();
    other.join().unwrap();
    println!("received: {} bytes", received.len());
    println!("checksum: {}", if sum(&received) == expected { "equal" } else { "different" });
}
