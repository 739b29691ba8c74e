use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Command, Stdio, exit};
use std::{env, fmt, thread};

// A call is a letter and two numbers of eight bytes; an answer is a letter and a number. V: a value. E: an error,
// and the number says which.

#[derive(Debug)]
enum Fault {
    DivisionByZero,
    Overflow,
    UnknownFunction,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "error: {self:?}")
    }
}

fn run(function: u8, a: i64, b: i64) -> Result<i64, Fault> {
    match function {
        b'*' => a.checked_mul(b).ok_or(Fault::Overflow),
        b'/' => a.checked_div(b).ok_or(Fault::DivisionByZero),
        _ => Err(Fault::UnknownFunction),
    }
}

fn serve(port: u16) {
    thread::spawn(|| {
        let _ = std::io::stdin().read(&mut [0]);
        exit(1);
    });
    let mut socket = TcpStream::connect(("127.0.0.1", port)).unwrap();
    let mut call = [0; 17];
    while socket.read_exact(&mut call).is_ok() {
        let number = |at: usize| i64::from_le_bytes(call[at..at + 8].try_into().unwrap());
        let (letter, number) = match run(call[0], number(1), number(9)) {
            Ok(value) => (b'V', value),
            Err(fault) => (b'E', fault as i64),
        };
        socket.write_all(&[&[letter], &number.to_le_bytes()[..]].concat()).unwrap();
    }
}

fn call(socket: &mut TcpStream, function: u8, a: i64, b: i64) -> Result<i64, Fault> {
    socket.write_all(&[&[function], &a.to_le_bytes()[..], &b.to_le_bytes()].concat()).unwrap();
    let mut answer = [0; 9];
    socket.read_exact(&mut answer).unwrap();
    let number = i64::from_le_bytes(answer[1..].try_into().unwrap());
    match (answer[0], number) {
        (b'V', value) => Ok(value),
        (_, 0) => Err(Fault::DivisionByZero),
        (_, 1) => Err(Fault::Overflow),
        _ => Err(Fault::UnknownFunction),
    }
}

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match &arguments[..] {
        [] => {}
        [role, port] if role == "serve" => return serve(port.parse().unwrap()),
        _ => {
            eprintln!("usage: ipc_rpc");
            exit(2);
        }
    }
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = listener.local_addr().unwrap().port().to_string();
    let mut server = Command::new(env::current_exe().unwrap())
        .args(["serve", &port])
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    let (mut socket, _) = listener.accept().unwrap();
    println!("6 * 7 = {}", call(&mut socket, b'*', 6, 7).unwrap());
    for (function, a, b) in [(b'/', 6, 0), (b'*', i64::MAX, 2), (b'?', 1, 1)] {
        match call(&mut socket, function, a, b) {
            Ok(value) => println!("{a} {} {b} = {value}", char::from(function)),
            Err(fault) => println!("{a} {} {b} gives {fault}", char::from(function)),
        }
    }
    drop(socket);
    server.wait().unwrap();
}
