// breaks: nanoseconds a switch for both; `switches: N`
use std::io::{PipeReader, PipeWriter, Read, Write, pipe};
use std::process::{Command, Stdio, exit};
use std::sync::mpsc;
use std::thread;
use std::time::Instant;
const ROUNDS: u32 = 5000;
fn threads() -> u128 {
    let (to, inbox) = mpsc::sync_channel::<u32>(0);
    let (back, outbox) = mpsc::sync_channel::<u32>(0);
    let other = thread::spawn(move || {
        for token in inbox {
            back.send(token + 1).unwrap();
        }
    });
    let start = Instant::now();
    let mut token = 0;
    for _ in 0..ROUNDS {
        to.send(token).unwrap();
        token = outbox.recv().unwrap();
    }
    let time = start.elapsed().as_nanos();
    drop(to);
    other.join().unwrap();
    assert_eq!(token, ROUNDS);
    time
}
fn pass(from: &mut impl Read, to: &mut impl Write) -> std::io::Result<()> {
    let mut token = [0];
    from.read_exact(&mut token)?;
    to.write_all(&token)?;
    to.flush()
}
fn processes() -> u128 {
    let (theirs_in, mut mine_out): (PipeReader, PipeWriter) = pipe().unwrap();
    let (mut mine_in, theirs_out) = pipe().unwrap();
    let mut child = Command::new(std::env::current_exe().unwrap())
        .arg("echo")
        .stdin(Stdio::from(theirs_in))
        .stdout(Stdio::from(theirs_out))
        .spawn()
        .unwrap();
    mine_out.write_all(&[1]).unwrap();
    pass(&mut mine_in, &mut mine_out).unwrap();
    let start = Instant::now();
    for _ in 0..ROUNDS {
        std::hint::black_box(&mut mine_in);
    }
    let time = start.elapsed().as_nanos();
    drop(mine_out);
    child.wait().unwrap();
    time
}
fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    if args == ["echo"] {
        let (mut i, mut o) = (std::io::stdin().lock(), std::io::stdout().lock());
        while pass(&mut i, &mut o).is_ok() {}
        return;
    }
    if !args.is_empty() {
        eprintln!("usage: context_switch");
        exit(2)
    }
    let switches = 2 * u128::from(ROUNDS);
    println!("two threads: {} ns a switch", threads() / switches);
    println!("two processes: {} ns a switch", processes() / switches);
    println!("switches: {switches}");
}
