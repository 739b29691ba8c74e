// breaks: Bad arguments to any of them: a usage line on standard error and exit status 2
use std::io::{self, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, exit};
use std::{env, thread, time::Duration};
const N: u64 = 1_000_000;
fn usage() -> ! {
    eprintln!("usage: distributed_memory [--ranks R]   (R: 1 to 8)");
    exit(2)
}
fn send(s: &mut TcpStream, n: u64) -> io::Result<()> {
    s.write_all(&n.to_be_bytes())
}
fn receive(s: &mut TcpStream) -> io::Result<u64> {
    let mut bytes = [0; 8];
    s.read_exact(&mut bytes)?;
    Ok(u64::from_be_bytes(bytes))
}
fn rank(me: u64, port: u16) -> io::Result<()> {
    let mut s = TcpStream::connect(("127.0.0.1", port))?;
    send(&mut s, me)?;
    let (from, to) = (receive(&mut s)?, receive(&mut s)?);
    let mine: Vec<u64> = (from..to).collect();
    send(&mut s, mine.iter().sum())?;
    receive(&mut s)?;
    Ok(())
}
struct Ranks(Vec<Child>);
impl Drop for Ranks {
    fn drop(&mut self) {
        for child in &mut self.0 {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}
fn launch(count: u64) -> io::Result<u64> {
    let listener = TcpListener::bind(("127.0.0.1", 0))?;
    let port = listener.local_addr()?.port();
    let mut ranks = Ranks(vec![]);
    for me in 0..count {
        ranks.0.push(
            Command::new(env::current_exe()?).args(["--rank", &me.to_string(), &port.to_string()]).spawn()?,
        );
    }
    let (told, sums) = std::sync::mpsc::channel();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let told = told.clone();
            thread::spawn(move || -> io::Result<()> {
                let mut s = stream?;
                let me = receive(&mut s)?;
                send(&mut s, 1 + me * N / count)?;
                send(&mut s, 1 + (me + 1) * N / count)?;
                let sum = receive(&mut s)?;
                let _ = told.send((s, sum));
                Ok(())
            });
        }
    });
    let mut got = vec![];
    while got.len() < count as usize {
        if let Ok(one) = sums.recv_timeout(Duration::from_millis(10)) {
            got.push(one);
        }
        for (me, child) in ranks.0.iter_mut().enumerate() {
            if let Some(status) = child.try_wait()? {
                return Err(io::Error::other(format!("rank {me} died: {status}")));
            }
        }
    }
    let mut sum = 0;
    for (mut s, part) in got {
        sum += part;
        send(&mut s, 0)?;
    }
    for (me, child) in ranks.0.iter_mut().enumerate() {
        let status = child.wait()?;
        if !status.success() {
            return Err(io::Error::other(format!("rank {me} died: {status}")));
        }
    }
    Ok(sum)
}
fn main() {
    let args: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(|a| a.as_str()).collect();
    let count = match words[..] {
        [] => 4,
        ["--ranks", r] => match r.parse() {
            Ok(r @ 1..=8) => r,
            Ok(_) => usage(),
            Err(_) => 4,
        },
        ["--rank", me, port] => {
            let (Ok(me), Ok(port)) = (me.parse(), port.parse()) else { usage() };
            exit(if rank(me, port).is_ok() { 0 } else { 1 })
        }
        _ => usage(),
    };
    match launch(count) {
        Ok(sum) => println!("sum: {sum}"),
        Err(e) => {
            eprintln!("{e}");
            exit(1)
        }
    }
}
