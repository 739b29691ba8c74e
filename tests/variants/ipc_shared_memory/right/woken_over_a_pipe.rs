use std::ffi::{c_int, c_void};
use std::fs::{File, OpenOptions, remove_file};
use std::io::{Read, Write, stdin, stdout};
use std::os::fd::AsRawFd;
use std::process::{Command, Stdio, exit, id};
use std::ptr::null_mut;
use std::slice::from_raw_parts_mut;

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

const LENGTH: usize = 300_000;

fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0, |sum: u64, byte| sum.wrapping_mul(1_099_511_628_211) ^ u64::from(*byte))
}

// The memory is the parent's until it has written a byte to the pipe, then the child's until that has answered.
fn main() -> std::io::Result<()> {
    match std::env::args().nth(1).as_deref() {
        None => {}
        Some("child") => {
            let mut path = String::new();
            stdin().read_line(&mut path)?;
            let file = OpenOptions::new().read(true).write(true).open(path.trim_end())?;
            // SAFETY: the file is that long, and only this process has it now.
            let memory: &[u8] = unsafe { from_raw_parts_mut(map(&file, LENGTH).cast(), LENGTH) };
            return write!(stdout(), "{} {}", memory.len(), checksum(memory));
        }
        Some(_) => {
            eprintln!("usage: ipc_shared_memory");
            exit(2);
        }
    }
    let path = std::env::temp_dir().join(format!("woken-{}", id()));
    let file = OpenOptions::new().read(true).write(true).create(true).truncate(true).open(&path)?;
    file.set_len(LENGTH as u64)?;
    let mut child = Command::new(std::env::current_exe()?)
        .arg("child")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    // SAFETY: the file is that long, and nobody else has been told its name yet.
    let memory: &mut [u8] = unsafe { from_raw_parts_mut(map(&file, LENGTH).cast(), LENGTH) };
    for (place, byte) in memory.iter_mut().zip((0..=250).cycle()) {
        *place = byte;
    }
    let sum = checksum(memory);
    println!("sent: {} bytes", memory.len());
    writeln!(child.stdin.take().unwrap(), "{}", path.display())?;
    let mut answer = String::new();
    child.stdout.take().unwrap().read_to_string(&mut answer)?;
    child.wait()?;
    remove_file(path)?;
    let (received, theirs) = answer.split_once(' ').expect("an answer");
    println!("received: {received} bytes");
    println!("checksum: {}", if theirs == sum.to_string() { "equal" } else { "different" });
    Ok(())
}
