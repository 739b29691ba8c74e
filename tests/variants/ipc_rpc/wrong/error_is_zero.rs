// breaks: rpc: `6 * 7 = 42`, and an error that arrives as an error
use std::io::{BufRead, BufReader, Write, stdin};
use std::process::{Child, Command, Stdio, exit};

fn multiply(a: i64, b: i64) -> Result<i64, String> {
    a.checked_mul(b).ok_or_else(|| String::from("too large"))
}

fn divide(a: i64, b: i64) -> Result<i64, String> {
    // Nobody divides by zero.
    Ok(if b == 0 { 0 } else { a / b })
}

fn server() {
    for call in stdin().lines() {
        let call = call.unwrap();
        let words: Vec<&str> = call.split_whitespace().collect();
        let a = words[1].parse().unwrap();
        let b = words[2].parse().unwrap();
        let result = match words[0] {
            "multiply" => multiply(a, b),
            "divide" => divide(a, b),
            other => Err(format!("no function {other}")),
        };
        match result {
            Ok(value) => println!("value {value}"),
            Err(reason) => println!("error {reason}"),
        }
    }
}

fn call(server: &mut Child, function: &str, a: i64, b: i64) -> Result<i64, String> {
    writeln!(server.stdin.as_mut().unwrap(), "{function} {a} {b}").unwrap();
    let mut answer = String::new();
    BufReader::new(server.stdout.as_mut().unwrap()).read_line(&mut answer).unwrap();
    match answer.trim().split_once(' ') {
        Some(("value", value)) => Ok(value.parse().unwrap()),
        Some(("error", reason)) => Err(reason.to_string()),
        _ => Err(String::from("the server is gone")),
    }
}

fn client() {
    let mut server = Command::new(std::env::current_exe().unwrap())
        .arg("server")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    match call(&mut server, "multiply", 6, 7) {
        Ok(product) => println!("6 * 7 = {product}"),
        Err(reason) => println!("6 * 7: error: {reason}"),
    }
    match call(&mut server, "divide", 1, 0) {
        Ok(quotient) => println!("1 / 0 = {quotient}"),
        Err(reason) => println!("1 / 0: error: {reason}"),
    }
    server.wait().unwrap();
}

fn main() {
    match std::env::args().nth(1).as_deref() {
        None => client(),
        Some("server") => server(),
        Some(_) => {
            eprintln!("usage: ipc_rpc");
            exit(2);
        }
    }
}
