use std::io::{BufRead, BufReader, BufWriter, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Command, Stdio};

const LINES: usize = 3000;

fn line(number: usize) -> String {
    format!("{number}: a clove of garlic")
}

fn server() -> std::io::Result<()> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    println!("{}", listener.local_addr()?.port());
    let (socket, _) = listener.accept()?;
    let mut answers = BufWriter::new(socket.try_clone()?);
    let (mut bytes, mut sum) = (0, 0u64);
    for line in BufReader::new(socket).lines().take(LINES) {
        let line = line?;
        bytes += line.len() + 1;
        sum = line.bytes().fold(sum, |sum, byte| (sum * 7 + u64::from(byte)) % 1_000_003);
    }
    writeln!(answers, "{bytes}")?;
    writeln!(answers, "{sum}")?;
    answers.flush()
}

fn main() -> std::io::Result<()> {
    match std::env::args().nth(1).as_deref() {
        None => {}
        Some("server") => return server(),
        Some(_) => {
            eprintln!("usage: ipc_socket");
            std::process::exit(2);
        }
    }
    let mut child = Command::new(std::env::current_exe()?).arg("server").stdout(Stdio::piped()).spawn()?;
    let mut port = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut port)?;
    let socket = TcpStream::connect((Ipv4Addr::LOCALHOST, port.trim().parse().unwrap()))?;
    let mut to_server = BufWriter::new(socket.try_clone()?);
    let (mut bytes, mut sum) = (0, 0u64);
    for number in 0..LINES {
        let line = line(number);
        writeln!(to_server, "{line}")?;
        bytes += line.len() + 1;
        sum = line.bytes().fold(sum, |sum, byte| (sum * 7 + u64::from(byte)) % 1_000_003);
    }
    to_server.flush()?;
    println!("sent: {bytes} bytes");
    let mut answers = BufReader::new(socket).lines();
    println!("received: {} bytes", answers.next().unwrap()?);
    let theirs: u64 = answers.next().unwrap()?.parse().unwrap();
    println!("checksum: {}", if theirs == sum { "equal" } else { "different" });
    child.wait()?;
    Ok(())
}
