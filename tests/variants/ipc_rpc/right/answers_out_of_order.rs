use crossbeam_channel::{Sender, bounded};
use parking_lot::Mutex;
use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write, stdin};
use std::process::{Command, Stdio, exit};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

// Every call has a number, and its answer the same; so a slow call does not hold up a fast one.

fn work(words: &[&str]) -> Result<f64, String> {
    let number = |at: usize| words[at].parse::<f64>().map_err(|error| error.to_string());
    match words[1] {
        "times" => Ok(number(2)? * number(3)?),
        "slowly" => {
            thread::sleep(Duration::from_millis(50));
            number(2)
        }
        "by" if number(3)? == 0.0 => Err("cannot divide by 0".into()),
        "by" => Ok(number(2)? / number(3)?),
        function => Err(format!("{function} is not known")),
    }
}

fn server() {
    thread::scope(|scope| {
        for line in stdin().lines() {
            let line = line.unwrap();
            scope.spawn(move || {
                let words: Vec<&str> = line.split(' ').collect();
                let answer = match work(&words) {
                    Ok(value) => format!("{} ok {value}\n", words[0]),
                    Err(reason) => format!("{} err {reason}\n", words[0]),
                };
                std::io::stdout().write_all(answer.as_bytes()).unwrap();
            });
        }
    });
}

type Waiting = Arc<Mutex<HashMap<u32, Sender<Result<f64, String>>>>>;

fn main() {
    match std::env::args().nth(1).as_deref() {
        None => {}
        Some("server") => return server(),
        Some(_) => {
            eprintln!("usage: ipc_rpc");
            exit(2);
        }
    }
    let mut child = Command::new(std::env::current_exe().unwrap())
        .arg("server")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let calls = Mutex::new((0, child.stdin.take().unwrap()));
    let waiting = Waiting::default();
    let (answers, to_whom) = (BufReader::new(child.stdout.take().unwrap()), waiting.clone());
    let reader = thread::spawn(move || {
        for answer in answers.lines().map_while(Result::ok) {
            let words: Vec<&str> = answer.splitn(3, ' ').collect();
            let result =
                if words[1] == "ok" { Ok(words[2].parse().unwrap()) } else { Err(words[2].to_owned()) };
            to_whom.lock().remove(&words[0].parse().unwrap()).unwrap().send(result).unwrap();
        }
        // Nobody will answer the others any more.
        to_whom.lock().clear();
    });
    let call = |text: &str| -> Result<f64, String> {
        let (answer, answers) = bounded(1);
        let mut calls = calls.lock();
        calls.0 += 1;
        let number = calls.0;
        waiting.lock().insert(number, answer);
        let written = writeln!(calls.1, "{number} {text}");
        drop(calls);
        written.map_err(|error| error.to_string())?;
        answers.recv().unwrap_or(Err("the server is gone".into()))
    };
    thread::scope(|scope| {
        let slow = scope.spawn(|| call("slowly 5"));
        match call("times 6 7") {
            Ok(product) => println!("6 * 7 = {product}"),
            Err(reason) => println!("6 * 7 failed: {reason}"),
        }
        println!("1 / 0: {:?}", call("by 1 0"));
        println!("slowly: {:?}", slow.join().unwrap());
    });
    drop(calls);
    child.wait().unwrap();
    reader.join().unwrap();
}
