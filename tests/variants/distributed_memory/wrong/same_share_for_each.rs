// breaks: `sum: N` for any R from 1 to 8
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio, exit};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

const N: u64 = 1_000_000;

fn rank(number: u64, ranks: u64, port: u16) {
    // Standard input ends when the parent does.
    thread::spawn(|| {
        let _ = std::io::stdin().read(&mut [0]);
        exit(1);
    });
    let mut socket = TcpStream::connect(("127.0.0.1", port)).unwrap();
    writeln!(socket, "{number}").unwrap();
    // A quarter each, however many there are.
    let _ = ranks;
    let share: Vec<u64> = (number * N / 4 + 1..=(number + 1) * N / 4).collect();
    let mut sum = 0;
    for part in share.chunks(share.len() / 15 + 1) {
        sum += part.iter().sum::<u64>();
        thread::sleep(Duration::from_millis(100));
    }
    writeln!(socket, "{sum}").unwrap();
}

fn end(mut children: Vec<Child>) {
    for child in &mut children {
        let _ = child.kill();
        let _ = child.wait();
    }
}

fn parent(ranks: u64) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let port = listener.local_addr().unwrap().port();
    let mut children: Vec<Child> = Vec::new();
    for number in 0..ranks {
        let child = Command::new(std::env::current_exe().unwrap())
            .args(["rank", &number.to_string(), &ranks.to_string(), &port.to_string()])
            .stdin(Stdio::piped())
            .spawn()
            .unwrap();
        println!("rank {number}: pid {}", child.id());
        children.push(child);
    }

    let (sender, messages) = mpsc::channel();
    let mut connected = 0;
    while connected < ranks {
        match listener.accept() {
            Ok((socket, _)) => {
                connected += 1;
                socket.set_nonblocking(false).unwrap();
                let sender = sender.clone();
                thread::spawn(move || {
                    let mut lines = BufReader::new(socket).lines();
                    let number: u64 = lines.next().unwrap().unwrap().parse().unwrap();
                    let sum = lines.next().and_then(|line| line.ok()?.parse::<u64>().ok());
                    sender.send((number, sum)).unwrap();
                });
            }
            Err(_) => thread::sleep(Duration::from_millis(5)),
        }
        for number in 0..children.len() {
            if matches!(children[number].try_wait(), Ok(Some(status)) if !status.success()) {
                eprintln!("rank {number} died before it said hello");
                end(children);
                exit(1);
            }
        }
    }

    let mut sum = 0;
    for _ in 0..ranks {
        let (number, part) = messages.recv().unwrap();
        match part {
            Some(part) => sum += part,
            None => {
                eprintln!("rank {number} died");
                end(children);
                exit(1);
            }
        }
    }
    for mut child in children {
        child.wait().unwrap();
    }
    println!("sum: {sum}");
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(|argument| argument.as_str()).collect::<Vec<_>>()[..] {
        [] => parent(4),
        ["--ranks", ranks] if ["1", "2", "3", "4", "5", "6", "7", "8"].contains(&ranks) => {
            parent(ranks.parse().unwrap());
        }
        ["rank", number, ranks, port] => {
            rank(number.parse().unwrap(), ranks.parse().unwrap(), port.parse().unwrap());
        }
        _ => {
            eprintln!("usage: distributed_memory [--ranks R]");
            exit(2);
        }
    }
}
