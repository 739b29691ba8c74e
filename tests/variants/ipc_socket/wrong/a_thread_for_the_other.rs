// breaks: two processes talk over a socket
use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::thread;

fn sum(bytes: &[u8]) -> u64 {
    bytes.iter().map(|&byte| u64::from(byte)).sum()
}

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: ipc_socket");
        std::process::exit(2);
    }

    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let other = thread::spawn(move || {
        let (mut socket, _) = listener.accept().unwrap();
        let mut bytes = Vec::new();
        socket.read_to_end(&mut bytes).unwrap();
        write!(socket, "{} {}", bytes.len(), sum(&bytes)).unwrap();
    });
    let message = vec![7; 100_000];
    let mut socket = TcpStream::connect(address).unwrap();
    socket.write_all(&message).unwrap();
    socket.shutdown(Shutdown::Write).unwrap();
    println!("sent: {} bytes", message.len());
    let mut answer = String::new();
    socket.read_to_string(&mut answer).unwrap();
    other.join().unwrap();
    let (bytes, theirs) = answer.split_once(' ').unwrap();
    println!("received: {bytes} bytes");
    println!("checksum: {}", if theirs == sum(&message).to_string() { "equal" } else { "different" });
}
