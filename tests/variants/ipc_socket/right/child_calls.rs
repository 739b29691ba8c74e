use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::process::{Command, Stdio};
use std::thread;

fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(1, |sum, byte| sum.wrapping_mul(16_777_619) ^ u32::from(*byte))
}

fn child(address: &str) {
    let mut socket = TcpStream::connect(address).unwrap();
    let mut bytes = Vec::new();
    socket.read_to_end(&mut bytes).unwrap();
    write!(socket, "{}:{}", bytes.len(), checksum(&bytes)).unwrap();
}

fn parent() {
    let listener = TcpListener::bind("localhost:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["child", &address])
        .stdin(Stdio::null())
        .spawn()
        .unwrap();
    let server = thread::spawn(move || {
        let (mut socket, _) = listener.accept().unwrap();
        let message = vec![b'g'; 123_456];
        socket.write_all(&message).unwrap();
        socket.shutdown(Shutdown::Write).unwrap();
        println!("sent: {} bytes", message.len());
        let mut answer = String::new();
        socket.read_to_string(&mut answer).unwrap();
        (answer, checksum(&message))
    });
    let (answer, sum) = server.join().unwrap();
    let (length, childs_sum) = answer.split_once(':').unwrap();
    println!("received: {length} bytes");
    println!("checksum: {}", if childs_sum == sum.to_string() { "equal" } else { "different" });
    child.wait().unwrap();
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match &arguments[..] {
        [] => parent(),
        [role, address] if role == "child" => child(address),
        _ => {
            eprintln!("usage: ipc_socket");
            std::process::exit(2);
        }
    }
}
