use std::io::{BufRead, BufReader, Write};
use std::process::{ChildStdin, ChildStdout, Command, Stdio};
use std::{env, io, process};

#[derive(Debug)]
#[allow(dead_code)]
enum RpcError {
    Remote(String),
    Broken(io::Error),
}

trait Arithmetic {
    fn multiply(&mut self, a: i32, b: i32) -> Result<i32, RpcError>;
    fn square_root(&mut self, a: i32) -> Result<i32, RpcError>;
}

struct Local;

impl Arithmetic for Local {
    fn multiply(&mut self, a: i32, b: i32) -> Result<i32, RpcError> {
        a.checked_mul(b).ok_or(RpcError::Remote("overflow".into()))
    }
    fn square_root(&mut self, a: i32) -> Result<i32, RpcError> {
        if a < 0 { Err(RpcError::Remote(format!("{a} has no root"))) } else { Ok(a.isqrt()) }
    }
}

struct Stub {
    calls: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Stub {
    fn call(&mut self, text: String) -> Result<i32, RpcError> {
        writeln!(self.calls, "{text}").map_err(RpcError::Broken)?;
        let mut answer = String::new();
        self.answers.read_line(&mut answer).map_err(RpcError::Broken)?;
        match answer.trim_end().split_at_checked(1) {
            Some(("=", value)) => Ok(value.parse().unwrap()),
            Some(("!", reason)) => Err(RpcError::Remote(reason.into())),
            _ => Err(RpcError::Broken(io::ErrorKind::UnexpectedEof.into())),
        }
    }
}

impl Arithmetic for Stub {
    fn multiply(&mut self, a: i32, b: i32) -> Result<i32, RpcError> {
        self.call(format!("multiply,{a},{b}"))
    }
    fn square_root(&mut self, a: i32) -> Result<i32, RpcError> {
        self.call(format!("square_root,{a}"))
    }
}

fn serve() {
    for call in io::stdin().lines().map_while(Result::ok) {
        let mut parts = call.split(',');
        let function = parts.next().unwrap().to_owned();
        let numbers: Vec<i32> = parts.map(|number| number.parse().unwrap()).collect();
        let result = match (&*function, &numbers[..]) {
            ("multiply", &[a, b]) => Local.multiply(a, b),
            ("square_root", &[a]) => Local.square_root(a),
            _ => Err(RpcError::Remote("what?".into())),
        };
        match result {
            Ok(value) => println!("={value}"),
            Err(RpcError::Remote(reason)) => println!("!{reason}"),
            Err(RpcError::Broken(_)) => unreachable!(),
        }
    }
}

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match arguments.iter().map(|s| s.as_ref()).collect::<Vec<&str>>().as_slice() {
        [] => {}
        ["serve"] => return serve(),
        _ => {
            eprintln!("Usage: ipc_rpc");
            process::exit(2);
        }
    }
    let mut server = Command::new(env::current_exe().unwrap())
        .arg("serve")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stub =
        Stub { calls: server.stdin.take().unwrap(), answers: BufReader::new(server.stdout.take().unwrap()) };
    if let Ok(product) = stub.multiply(6, 7) {
        println!("6 * 7 = {product}");
    }
    println!("the root of 49: {:?}", stub.square_root(49));
    println!("the root of -1: {:?}", stub.square_root(-1));
    drop(stub);
    server.wait().unwrap();
}
