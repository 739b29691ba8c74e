// breaks: ranks are processes with memories of their own; they add up a sum by messages over sockets
use std::process::{Child, Command, Stdio, exit};
use std::time::Duration;
use std::{env, thread};

// Each rank writes its sum to its standard output, a pipe, and not to a socket.

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let numbers: Vec<u64> = arguments.iter().filter_map(|a| a.parse().ok()).collect();
    let ranks = match (arguments.len(), arguments.first().map(|a| a.as_str()), &numbers[..]) {
        (0, ..) => 4,
        (2, Some("--ranks"), [ranks @ 1..=8]) => *ranks,
        (3, Some("rank"), [rank, ranks]) => {
            thread::sleep(Duration::from_millis(500));
            println!("{}", (0..1_000_000u64).filter(|n| n % ranks == *rank).sum::<u64>());
            return;
        }
        _ => {
            eprintln!("usage: distributed_memory [--ranks R]");
            exit(2);
        }
    };
    let children: Vec<Child> = (0..ranks)
        .map(|rank| {
            Command::new(env::current_exe().unwrap())
                .args(["rank", &rank.to_string(), &ranks.to_string()])
                .stdout(Stdio::piped())
                .spawn()
                .unwrap()
        })
        .collect();
    let mut sum = 0;
    for (rank, child) in children.into_iter().enumerate() {
        let output = child.wait_with_output().unwrap();
        if !output.status.success() {
            eprintln!("rank {rank} died");
            exit(1);
        }
        sum += String::from_utf8_lossy(&output.stdout).trim().parse::<u64>().unwrap();
    }
    println!("sum: {sum}");
}
