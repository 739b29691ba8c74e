use std::env;
use std::io::{Read, Write};
use std::os::unix::net::UnixListener;
use std::os::unix::net::UnixStream;
use std::process::{Child, Command, exit, id};
use std::time::{Duration, Instant};

// A tenth of a second's work at most, and a limit on the wait for it.
fn main() {
    let arguments: Vec<String> = env::args().collect();
    if arguments.len() == 5 && arguments[1] == "rank" {
        let (rank, ranks): (usize, usize) = (arguments[2].parse().unwrap(), arguments[3].parse().unwrap());
        let sum: i64 = (0..10_000i64).skip(rank).step_by(ranks).map(|n| n * n).sum();
        let mut socket = UnixStream::connect(&arguments[4]).unwrap();
        socket.write_all(&[&[rank as u8], &sum.to_be_bytes()[..]].concat()).unwrap();
        return;
    }
    let ranks: usize = match arguments.len() {
        1 => 2,
        3 if arguments[1] == "--ranks" => arguments[2].parse().unwrap_or(0),
        _ => 0,
    };
    if ranks == 0 || ranks > 8 {
        eprintln!("usage: distributed_memory [--ranks R], R from 1 to 8");
        exit(2);
    }
    let path = env::temp_dir().join(format!("ranks-{}", id()));
    let listener = UnixListener::bind(&path).unwrap();
    listener.set_nonblocking(true).unwrap();
    let mut children: Vec<Child> = (0..ranks)
        .map(|rank| {
            let mut command = Command::new(env::current_exe().unwrap());
            command.arg("rank").arg(rank.to_string()).arg(ranks.to_string()).arg(&path).spawn().unwrap()
        })
        .collect();
    let mut sums = vec![None; ranks];
    let start = Instant::now();
    while sums.contains(&None) && start.elapsed() < Duration::from_secs(20) {
        match listener.accept() {
            Ok((mut socket, _)) => {
                let mut message = [0; 9];
                socket.set_nonblocking(false).unwrap();
                if socket.read_exact(&mut message).is_ok() {
                    sums[message[0] as usize] = Some(i64::from_be_bytes(message[1..].try_into().unwrap()));
                }
            }
            Err(_) => std::thread::sleep(Duration::from_millis(2)),
        }
        let gone = |rank: usize, child: &mut Child| {
            sums[rank].is_none() && child.try_wait().unwrap().is_some_and(|s| !s.success())
        };
        if let Some(rank) = (0..ranks).find(|&rank| gone(rank, &mut children[rank])) {
            eprintln!("rank {rank} is gone and its part with it");
            for child in &mut children {
                let _ = child.kill();
                child.wait().unwrap();
            }
            std::fs::remove_file(&path).unwrap();
            exit(1);
        }
    }
    for mut child in children {
        child.wait().unwrap();
    }
    std::fs::remove_file(&path).unwrap();
    println!("sum: {}", sums.into_iter().flatten().sum::<i64>());
}
