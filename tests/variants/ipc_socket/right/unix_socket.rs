use std::io::{Read, Write};
use std::os::unix::net::{UnixListener, UnixStream};
use std::process::{Command, exit, id};
use std::{env, fs};

fn sum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(5381, |sum: u32, byte| sum.wrapping_mul(33) ^ u32::from(*byte))
}

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match &arguments[..] {
        [] => {}
        [role, path] if role == "--answer" => {
            let mut socket = UnixStream::connect(path).unwrap();
            let mut bytes = vec![0; 65536];
            socket.read_exact(&mut bytes).unwrap();
            socket.write_all(&(bytes.len() as u32).to_be_bytes()).unwrap();
            socket.write_all(&sum(&bytes).to_be_bytes()).unwrap();
            return;
        }
        _ => {
            eprintln!("usage: ipc_socket");
            exit(2);
        }
    }
    let path = env::temp_dir().join(format!("ipc-socket-{}", id()));
    let listener = UnixListener::bind(&path).unwrap();
    let mut child = Command::new(env::current_exe().unwrap()).arg("--answer").arg(&path).spawn().unwrap();
    let (mut socket, _) = listener.accept().unwrap();
    fs::remove_file(&path).unwrap();
    let message: Vec<u8> = (0..65536u32).map(|n| (n % 255) as u8).collect();
    socket.write_all(&message).unwrap();
    println!("sent: {} bytes", message.len());
    let mut answer = [0; 8];
    socket.read_exact(&mut answer).unwrap();
    let word = |at: usize| u32::from_be_bytes(answer[at..at + 4].try_into().unwrap());
    println!("received: {} bytes", word(0));
    println!("checksum: {}", if word(4) == sum(&message) { "equal" } else { "different" });
    child.wait().unwrap();
}
