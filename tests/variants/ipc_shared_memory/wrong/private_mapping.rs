// breaks: the same conversation four ways: `sent: N bytes` `received: N bytes` `checksum: equal`
use std::ffi::{c_int, c_void};
use std::fs::{self, File, OpenOptions};
use std::io::Read;
use std::os::fd::AsRawFd;
use std::process::{Command, Stdio};
use std::ptr::null_mut;
use std::sync::atomic::{AtomicU32, Ordering::*};
use std::{env, process, thread};

unsafe extern "C" {
    fn mmap(
        address: *mut c_void,
        length: usize,
        access: c_int,
        flags: c_int,
        file: c_int,
        offset: i64,
    ) -> *mut c_void;
}

const READ_AND_WRITE: c_int = 3;
const PRIVATE: c_int = 2;
const WORDS: usize = 50_000;

// The first word says how far they are: 1 when the message is there, 2 when the answer is. The second is the
// count, the third the checksum, the rest the message.
fn map(file: &File) -> &'static [AtomicU32] {
    let length = 4 * (3 + WORDS);
    // SAFETY: the kernel picks the place, the file is that long, atomics may be changed by anybody.
    unsafe {
        let start = mmap(null_mut(), length, READ_AND_WRITE, PRIVATE, file.as_raw_fd(), 0);
        assert!(!start.is_null() && start.addr() != usize::MAX, "mmap failed");
        std::slice::from_raw_parts(start.cast(), 3 + WORDS)
    }
}

fn checksum(words: &[AtomicU32]) -> u32 {
    words.iter().fold(0, |sum, word| sum.rotate_left(1) ^ word.load(Relaxed))
}

fn child(path: &str) {
    thread::spawn(|| {
        let _ = std::io::stdin().read(&mut [0]);
        process::exit(1); // The parent is gone.
    });
    let file = OpenOptions::new().read(true).write(true).open(path).unwrap();
    let memory = map(&file);
    println!("mapped"); // The parent removes the file now.
    // What the parent writes never gets here, each has a copy of its own.
    for _ in 0..1000 {
        thread::yield_now();
    }
    memory[1].store(4 * memory[3..].len() as u32, Relaxed);
    memory[2].store(checksum(&memory[3..]), Relaxed);
    memory[0].store(2, Release);
}

fn parent() {
    let path = format!("/dev/shm/student-{}", process::id());
    let file = OpenOptions::new().read(true).write(true).create_new(true).open(&path).unwrap();
    file.set_len(4 * (3 + WORDS as u64)).unwrap();
    let memory = map(&file);
    let mut child = Command::new(env::current_exe().unwrap())
        .args(["child", &path])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let _lifeline = child.stdin.take();
    let _ = child.stdout.as_mut().unwrap().read(&mut [0]);
    fs::remove_file(&path).unwrap();

    for (n, word) in memory[3..].iter().enumerate() {
        word.store(n as u32, Relaxed);
    }
    memory[0].store(1, Release);
    println!("sent: {} bytes", 4 * WORDS);
    while memory[0].load(Acquire) != 2 && child.try_wait().unwrap().is_none() {
        thread::yield_now();
    }
    println!("received: {} bytes", memory[1].load(Relaxed));
    let equal = memory[2].load(Relaxed) == checksum(&memory[3..]);
    println!("checksum: {}", if equal { "equal" } else { "different" });
    child.wait().unwrap();
}

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match &arguments[..] {
        [] if !cfg!(target_os = "linux") => println!("Only Linux has /dev/shm."),
        [] => parent(),
        [role, path] if role == "child" => child(path),
        _ => {
            eprintln!("usage: ipc_shared_memory");
            process::exit(2);
        }
    }
}
