use std::ffi::{c_int, c_void};
use std::ptr::null_mut;
use std::sync::atomic::{AtomicU8, AtomicU64, Ordering};

unsafe extern "C" {
    fn mmap(
        address: *mut c_void,
        length: usize,
        access: c_int,
        flags: c_int,
        file: c_int,
        offset: i64,
    ) -> *mut c_void;
    fn fork() -> c_int;
    fn waitpid(child: c_int, status: *mut c_int, options: c_int) -> c_int;
}

#[repr(C)]
struct Memory {
    length: AtomicU64,
    sum: AtomicU64,
    message: [AtomicU8; 8192],
}

fn sum(message: &[AtomicU8]) -> u64 {
    message.iter().fold(1, |sum, byte| (sum * 131 + u64::from(byte.load(Ordering::SeqCst))) % 998_244_353)
}

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: ipc_shared_memory");
        std::process::exit(2);
    }

    // SAFETY: shared with the child that is forked, and of no file; atomics may change at any time.
    let memory: &Memory = unsafe { &*mmap(null_mut(), size_of::<Memory>(), 3, 0x21, -1, 0).cast() };
    for (place, byte) in memory.message.iter().zip((b'a'..=b'z').cycle()) {
        place.store(byte, Ordering::SeqCst);
    }
    println!("sent: {} bytes", memory.message.len());
    // SAFETY: there is one thread only. The child ends by itself, and the parent waits for that.
    unsafe {
        let child = fork();
        assert!(child >= 0, "fork failed");
        if child == 0 {
            memory.sum.store(sum(&memory.message), Ordering::SeqCst);
            memory.length.store(memory.message.len() as u64, Ordering::SeqCst);
            std::process::exit(0);
        }
        waitpid(child, null_mut(), 0);
    }
    println!("received: {} bytes", memory.length.load(Ordering::SeqCst));
    let equal = memory.sum.load(Ordering::SeqCst) == sum(&memory.message);
    println!("checksum: {}", if equal { "equal" } else { "different" });
}
