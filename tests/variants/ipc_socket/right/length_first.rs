use std::io::{self, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::Command;

// Each message is its length in four bytes, then so many bytes. Nobody has to hang up.

fn send(socket: &mut TcpStream, message: &[u8]) -> io::Result<()> {
    socket.write_all(&(message.len() as u32).to_be_bytes())?;
    socket.write_all(message)
}

fn receive(socket: &mut TcpStream) -> io::Result<Vec<u8>> {
    let mut length = [0; 4];
    socket.read_exact(&mut length)?;
    let mut message = vec![0; u32::from_be_bytes(length) as usize];
    socket.read_exact(&mut message)?;
    Ok(message)
}

fn sum(message: &[u8]) -> u64 {
    message.iter().zip(1..).map(|(&byte, place)| u64::from(byte) * place).sum()
}

fn main() -> io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [role, port] = &arguments[..]
        && role == "child"
    {
        let mut socket = TcpStream::connect(("127.0.0.1", port.parse().unwrap()))?;
        let message = receive(&mut socket)?;
        send(&mut socket, message.len().to_string().as_bytes())?;
        return send(&mut socket, sum(&message).to_string().as_bytes());
    }
    if !arguments.is_empty() {
        eprintln!("usage: ipc_socket");
        std::process::exit(2);
    }
    let listener = TcpListener::bind(("127.0.0.1", 0))?;
    let port = listener.local_addr()?.port().to_string();
    let mut child = Command::new(std::env::current_exe()?).args(["child", &port]).spawn()?;
    let (mut socket, _) = listener.accept()?;
    let message: Vec<u8> = (0..2_000_000u32).map(|n| (n >> 3) as u8).collect();
    send(&mut socket, &message)?;
    println!("sent: {} bytes", message.len());
    println!("received: {} bytes", String::from_utf8_lossy(&receive(&mut socket)?));
    assert_eq!(receive(&mut socket)?, sum(&message).to_string().as_bytes());
    println!("checksum: equal");
    child.wait()?;
    Ok(())
}
