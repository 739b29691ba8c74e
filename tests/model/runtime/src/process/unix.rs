//! Workers are forks of this process, which has one thread and has not run a line of the program; what they have
//! to say beside their messages stands in a page of shared memory.
#![expect(unsafe_code, reason = "fork, shared memory and signals are the system's")]

use std::io;
use std::ptr;
use std::sync::atomic::{AtomicPtr, AtomicU32, AtomicU64, Ordering};

use threadbare_trace::{Ending, Limit};

use super::{Page, REASON_HANG, REASON_TIME};

/// Room for the state of a search.
const SAVED_BYTES: usize = 16 << 20;
/// How often the watchdog looks, in processor time.
const TICK_MILLISECONDS: u32 = 50;

struct Shared {
    page: Page,
    saved_length: AtomicU64,
    saved: [u8; SAVED_BYTES],
}

static SHARED: AtomicPtr<Shared> = AtomicPtr::new(ptr::null_mut());
static SEEN: AtomicU64 = AtomicU64::new(0);
static TICKS: AtomicU32 = AtomicU32::new(0);
static HANG_TICKS: AtomicU32 = AtomicU32::new(u32::MAX);

fn shared() -> *mut Shared {
    let known = SHARED.load(Ordering::Relaxed);
    if known.is_null() { map() } else { known }
}

#[cold]
fn map() -> *mut Shared {
    // SAFETY: a fresh anonymous mapping, large enough and aligned to a page; all zero is a valid `Shared`. It is
    // never unmapped.
    let mapped = unsafe {
        libc::mmap(
            ptr::null_mut(),
            size_of::<Shared>(),
            libc::PROT_READ | libc::PROT_WRITE,
            libc::MAP_SHARED | libc::MAP_ANON,
            -1,
            0,
        )
    };
    if mapped == libc::MAP_FAILED {
        eprintln!("a modelled program needs {SAVED_BYTES} bytes of shared memory, which the system refuses");
        std::process::exit(1);
    }
    SHARED.store(mapped.cast(), Ordering::Relaxed);
    mapped.cast()
}

pub(super) fn page() -> &'static Page {
    // SAFETY: mapped for as long as the process lives, and made of atomics.
    unsafe { &(*shared()).page }
}

/// Before the first worker of a job.
pub(super) fn reset() {
    let page = page();
    for counter in [&page.written, &page.bad, &page.finished, &page.exhausted, &page.points] {
        counter.store(0, Ordering::Relaxed);
    }
}

/// In a worker: leaves the state of its search to the next one.
pub(super) fn save(state: &[u8]) {
    let shared = shared();
    if state.len() > SAVED_BYTES {
        page().finished.store(1, Ordering::Relaxed);
        return;
    }
    // SAFETY: the mapping holds `SAVED_BYTES` bytes there, and nobody else reads or writes them: the parent waits.
    unsafe {
        ptr::copy_nonoverlapping(state.as_ptr(), (&raw mut (*shared).saved).cast(), state.len());
        (*shared).saved_length.store(state.len() as u64, Ordering::Relaxed);
    }
}

/// The state that the last worker left.
pub(super) fn saved() -> Option<Vec<u8>> {
    let shared = shared();
    // SAFETY: the worker that wrote there has ended.
    unsafe {
        let length = (*shared).saved_length.swap(0, Ordering::Relaxed) as usize;
        let bytes =
            ptr::slice_from_raw_parts((&raw const (*shared).saved).cast::<u8>(), length.min(SAVED_BYTES));
        (length > 0).then(|| (*bytes).to_vec())
    }
}

/// In a worker: ends it at once, for this reason.
pub(super) fn give_up(reason: u32) -> ! {
    page().reason.store(reason, Ordering::Relaxed);
    leave()
}

/// In a worker: ends it, with nothing flushed or unwound.
pub(super) fn leave() -> ! {
    // SAFETY: ends the process.
    unsafe { libc::_exit(1) }
}

/// Runs `work` in a worker and waits for it; `Err` is how the program ended it.
pub(super) fn run(work: impl FnOnce(&Page)) -> io::Result<Result<(), Ending>> {
    let page = page();
    page.reason.store(0, Ordering::Relaxed);
    page.passed.store(0, Ordering::Relaxed);
    page.looks.store(0, Ordering::Relaxed);
    // SAFETY: this process has one thread, so the child may do whatever the parent may.
    let child = unsafe { libc::fork() };
    match child {
        -1 => Err(io::Error::last_os_error()),
        0 => {
            watch();
            work(page);
            // SAFETY: ends the child, with nothing of the parent's flushed a second time.
            unsafe { libc::_exit(0) }
        }
        _ => Ok(reap(child)),
    }
}

fn reap(child: libc::pid_t) -> Result<(), Ending> {
    let mut status = 0;
    // SAFETY: waits for our own child; `status` is ours.
    while unsafe { libc::waitpid(child, &mut status, 0) } == -1 {}
    if libc::WIFEXITED(status) && libc::WEXITSTATUS(status) == 0 {
        return Ok(());
    }
    if let Some(ending) = super::reason() {
        return Err(ending);
    }
    Err(match libc::WIFSIGNALED(status).then(|| libc::WTERMSIG(status)) {
        // The guard page below a stack.
        Some(libc::SIGSEGV | libc::SIGBUS) => Ending::Exceeded { limit: Limit::Stack },
        Some(signal) => Ending::Aborted { signal },
        None => Ending::Aborted { signal: 0 },
    })
}

/// Processor time that all workers so far have taken.
pub(super) fn milliseconds_of_workers() -> u64 {
    // SAFETY: all zero is a valid `rusage`, and it is ours.
    let usage = unsafe {
        let mut usage: libc::rusage = std::mem::zeroed();
        libc::getrusage(libc::RUSAGE_CHILDREN, &mut usage);
        usage
    };
    let milliseconds = |time: libc::timeval| time.tv_sec as u64 * 1_000 + time.tv_usec as u64 / 1_000;
    milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime)
}

/// From which tick without a point on a worker is given up.
pub(super) fn set_hang_limit(milliseconds: u32) {
    HANG_TICKS.store((milliseconds / TICK_MILLISECONDS).max(2), Ordering::Relaxed);
}

/// Ends the worker when it computes for long without passing a point. Processor time, so that a busy machine gives
/// the same verdict.
fn watch() {
    let tick = libc::timeval { tv_sec: 0, tv_usec: (TICK_MILLISECONDS * 1_000) as libc::suseconds_t };
    let timer = libc::itimerval { it_interval: tick, it_value: tick };
    // SAFETY: the handler only loads and stores atomics and may end the process; the structures are whole.
    unsafe {
        let mut action: libc::sigaction = std::mem::zeroed();
        action.sa_sigaction = look as extern "C" fn(libc::c_int) as libc::sighandler_t;
        action.sa_flags = libc::SA_RESTART;
        libc::sigaction(libc::SIGPROF, &action, ptr::null_mut());
        libc::setitimer(libc::ITIMER_PROF, &timer, ptr::null_mut());
        let none = libc::rlimit { rlim_cur: 0, rlim_max: 0 };
        libc::setrlimit(libc::RLIMIT_CORE, &none);
    }
}

extern "C" fn look(_signal: libc::c_int) {
    let looks = page().looks.fetch_add(1, Ordering::Relaxed) + 1;
    if looks * u64::from(TICK_MILLISECONDS) > page().allowed.load(Ordering::Relaxed) {
        give_up(REASON_TIME);
    }
    let passed = page().passed.load(Ordering::Relaxed);
    if SEEN.swap(passed, Ordering::Relaxed) != passed {
        TICKS.store(0, Ordering::Relaxed);
    } else if TICKS.fetch_add(1, Ordering::Relaxed) + 1 >= HANG_TICKS.load(Ordering::Relaxed) {
        give_up(REASON_HANG);
    }
}
