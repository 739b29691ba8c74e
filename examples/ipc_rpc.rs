//! RPC, remote procedure call: a call that looks like any other, but the function runs in another process.
//!
//! Watch: arguments travel there, the answer travels back, and so does an error: it arrives as an `Err`, not
//! as some number. What no local call has is the other kind of error: the server is gone, and whether it did
//! what it was asked to, nobody can say.
//!
//! Run: `cargo run --example ipc_rpc`
//! Book: `docs/src/threads/ipc_rpc.md`
//! Crates: none, only std.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};
use std::{env, io, process};

const USAGE: &str = "usage: ipc_rpc (it takes no arguments)";

/// Prints a line. If nobody reads any more (`| head -1`), that is the end.
macro_rules! say {
    ($($line:tt)*) => {
        if writeln!(io::stdout(), $($line)*).is_err() {
            process::exit(0);
        }
    };
}

// The server. A request is a line such as `divide 6 3`, its answer `ok 2`, or `error` and the reason.

fn serve() {
    for request in io::stdin().lines().map_while(Result::ok) {
        match answer(&request) {
            Ok(value) => say!("ok {value}"),
            Err(reason) => say!("error {reason}"),
        }
    }
}

fn answer(request: &str) -> Result<i64, String> {
    let number = |text: &str| text.parse::<i64>().map_err(|_| format!("{text} is not a number"));
    let words: Vec<&str> = request.split(' ').collect();
    match words[..] {
        ["multiply", a, b] => number(a)?.checked_mul(number(b)?).ok_or("the product is too large".into()),
        ["divide", a, b] => number(a)?.checked_div(number(b)?).ok_or("division by zero".into()),
        ["length", text] => Ok(text.len() as i64),
        ["checksum", text] => Ok(checksum(text)),
        ["crash"] => process::exit(1),
        _ => Err("there is no such function".into()),
    }
}

/// Depends on every byte and on their order.
fn checksum(text: &str) -> i64 {
    text.bytes().fold(7, |sum, byte| (sum * 31 + i64::from(byte)) % 1_000_000_007)
}

// The client.

#[derive(Debug)]
enum CallError {
    /// The function failed, over there, for this reason.
    Refused(String),
    /// No answer came.
    Lost(io::ErrorKind),
}

struct Remote(Child);

impl Remote {
    /// The server is this program once more, its standard input and output a pipe each.
    fn start() -> io::Result<Remote> {
        let mut command = Command::new(env::current_exe()?);
        command.arg("--server").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().map(Remote)
    }

    /// Sends the call and waits for its answer.
    fn call(&mut self, request: &str) -> Result<i64, CallError> {
        let (requests, answers) = (self.0.stdin.as_mut(), self.0.stdout.as_mut());
        let mut answer = String::new();
        let lost = |error: io::Error| CallError::Lost(error.kind());
        writeln!(requests.expect("a pipe"), "{request}").map_err(lost)?;
        BufReader::new(answers.expect("a pipe")).read_line(&mut answer).map_err(lost)?;
        match answer.trim_end().split_once(' ') {
            Some(("ok", value)) if let Ok(value) = value.parse() => Ok(value),
            Some(("error", reason)) => Err(CallError::Refused(reason.to_owned())),
            _ => Err(CallError::Lost(io::ErrorKind::UnexpectedEof)),
        }
    }

    /// A stub: to its caller a function like any other. Every function of a server gets one.
    fn multiply(&mut self, a: i64, b: i64) -> Result<i64, CallError> {
        self.call(&format!("multiply {a} {b}"))
    }
}

fn converse(mut remote: Remote) -> Result<(), CallError> {
    say!("6 * 7 = {}", remote.multiply(6, 7)?);
    let message = "garlic".repeat(1000);
    say!("sent: {} bytes", message.len());
    say!("received: {} bytes", remote.call(&format!("length {message}"))?);
    let equal = remote.call(&format!("checksum {message}"))? == checksum(&message);
    say!("checksum: {}", if equal { "equal" } else { "different" });

    match remote.call("divide 1 0") {
        Err(CallError::Refused(reason)) => say!("1 / 0 is an error: {reason}"),
        other => return other.map(drop),
    }
    if let Err(CallError::Lost(error)) = remote.call("crash") {
        say!("crash gives no answer, and never will: {error}");
    }
    Ok(())
}

fn main() {
    match env::args_os().nth(1) {
        None => {
            let remote = Remote::start().map_err(|error| CallError::Lost(error.kind()));
            if let Err(error) = remote.and_then(converse) {
                eprintln!("ipc_rpc: the conversation broke off: {error:?}");
                process::exit(1);
            }
        }
        Some(role) if role == "--server" => serve(),
        Some(argument) if argument == "--help" => say!("{USAGE}"),
        Some(_) => {
            eprintln!("{USAGE}");
            process::exit(2);
        }
    }
}
