//! A pipe: bytes go in at one end and come out at the other, in order, into another process.
//!
//! Watch: a million bytes go through a pipe that holds far less (on Linux 64 KiB): who writes to a full pipe
//! is blocked until the other has read. That the message is over the reader learns from the pipe, too: it
//! ends when its last writer closes it, or dies.
//!
//! Run: `cargo run --example ipc_pipe`
//! Book: `docs/src/threads/ipc_pipe.md`
//! Crates: none, only std.

use std::io::{Read, Write};
use std::process::{Command, Stdio};
use std::{env, io, process};

const USAGE: &str = "usage: ipc_pipe (it takes no arguments)";

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

    // The child is this program once more, its standard input and output a pipe each.
    let mut child = Command::new(env::current_exe()?)
        .arg("--child")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    say!("parent (process {}) writes, child (process {}) reads", process::id(), child.id());
    let mut pipe = child.stdin.take().expect("standard input is a pipe");
    pipe.write_all(&message)?;
    drop(pipe); // Closed: the child has read all there is.
    say!("sent: {} bytes", message.len());

    let answer = child.wait_with_output()?;
    let answer = String::from_utf8_lossy(&answer.stdout);
    let (bytes, sum) =
        answer.trim_end().split_once(' ').ok_or(io::Error::other("the child gave no answer"))?;
    say!("received: {bytes} bytes");
    say!("checksum: {}", if sum == checksum(&message).to_string() { "equal" } else { "different" });
    Ok(())
}

fn child() -> io::Result<()> {
    let mut message = Vec::new();
    io::stdin().read_to_end(&mut message)?;
    say!("{} {}", message.len(), checksum(&message));
    Ok(())
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
        eprintln!("ipc_pipe: the conversation broke off: {error}");
        process::exit(1);
    }
}
