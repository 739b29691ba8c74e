use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::sync::Barrier;
use std::thread;
use std::time::Instant;

const MEETINGS: usize = 500;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args();
    let program = arguments.next().unwrap();
    match arguments.next().as_deref() {
        None => {}
        Some("other-side") => {
            for line in std::io::stdin().lines() {
                println!("{}", line?);
            }
            return Ok(());
        }
        Some(_) => {
            eprintln!("usage: {program}");
            std::process::exit(2);
        }
    }

    let barrier = Barrier::new(2);
    let start = Instant::now();
    thread::scope(|scope| {
        scope.spawn(|| (0..MEETINGS).for_each(|_| drop(barrier.wait())));
        (0..MEETINGS).for_each(|_| drop(barrier.wait()));
    });
    println!("two threads at a barrier: {} ns a switch", start.elapsed().as_nanos() / MEETINGS as u128);

    let mut child = Command::new(std::env::current_exe()?)
        .arg("other-side")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let mut to = child.stdin.take().unwrap();
    let mut from = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    let start = Instant::now();
    for _ in 0..MEETINGS {
        to.write_all(b"token\n")?;
        line.clear();
        from.read_line(&mut line)?;
        assert_eq!(line, "token\n");
    }
    println!("two processes over pipes: {} ns a switch", start.elapsed().as_nanos() / (2 * MEETINGS) as u128);
    drop(to);
    child.wait()?;
    println!("switches: {}", 3 * MEETINGS);
    Ok(())
}
