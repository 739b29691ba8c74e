// breaks: two processes talk over memory mapped by both
use std::ffi::{c_int, c_void};
use std::fs::{self, File, OpenOptions};
use std::os::fd::AsRawFd;
use std::process::{Command, id};
use std::ptr::null_mut;

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

fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().map(|&byte| u64::from(byte)).sum()
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match &arguments[..] {
        [] => {}
        [role, path] if role == "child" => {
            let message = fs::read(path).unwrap();
            return println!("{} {}", message.len(), checksum(&message));
        }
        _ => {
            eprintln!("usage: ipc_shared_memory");
            std::process::exit(2);
        }
    }
    let path = std::env::temp_dir().join(format!("student-{}", id()));
    let file = OpenOptions::new().read(true).write(true).create_new(true).open(&path).unwrap();
    file.set_len(4096).unwrap();
    // SAFETY: the file is that long.
    let memory: &mut [u8] = unsafe { std::slice::from_raw_parts_mut(map(&file, 4096).cast(), 4096) };
    memory.fill(11);
    println!("sent: {} bytes", memory.len());
    let output = Command::new(std::env::current_exe().unwrap()).arg("child").arg(&path).output().unwrap();
    fs::remove_file(&path).unwrap();
    let answer = String::from_utf8_lossy(&output.stdout).into_owned();
    let (count, sum) = answer.trim().split_once(' ').unwrap();
    println!("received: {count} bytes");
    println!("checksum: {}", if sum == checksum(memory).to_string() { "equal" } else { "different" });
}
