use std::io::{Read, Write, stdout};
use std::process::{Command, Stdio};

fn message() -> Vec<u8> {
    (0..500_000u32).map(|n| (n * n >> 5) as u8).collect()
}

fn sum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0, |sum: u64, byte| sum.wrapping_mul(257).wrapping_add(u64::from(*byte)))
}

fn main() {
    match std::env::args().nth(1).as_deref() {
        None => {}
        Some("sender") => {
            let message = message();
            let mut out = stdout().lock();
            out.write_all(&(message.len() as u64).to_le_bytes()).unwrap();
            out.write_all(&sum(&message).to_le_bytes()).unwrap();
            out.write_all(&message).unwrap();
            return;
        }
        Some(_) => {
            eprintln!("usage: ipc_pipe");
            std::process::exit(2);
        }
    }
    let mut sender =
        Command::new(std::env::current_exe().unwrap()).arg("sender").stdout(Stdio::piped()).spawn().unwrap();
    let mut pipe = sender.stdout.take().unwrap();
    let mut word = [0; 8];
    pipe.read_exact(&mut word).unwrap();
    println!("sent: {} bytes", u64::from_le_bytes(word));
    pipe.read_exact(&mut word).unwrap();
    let theirs = u64::from_le_bytes(word);
    let mut bytes = Vec::new();
    pipe.read_to_end(&mut bytes).unwrap();
    println!("received: {} bytes", bytes.len());
    println!("checksum: {}", if sum(&bytes) == theirs { "equal" } else { "not equal" });
    sender.wait().unwrap();
}
