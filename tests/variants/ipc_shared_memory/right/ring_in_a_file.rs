use std::ffi::{c_int, c_void};
use std::fs::{File, OpenOptions, remove_file};
use std::os::fd::AsRawFd;
use std::process::{Command, exit, id};
use std::ptr::null_mut;
use std::sync::atomic::{AtomicU8, AtomicU64, Ordering::*};
use std::time::{Duration, Instant};
use std::{env, thread};

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

fn map(file: &File, length: usize) -> *mut c_void {
    // SAFETY: the kernel picks the place.
    let start = unsafe { mmap(null_mut(), length, 3, 1, file.as_raw_fd(), 0) };
    assert!(!start.is_null() && start.addr() != usize::MAX, "mmap failed");
    start
}

const ROOM: u64 = 256;
const LENGTH: u64 = 20_000;

// The message is longer than the memory: it goes round, and nobody overtakes the other.
#[repr(C)]
struct Ring {
    written: AtomicU64,
    read: AtomicU64,
    answer: AtomicU64,
    bytes: [AtomicU8; ROOM as usize],
}

fn ring(file: &File) -> &'static Ring {
    // SAFETY: the file is as long as a ring, which is made of atomics.
    unsafe { &*map(file, size_of::<Ring>()).cast() }
}

fn until(done: impl Fn() -> bool) {
    let start = Instant::now();
    while !done() {
        if start.elapsed() > Duration::from_secs(8) {
            eprintln!("the other one is gone");
            exit(1);
        }
        thread::yield_now();
    }
}

fn add(sum: u64, byte: u8) -> u64 {
    (sum * 31 + u64::from(byte)) % 1_000_000_007
}

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match &arguments[..] {
        [] => {}
        [role, path] if role == "reader" => {
            let ring = ring(&OpenOptions::new().read(true).write(true).open(path).unwrap());
            let mut sum = 7;
            for n in 0..LENGTH {
                until(|| ring.written.load(Acquire) > n);
                sum = add(sum, ring.bytes[(n % ROOM) as usize].load(Relaxed));
                ring.read.store(n + 1, Release);
            }
            return ring.answer.store(sum, Release);
        }
        _ => {
            eprintln!("usage: ipc_shared_memory");
            exit(2);
        }
    }
    let path = env::temp_dir().join(format!("ring-{}", id()));
    let file = OpenOptions::new().read(true).write(true).create_new(true).open(&path).unwrap();
    file.set_len(size_of::<Ring>() as u64).unwrap();
    let ring = ring(&file);
    let mut reader = Command::new(env::current_exe().unwrap()).arg("reader").arg(&path).spawn().unwrap();
    let mut sum = 7;
    for n in 0..LENGTH {
        until(|| n - ring.read.load(Acquire) < ROOM);
        let byte = (n * n % 253) as u8;
        ring.bytes[(n % ROOM) as usize].store(byte, Relaxed);
        ring.written.store(n + 1, Release);
        sum = add(sum, byte);
    }
    println!("sent: {LENGTH} bytes");
    reader.wait().unwrap();
    remove_file(&path).unwrap();
    println!("received: {} bytes", ring.read.load(Acquire));
    println!("checksum: {}", if ring.answer.load(Acquire) == sum { "equal" } else { "different" });
}
