//! Shared memory between processes: both map the same memory, and nothing is copied from one to the other.
//!
//! Watch: the kernel shares the memory and no more; whose turn it is the two settle for themselves. Here one
//! atomic word says it. Who hands over the turn stores it with Release, who waits for it loads it with Acquire,
//! so whatever was written before is seen after. The memory has no name in any folder, so nothing is left
//! behind, however this ends.
//!
//! Run: `cargo run --example ipc_shared_memory`
//! Book: `docs/src/threads/ipc_shared_memory.md`
//! Crates: `cargo add nix@0.31 --features fs,mman`.

#[cfg(not(target_os = "linux"))]
fn main() {
    println!("Memory without a name is to be had on Linux; here it takes `shm_open` and a name to unlink.");
}

#[cfg(target_os = "linux")]
use linux::main;

#[cfg(target_os = "linux")]
mod linux {
    use nix::sys::memfd::{MFdFlags, memfd_create};
    use nix::sys::mman::{MapFlags, ProtFlags, mmap};
    use std::fs::File;
    use std::io::Write;
    use std::os::fd::AsFd;
    use std::process::{Command, Stdio};
    use std::sync::atomic::{AtomicU8, AtomicU64, Ordering::*};
    use std::{env, io, process, thread};

    const USAGE: &str = "usage: ipc_shared_memory (it takes no arguments)";

    const PARENT: u8 = 0;
    const CHILD: u8 = 1;

    /// What lies in the memory. It starts out as zeros.
    #[repr(C)]
    struct Shared {
        turn: AtomicU8,
        received: AtomicU64,
        checksum: AtomicU64,
        message: [AtomicU8; 1_000_000],
    }

    /// Prints a line. If nobody reads any more (`| head -1`), that is the end.
    macro_rules! say {
        ($($line:tt)*) => {
            if writeln!(io::stdout(), $($line)*).is_err() {
                process::exit(0);
            }
        };
    }

    /// Depends on every byte and on their order.
    fn checksum(bytes: &[u8]) -> u64 {
        bytes.iter().fold(7, |sum, &byte| (sum * 31 + u64::from(byte)) % 1_000_000_007)
    }

    #[expect(unsafe_code, reason = "the compiler cannot see what another process does to the memory")]
    fn map(memory: impl AsFd) -> nix::Result<&'static Shared> {
        let length = size_of::<Shared>().try_into().expect("it is not empty");
        let access = ProtFlags::PROT_READ | ProtFlags::PROT_WRITE;
        // SAFETY: the kernel picks a free place, aligned to a page, which stays mapped until the process ends.
        // The memory is as long as `Shared`, and that is made of atomics and nothing else: any bytes are valid,
        // and the other process may change them at any time.
        unsafe { Ok(mmap(None, length, access, MapFlags::MAP_SHARED, memory, 0)?.cast().as_ref()) }
    }

    fn parent() -> io::Result<()> {
        let memory = File::from(memfd_create("shared", MFdFlags::MFD_CLOEXEC)?);
        memory.set_len(size_of::<Shared>() as u64)?;
        let shared = map(&memory)?;
        // The child is this program once more; what it finds as its standard output is the memory.
        let mut command = Command::new(env::current_exe()?);
        let mut child = command.arg("--child").stdin(Stdio::piped()).stdout(memory).spawn()?;

        let message: Vec<u8> = (0..shared.message.len()).map(|n| (n % 251) as u8).collect();
        shared.message.iter().zip(&message).for_each(|(place, &byte)| place.store(byte, Relaxed));
        shared.turn.store(CHILD, Release);
        say!("sent: {} bytes", message.len());

        while shared.turn.load(Acquire) != PARENT {
            if child.try_wait()?.is_some() {
                return Err(io::Error::other("the child has ended without an answer"));
            }
            thread::yield_now();
        }
        say!("received: {} bytes", shared.received.load(Relaxed));
        let equal = shared.checksum.load(Relaxed) == checksum(&message);
        say!("checksum: {}", if equal { "equal" } else { "different" });
        child.wait().map(drop) // This closes the child's standard input, and so it ends.
    }

    fn child() -> io::Result<()> {
        let shared = map(io::stdout())?;
        thread::spawn(|| {
            while shared.turn.load(Acquire) != CHILD {
                thread::yield_now();
            }
            let message: Vec<u8> = shared.message.iter().map(|place| place.load(Relaxed)).collect();
            shared.received.store(message.len() as u64, Relaxed);
            shared.checksum.store(checksum(&message), Relaxed);
            shared.turn.store(PARENT, Release);
        });
        // The process lives until the parent closes this pipe, or has ended in whatever way.
        io::copy(&mut io::stdin(), &mut io::sink()).map(drop)
    }

    pub(crate) fn main() {
        let conversation = match env::args_os().nth(1) {
            None => parent(),
            Some(role) if role == "--child" => child(),
            Some(argument) if argument == "--help" => return say!("{USAGE}"),
            Some(_) => {
                eprintln!("{USAGE}");
                process::exit(2);
            }
        };
        if let Err(error) = conversation {
            eprintln!("ipc_shared_memory: the conversation broke off: {error}");
            process::exit(1);
        }
    }
}
