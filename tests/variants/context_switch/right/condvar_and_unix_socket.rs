use std::io::{Read, Write};
use std::os::unix::net::{UnixListener, UnixStream};
use std::process::{Command, exit, id};
use std::sync::{Condvar, Mutex};
use std::time::Instant;
use std::{env, fs, thread};

const N: u32 = 1000;

fn threads() -> f64 {
    let (turn, changed) = (Mutex::new(0), Condvar::new());
    let play = |me: u32| {
        for _ in 0..N {
            let mut turn = changed.wait_while(turn.lock().unwrap(), |turn| *turn % 2 != me).unwrap();
            *turn += 1;
            changed.notify_one();
        }
    };
    let start = Instant::now();
    thread::scope(|scope| {
        scope.spawn(|| play(1));
        play(0);
    });
    start.elapsed().as_nanos() as f64 / f64::from(2 * N)
}

fn processes() -> std::io::Result<f64> {
    let path = env::temp_dir().join(format!("token-{}", id()));
    let listener = UnixListener::bind(&path)?;
    let mut child = Command::new(env::current_exe()?).arg("pong").arg(&path).spawn()?;
    let (mut socket, _) = listener.accept()?;
    fs::remove_file(path)?;
    let start = Instant::now();
    for n in 0..N {
        socket.write_all(&[n as u8])?;
        socket.read_exact(&mut [0])?;
    }
    let time = start.elapsed().as_nanos() as f64 / f64::from(2 * N);
    drop(socket);
    child.wait()?;
    Ok(time)
}

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match &arguments[..] {
        [] => {}
        [role, path] if role == "pong" => {
            let mut socket = UnixStream::connect(path).unwrap();
            let mut token = [0];
            while let Ok(1) = socket.read(&mut token) {
                socket.write_all(&token).unwrap();
            }
            return;
        }
        _ => {
            eprintln!("usage: context_switch");
            exit(2)
        }
    }
    let between_threads = threads();
    let between_processes = processes().unwrap();
    println!("switches: {}", 4 * N);
    println!("Threads    {between_threads:>9.0} ns {}", "=".repeat((between_threads / 500.0) as usize % 60));
    println!(
        "Processes  {between_processes:>9.0} ns {}",
        "=".repeat((between_processes / 500.0) as usize % 60)
    );
}
