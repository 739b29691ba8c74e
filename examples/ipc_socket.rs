//! A socket: a pipe in both directions, with an address, so that the other process may run on another machine.
//!
//! Watch: the child listens at a port, the parent calls it, sends a million bytes and hangs up one half of
//! the line; over the other half comes the answer. Nothing here would change between two machines except how
//! the address gets around: here the child tells it over a pipe.
//!
//! Run: `cargo run --example ipc_socket`
//! Book: `docs/src/threads/ipc_socket.md`
//! Crates: none, only std.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::process::{Command, Stdio};
use std::{env, io, process, thread};

const USAGE: &str = "usage: ipc_socket (it takes no arguments)";

/// Prints a line. If nobody reads any more (`| head -1`), that is the end.
macro_rules! say {
    ($($line:tt)*) => {
        if writeln!(io::stdout(), $($line)*).is_err() {
            process::exit(0);
        }
    };
}

/// Depends on every byte and on their order.
fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(7, |sum, &byte| (sum * 31 + u64::from(byte)) % 1_000_000_007)
}

fn parent() -> io::Result<()> {
    let message: Vec<u8> = (0..1_000_000).map(|n| (n % 251) as u8).collect();

    // The child is this program once more. Its standard input stays open for as long as this process lives.
    let mut child = Command::new(env::current_exe()?)
        .arg("--child")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let mut address = String::new();
    BufReader::new(child.stdout.as_mut().expect("standard output is a pipe")).read_line(&mut address)?;
    let address = address.trim_end();
    if address.is_empty() {
        return Err(io::Error::other("the child ended before it could listen"));
    }
    say!("child (process {}) listens at {address}", child.id());

    let mut socket = TcpStream::connect(address)?;
    socket.write_all(&message)?;
    socket.shutdown(Shutdown::Write)?; // All said; still listening.
    say!("sent: {} bytes", message.len());

    let mut answer = String::new();
    socket.read_to_string(&mut answer)?;
    let (bytes, sum) =
        answer.trim_end().split_once(' ').ok_or(io::Error::other("the child gave no answer"))?;
    say!("received: {bytes} bytes");
    say!("checksum: {}", if sum == checksum(&message).to_string() { "equal" } else { "different" });
    child.wait()?;
    Ok(())
}

fn child() -> io::Result<()> {
    // When the parent ends, however that comes, standard input does too: then nobody will call any more.
    thread::spawn(|| {
        let _ = io::copy(&mut io::stdin(), &mut io::sink());
        process::exit(1);
    });
    let listener = TcpListener::bind("127.0.0.1:0")?; // Port 0: any that is free.
    say!("{}", listener.local_addr()?);

    let (mut socket, _caller) = listener.accept()?;
    let mut message = Vec::new();
    socket.read_to_end(&mut message)?;
    writeln!(socket, "{} {}", message.len(), checksum(&message))
}

fn main() {
    let conversation = match env::args_os().nth(1) {
        None => parent(),
        Some(role) if role == "--child" => child(),
        Some(argument) if argument == "--help" => return say!("{USAGE}"),
        Some(_) => {
            eprintln!("{USAGE}");
            process::exit(2);
        }
    };
    if let Err(error) = conversation {
        eprintln!("ipc_socket: the conversation broke off: {error}");
        process::exit(1);
    }
}
