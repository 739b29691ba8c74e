use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;
use std::time::{Duration, Instant};

/// Answers each question after as many milliseconds as it says.
fn server(listener: TcpListener) {
    for socket in listener.incoming() {
        let mut socket = socket.unwrap();
        thread::spawn(move || {
            let mut question = [0];
            socket.read_exact(&mut question).unwrap();
            thread::sleep(Duration::from_millis(u64::from(question[0])));
            socket.write_all(&question).unwrap();
        });
    }
}

fn ask(port: u16, milliseconds: u8) -> TcpStream {
    let mut socket = TcpStream::connect(("127.0.0.1", port)).unwrap();
    socket.write_all(&[milliseconds]).unwrap();
    socket
}

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: concurrency");
        std::process::exit(2);
    }

    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || server(listener));
    let waits = [100, 50, 150, 200, 75];

    let start = Instant::now();
    for wait in waits {
        ask(port, wait).read_exact(&mut [0]).unwrap();
    }
    println!("one after the other: {:.2} s", start.elapsed().as_secs_f64());

    let start = Instant::now();
    let open: Vec<TcpStream> = waits.into_iter().map(|wait| ask(port, wait)).collect();
    for mut socket in open {
        socket.read_exact(&mut [0]).unwrap();
    }
    println!("all asked, then all read: {:.2} s", start.elapsed().as_secs_f64());

    let start = Instant::now();
    thread::scope(|scope| {
        for wait in waits {
            scope.spawn(move || ask(port, wait).read_exact(&mut [0]).unwrap());
        }
    });
    println!("a thread for each: {:.2} s", start.elapsed().as_secs_f64());
}
