// breaks: nanoseconds a switch for both; `switches: N`
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Command, Stdio, exit};
use std::sync::mpsc::sync_channel;
use std::thread;
use std::time::{Duration, Instant};

const ROUNDS: u32 = 500;
const PASSES: u32 = 5;

fn report(between: &str, mut times: Vec<Duration>) {
    times.remove(0);
    times.sort();
    println!("between {between}: {} ns a switch", times[times.len() / 2].as_nanos() / u128::from(2 * ROUNDS));
}

fn threads() {
    let (ping, pings) = sync_channel(1);
    let (pong, pongs) = sync_channel(1);
    let other = thread::spawn(move || {
        for token in pings {
            pong.send(token).unwrap();
        }
    });
    let mut times = Vec::new();
    for _ in 0..=PASSES {
        let start = Instant::now();
        for _ in 0..ROUNDS {
            ping.send(()).unwrap();
            pongs.recv().unwrap();
        }
        times.push(start.elapsed());
    }
    drop(ping);
    other.join().unwrap();
    report("threads", times);
}

fn child(port: u16) {
    let mut socket = TcpStream::connect(("127.0.0.1", port)).unwrap();
    socket.set_nodelay(true).unwrap();
    let mut token = [0];
    while socket.read_exact(&mut token).is_ok() {
        socket.write_all(&token).unwrap();
    }
}

fn processes() {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = listener.local_addr().unwrap().port().to_string();
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["child", &port])
        .stdin(Stdio::null())
        .spawn()
        .unwrap();
    let (mut socket, _) = listener.accept().unwrap();
    socket.set_nodelay(true).unwrap();
    let mut times = Vec::new();
    let mut token = [7];
    for _ in 0..=PASSES {
        let start = Instant::now();
        for _ in 0..ROUNDS {
            socket.write_all(&token).unwrap();
            socket.read_exact(&mut token).unwrap();
        }
        times.push(start.elapsed());
    }
    drop(socket);
    child.wait().unwrap();
    report("processes", times);
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match &arguments[..] {
        [] => {}
        [role, port] if role == "child" => return child(port.parse().unwrap()),
        _ => {
            eprintln!("usage: context_switch");
            exit(2);
        }
    }
    threads();
    processes();
}
