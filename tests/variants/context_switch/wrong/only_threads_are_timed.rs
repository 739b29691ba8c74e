// breaks: nanoseconds a switch for both; `switches: N`
use std::io::{Read, Write, stdin, stdout};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::thread;
use std::time::Instant;

const PASSES: usize = 2000;

static MAINS_TURN: AtomicBool = AtomicBool::new(true);

fn pass_when(mine: bool, other: &thread::Thread) {
    while MAINS_TURN.load(SeqCst) != mine {
        thread::park();
    }
    MAINS_TURN.store(!mine, SeqCst);
    other.unpark();
}

fn main() {
    match std::env::args().nth(1).as_deref() {
        None => {}
        Some("echo") => {
            let mut token = [0];
            while stdin().read(&mut token).unwrap() == 1 {
                stdout().write_all(&token).unwrap();
                stdout().flush().unwrap();
            }
            return;
        }
        Some(_) => {
            eprintln!("usage: context_switch");
            std::process::exit(2);
        }
    }

    let main = thread::current();
    let other = thread::spawn(move || (0..PASSES).for_each(|_| pass_when(false, &main)));
    let mut times = Vec::new();
    for _ in 0..PASSES {
        let start = Instant::now();
        pass_when(true, other.thread());
        while !MAINS_TURN.load(SeqCst) {
            thread::park();
        }
        times.push(start.elapsed().as_nanos() / 2);
    }
    other.join().unwrap();
    times.sort();
    println!("threads: {} ns", times[PASSES / 2]);

    let mut echo = Command::new(std::env::current_exe().unwrap())
        .arg("echo")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut times = Vec::new();
    for _ in 0..PASSES {
        let start = Instant::now();
        echo.stdin.as_mut().unwrap().write_all(b"!").unwrap();
        echo.stdout.as_mut().unwrap().read_exact(&mut [0]).unwrap();
        times.push(start.elapsed().as_nanos() / 2);
    }
    echo.wait().unwrap();
    times.sort();
    println!("switches: {}", 4 * PASSES);
}
