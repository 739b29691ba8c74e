use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Command, Stdio, exit};
use std::time::{Duration, Instant};
use std::{env, thread};

// Rank 0 sends its sum to rank 1, that one adds its own and sends it on, and the last sends it to the parent.
// Each has told the parent its port in one line on its standard output.

fn rank(number: u64, ranks: u64) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    println!("{}", listener.local_addr().unwrap().port());
    // The next one's port comes over standard input, which stays open until the parent has ended.
    let mut next = String::new();
    if std::io::stdin().read_line(&mut next).unwrap() == 0 {
        exit(1);
    }
    // No port: the next one has died already, and the parent will notice.
    let next = next.trim().parse::<u16>().unwrap_or(0);
    thread::spawn(|| {
        let _ = std::io::stdin().read_line(&mut String::new());
        exit(1);
    });

    let start = Instant::now();
    let mine: Vec<u64> = (1..=1000).filter(|n| n % ranks == number).collect();
    let mut sum: u64 = mine.iter().sum();
    while start.elapsed() < Duration::from_millis(1500) {
        thread::sleep(Duration::from_millis(10));
    }
    if number > 0 {
        let mut so_far = String::new();
        if let Ok((mut socket, _)) = listener.accept() {
            let _ = socket.read_to_string(&mut so_far);
        }
        match so_far.parse::<u64>() {
            Ok(so_far) => sum += so_far,
            // Somebody before this one is gone; the parent will see to it.
            Err(_) => thread::park(),
        }
    }
    if TcpStream::connect(("127.0.0.1", next)).and_then(|mut socket| write!(socket, "{sum}")).is_err() {
        thread::park();
    }
}

fn parent(ranks: u64) {
    let result = TcpListener::bind("127.0.0.1:0").unwrap();
    result.set_nonblocking(true).unwrap();
    let mut children = Vec::new();
    for number in 0..ranks {
        let child = Command::new(env::current_exe().unwrap())
            .args(["--rank".to_string(), number.to_string(), ranks.to_string()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        println!("started rank {number} as process {}", child.id());
        children.push(child);
    }
    let mut ports = Vec::new();
    for child in &mut children {
        let mut port = Vec::new();
        let output = child.stdout.as_mut().unwrap();
        let mut byte = [0];
        while output.read(&mut byte).unwrap() == 1 && byte != *b"\n" {
            port.push(byte[0]);
        }
        ports.push(String::from_utf8(port).unwrap());
    }
    ports.push(result.local_addr().unwrap().port().to_string());
    for (child, next) in children.iter_mut().zip(&ports[1..]) {
        let _ = writeln!(child.stdin.as_mut().unwrap(), "{next}");
    }

    let mut over = 0;
    while over < ranks {
        thread::sleep(Duration::from_millis(10));
        over = 0;
        let mut dead = None;
        for (number, child) in children.iter_mut().enumerate() {
            match child.try_wait().unwrap() {
                Some(status) if status.success() => over += 1,
                Some(_) => dead = dead.or(Some(number)),
                None => {}
            }
        }
        if let Some(number) = dead {
            println!("rank {number} has died, so the sum cannot be known");
            for child in &mut children {
                let _ = child.kill();
                let _ = child.wait();
            }
            exit(3);
        }
    }
    let (mut socket, _) = result.accept().unwrap();
    socket.set_nonblocking(false).unwrap();
    let mut sum = String::new();
    socket.read_to_string(&mut sum).unwrap();
    println!("sum: {sum}");
}

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let number = |at: usize| arguments.get(at).and_then(|text| text.parse::<u64>().ok());
    match (arguments.first().map(|first| first.as_str()), number(1), number(2), arguments.len()) {
        (None, ..) => parent(3),
        (Some("--ranks"), Some(ranks @ 1..=8), None, 2) => parent(ranks),
        (Some("--rank"), Some(me), Some(ranks), 3) => rank(me, ranks),
        _ => {
            eprintln!("usage: distributed_memory [--ranks 1..8]");
            exit(2);
        }
    }
}
