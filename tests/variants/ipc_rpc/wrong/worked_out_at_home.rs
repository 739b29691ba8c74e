// breaks: calls with arguments and answers
use std::process::{Command, Stdio, exit};

fn multiply(a: i64, b: i64) -> Result<i64, String> {
    a.checked_mul(b).ok_or_else(|| "too large".to_string())
}

fn divide(a: i64, b: i64) -> Result<i64, String> {
    a.checked_div(b).ok_or_else(|| "division by zero".to_string())
}

fn main() {
    match std::env::args().nth(1).as_deref() {
        None => {}
        Some("server") => {
            let _ = std::io::read_to_string(std::io::stdin());
            return;
        }
        Some(_) => {
            eprintln!("usage: ipc_rpc");
            exit(2);
        }
    }
    let mut server =
        Command::new(std::env::current_exe().unwrap()).arg("server").stdin(Stdio::piped()).spawn().unwrap();
    // The server is there; but these are calls like any other.
    println!("6 * 7 = {}", multiply(6, 7).unwrap());
    println!("1 / 0: error: {}", divide(1, 0).unwrap_err());
    server.wait().unwrap();
}
