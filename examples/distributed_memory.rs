//! Distributed memory: every process has a memory of its own, and what another needs to know must be sent.
//! A process of such a program is called a rank. A real cluster uses MPI for this, the Message Passing
//! Interface: its `mpirun` starts the ranks on many machines, and its `Reduce` adds up as here.
//!
//! Watch: the ranks hold a slice of the numbers each, and send rank 0 their sums. Kill one while they work
//! (their process numbers are printed): the rest cannot finish without its numbers, so all end.
//!
//! Run: `cargo run --example distributed_memory` or `cargo run --example distributed_memory -- --ranks 8`
//! Book: `docs/src/hardware/distributed_memory.md`
//! Crates: none, only std.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;
use std::{env, io, process, thread};

const USAGE: &str = "usage: distributed_memory [--ranks R], R from 1 to 8";
const NUMBERS: u64 = 1_000_000;

/// Prints a line. If nobody reads any more (`| head -1`), that is the end.
macro_rules! say {
    ($($line:tt)*) => {
        if writeln!(io::stdout(), $($line)*).is_err() {
            process::exit(0);
        }
    };
}

/// The numbers that a rank holds: from the first to the last.
fn slice(rank: u64, ranks: u64) -> (u64, u64) {
    (rank * NUMBERS / ranks + 1, (rank + 1) * NUMBERS / ranks)
}

/// What `mpirun` does: starts the ranks, tells them where to find rank 0, and ends all when one has died.
fn launch(ranks: u64) -> io::Result<()> {
    // A rank lives as long as its lifeline, the pipe to its standard input. This process holds the other ends:
    // when it ends, in whatever way, all lifelines are cut.
    let mut lifelines = Vec::new();
    let mut address = String::new();
    let mut root = None;
    let (ended, ends) = mpsc::channel();
    for rank in 0..ranks {
        let mut command = Command::new(env::current_exe()?);
        command.args(["--rank", &rank.to_string(), &ranks.to_string(), &address]);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let (first, last) = slice(rank, ranks);
        say!("rank {rank} is process {} and holds the numbers {first} to {last}", child.id());

        lifelines.push(child.stdin.take());
        if rank == 0 {
            let output = root.insert(BufReader::new(child.stdout.take().expect("standard output is a pipe")));
            output.read_line(&mut address)?;
        }
        let ended = ended.clone();
        thread::spawn(move || ended.send((rank, child.wait())));
    }
    drop(ended);

    let mut died = None;
    for (rank, status) in ends {
        let status = status?;
        if !status.success() && died.is_none() {
            died = Some(format!("rank {rank} died ({status}), and its part of the sum with it"));
            lifelines.clear();
        }
    } // All have ended.
    if let Some(what) = died {
        return Err(io::Error::other(what));
    }
    let mut sum = String::new();
    root.expect("there is a rank 0").read_line(&mut sum)?;
    say!("sum: {}", sum.trim_end());
    Ok(())
}

/// What each rank does. The message to rank 0 is a sum in decimal, and a connection carries one.
fn work(me: u64, ranks: u64, address: &str) -> io::Result<()> {
    let listener = if me == 0 { Some(TcpListener::bind("127.0.0.1:0")?) } else { None };
    if let Some(listener) = &listener {
        say!("{}", listener.local_addr()?);
    }
    let (first, last) = slice(me, ranks);
    let memory: Vec<u64> = (first..=last).collect(); // No other rank can read this.
    let mut sum: u64 = 0;
    for part in memory.chunks(memory.len() / 20 + 1) {
        sum += part.iter().sum::<u64>();
        thread::sleep(Duration::from_millis(100)); // as if there were much more to add up
    }
    let Some(listener) = listener else {
        return write!(TcpStream::connect(address)?, "{sum}");
    };
    for _ in 1..ranks {
        let mut message = String::new();
        listener.accept()?.0.read_to_string(&mut message)?;
        sum += message.parse::<u64>().map_err(io::Error::other)?;
    }
    say!("{sum}");
    Ok(())
}

fn main() {
    let arguments: Vec<_> = env::args_os().skip(1).map(|a| a.into_string().unwrap_or_default()).collect();
    let ranks = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => 4,
        ["--ranks", ranks] if let Ok(ranks @ 1..=8) = ranks.parse() => ranks,
        ["--rank", me, ranks, address] if let (Ok(me), Ok(ranks)) = (me.parse(), ranks.parse()) => {
            thread::spawn(|| {
                let _ = io::copy(&mut io::stdin(), &mut io::sink());
                process::exit(1); // The lifeline is cut.
            });
            if work(me, ranks, address.trim_end()).is_err() {
                // Another rank is gone. Which one is for the launcher to say, who will end this one too.
                thread::sleep(Duration::MAX);
            }
            return;
        }
        ["--help", ..] => return say!("{USAGE}"),
        _ => {
            eprintln!("{USAGE}");
            process::exit(2);
        }
    };
    if let Err(error) = launch(ranks) {
        eprintln!("distributed_memory: {error}");
        process::exit(1);
    }
}
