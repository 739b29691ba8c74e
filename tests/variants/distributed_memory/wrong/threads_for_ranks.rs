// breaks: ranks are processes with memories of their own; they add up a sum by messages over sockets
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;
use std::time::Duration;

const N: u64 = 1_000_000;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let ranks: u64 = match &arguments[..] {
        [] => 4,
        [flag, ranks] if flag == "--ranks" && (1..=8).any(|n| n.to_string() == *ranks) => {
            ranks.parse().unwrap()
        }
        _ => {
            eprintln!("usage: distributed_memory [--ranks R]");
            std::process::exit(2);
        }
    };
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    for rank in 0..ranks {
        thread::spawn(move || {
            let sum: u64 = (rank * N / ranks + 1..=(rank + 1) * N / ranks).sum();
            thread::sleep(Duration::from_millis(100));
            write!(TcpStream::connect(address).unwrap(), "{sum}").unwrap();
        });
    }
    let mut sum = 0;
    for _ in 0..ranks {
        let mut message = String::new();
        listener.accept().unwrap().0.read_to_string(&mut message).unwrap();
        sum += message.parse::<u64>().unwrap();
    }
    println!("sum: {sum}");
}
