use std::env;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio, exit};
fn server() {
    for line in std::io::stdin().lines() {
        let line = line.unwrap();
        let words: Vec<&str> = line.split(' ').collect();
        let number = |k: usize| words.get(k).and_then(|w| w.parse::<i64>().ok());
        let answer = match (words[0], number(1), number(2)) {
            ("mul", Some(a), Some(b)) => a.checked_mul(b).ok_or("overflow"),
            ("div", Some(_), Some(0)) => Err("division by zero"),
            ("div", Some(a), Some(b)) => Ok(a / b),
            _ => Err("no such call"),
        };
        match answer {
            Ok(n) => println!("ok {n}"),
            Err(e) => println!("err {e}"),
        }
    }
}
struct Client {
    child: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
}
impl Client {
    fn start() -> Client {
        let mut child = Command::new(env::current_exe().unwrap())
            .arg("server")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        Client { to: child.stdin.take().unwrap(), from: BufReader::new(child.stdout.take().unwrap()), child }
    }
    fn call(&mut self, what: &str, a: i64, b: i64) -> Result<i64, String> {
        writeln!(self.to, "{what} {a} {b}").map_err(|e| e.to_string())?;
        let mut line = String::new();
        self.from.read_line(&mut line).map_err(|e| e.to_string())?;
        match line.trim_end().split_once(' ') {
            Some(("ok", n)) => n.parse().map_err(|_| "no number".into()),
            Some(("err", e)) => Err(e.to_string()),
            _ => Err("no answer".into()),
        }
    }
    fn end(mut self) {
        drop(self.to);
        self.child.wait().unwrap();
    }
}
fn main() {
    let args: Vec<String> = env::args().skip(1).collect();
    if args == ["server"] {
        return server();
    }
    if !args.is_empty() {
        eprintln!("usage: ipc_rpc");
        exit(2)
    }
    let mut client = Client::start();
    match client.call("mul", 6, 7) {
        Ok(n) => println!("6 * 7 = {n}"),
        Err(e) => println!("6 * 7: error: {e}"),
    }
    match client.call("div", 1, 0) {
        Ok(n) => println!("1 / 0 = {n}"),
        Err(e) => eprintln!("error: {e}"),
    }
    client.end();
}
