//! Sees every thread and process that a program starts, by `ptrace`: exactly, and at no cost where nothing starts
//! or ends. A thread can be held back before it has done anything.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use nix::sys::ptrace::{self, Options};
use nix::sys::signal;
use rustix::process::{Pid, Signal, WaitOptions, WaitStatus, kill_process, wait, waitpid};

use super::supervise::{Interference, Seen, Victim};

/// A thread is held back for no longer than this, even if others are busy all the time.
const LONGEST_HOLD: Duration = Duration::from_secs(1);

/// Looks, a millisecond apart, at which all others must have been found waiting.
const LOOKS: u32 = 8;

/// Who starts one after another so often will not change its ways.
const MOST_HOLDS: usize = 100;

/// No sheet asks for a tenth of these.
const MOST_PROCESSES: usize = 256;

pub(super) struct Tracer {
    program: Pid,
    interference: Interference,
    began: Instant,
    /// The system allows it.
    traced: bool,
    /// Of each thread, the process; and how many of these there are.
    process_of: HashMap<Pid, Pid>,
    processes: usize,
    /// Stopped at their very beginning, their birth not yet announced by their parent.
    newborn: HashSet<Pid>,
    held: Vec<Held>,
    holds: usize,
    /// Child processes that have become a program.
    executed: usize,
    kill: Arc<Mutex<Option<Victim>>>,
    sleepers: HashSet<Pid>,
    asleep: HashSet<Pid>,
    sharing: HashSet<Pid>,
    with_sockets: HashSet<Pid>,
    seen: Seen,
}

/// A thread that is not let go on yet.
struct Held {
    thread: Pid,
    since: Instant,
    /// Looks in a row at which all others of its process waited.
    others_waited: u32,
}

impl Tracer {
    /// Watches a child that stops as soon as it runs, and lets it go on.
    pub(super) fn new(program: Pid, interference: Interference, began: Instant) -> Tracer {
        let mut tracer = Tracer {
            program,
            interference,
            began,
            traced: false,
            process_of: HashMap::from([(program, program)]),
            processes: 1,
            newborn: HashSet::new(),
            held: Vec::new(),
            holds: 0,
            executed: 0,
            kill: Arc::default(),
            sleepers: HashSet::new(),
            asleep: HashSet::new(),
            sharing: HashSet::new(),
            with_sockets: HashSet::new(),
            seen: Seen { most_threads: 1, ..Seen::default() },
        };
        if matches!(waitpid(Some(program), WaitOptions::UNTRACED), Ok(Some((_, status))) if status.stopped())
        {
            let options = Options::PTRACE_O_EXITKILL
                | Options::PTRACE_O_TRACESYSGOOD
                | Options::PTRACE_O_TRACECLONE
                | Options::PTRACE_O_TRACEFORK
                | Options::PTRACE_O_TRACEVFORK
                | Options::PTRACE_O_TRACEEXEC
                | Options::PTRACE_O_TRACEEXIT;
            tracer.traced = ptrace::seize(tracee(program), options).is_ok();
            let _ = kill_process(program, Signal::CONT);
        }
        tracer
    }

    /// The next process that ends. Nothing when there is none any more; or, for who is not patient, none just now.
    pub(super) fn next_end(&mut self, patient: bool) -> Option<(Pid, WaitStatus)> {
        let all = WaitOptions::from_bits_retain(libc::__WALL.cast_unsigned());
        while !self.is_too_much() {
            let blocking = patient && self.held.is_empty();
            match wait(if blocking { all } else { all | WaitOptions::NOHANG }) {
                Ok(Some((thread, status))) => {
                    if status.stopped() {
                        self.stopped(thread, status.as_raw());
                    } else if self.ended(thread, status) {
                        return Some((thread, status));
                    }
                }
                Ok(None) => {
                    self.release_who_is_due();
                    if !patient {
                        return None;
                    }
                    thread::sleep(Duration::from_millis(1));
                }
                Err(rustix::io::Errno::INTR) => {}
                Err(_) => return None,
            }
        }
        None
    }

    /// There are so many processes that none is let go on any more.
    pub(super) fn is_too_much(&self) -> bool {
        self.processes > MOST_PROCESSES
    }

    pub(super) fn seen(self) -> Option<Seen> {
        self.traced.then_some(Seen {
            sleepers: self.sleepers.len(),
            sharing: self.sharing.len(),
            with_sockets: self.with_sockets.len(),
            ..self.seen
        })
    }

    fn stopped(&mut self, thread: Pid, status: i32) {
        let (signal, event) = ((status >> 8) & 0xff, status >> 16);
        match event {
            libc::PTRACE_EVENT_CLONE | libc::PTRACE_EVENT_FORK | libc::PTRACE_EVENT_VFORK => {
                let born = ptrace::getevent(tracee(thread)).ok().and_then(|born| i32::try_from(born).ok());
                if let Some(born) = born.and_then(Pid::from_raw) {
                    self.born(thread, born, event == libc::PTRACE_EVENT_CLONE);
                }
                self.resume(thread, 0);
            }
            libc::PTRACE_EVENT_EXEC => self.executed(thread),
            libc::PTRACE_EVENT_EXIT => {
                if self.process_of.get(&thread) == Some(&thread) {
                    let peak = address_space(thread).unwrap_or(0);
                    self.seen.address_space_bytes = self.seen.address_space_bytes.max(peak);
                }
                self.gone(thread);
                self.resume(thread, 0);
            }
            // Its very first stop, or one of the whole process, which is no use to any sheet.
            libc::PTRACE_EVENT_STOP if !self.process_of.contains_key(&thread) => {
                self.newborn.insert(thread);
            }
            libc::PTRACE_EVENT_STOP if self.held.iter().any(|held| held.thread == thread) => {}
            libc::PTRACE_EVENT_STOP => self.resume(thread, 0),
            _ if signal == libc::SIGTRAP | 0x80 => {
                self.system_call(thread);
                self.resume(thread, 0);
            }
            _ => self.resume(thread, signal),
        }
    }

    /// Returns whether that was a process, and not one of its threads.
    fn ended(&mut self, thread: Pid, status: WaitStatus) -> bool {
        let process = self.process_of.get(&thread).is_none_or(|process| *process == thread);
        self.gone(thread);
        let killed = self.kill.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(victim) = killed
            && i32::try_from(victim.process).is_ok_and(|process| process == thread.as_raw_nonzero().get())
            && status.terminating_signal() == Some(libc::SIGKILL)
        {
            self.seen.victim = Some(victim);
        }
        process
    }

    fn born(&mut self, parent: Pid, born: Pid, is_thread: bool) {
        if is_thread {
            let process = self.process_of.get(&parent).copied().unwrap_or(parent);
            self.process_of.insert(born, process);
            self.seen.threads += 1;
            let alive = self.process_of.values().filter(|of| **of == process).count();
            self.seen.most_threads = self.seen.most_threads.max(alive);
        } else {
            self.process_of.insert(born, born);
            self.processes += 1;
            self.seen.processes += 1;
            // It has a copy of everything, and what is shared it shares.
            if self.process_of.get(&parent).is_some_and(|process| self.sharing.contains(process)) {
                self.sharing.insert(born);
            }
        }
        let hold = matches!(self.interference, Interference::DelayThreads { until }
            if is_thread && self.seen.most_threads < until && self.holds < MOST_HOLDS);
        if hold {
            self.holds += 1;
            self.hold(born);
        }
        if self.newborn.remove(&born) && !hold {
            self.resume(born, 0);
        }
        if matches!(self.interference, Interference::DelayThreads { until } if self.seen.most_threads >= until)
        {
            for held in std::mem::take(&mut self.held) {
                self.resume(held.thread, 0);
            }
        }
    }

    fn hold(&mut self, thread: Pid) {
        self.held.push(Held { thread, since: Instant::now(), others_waited: 0 });
    }

    fn executed(&mut self, process: Pid) {
        // Whatever threads it had are gone.
        self.process_of.retain(|_, of| *of != process);
        self.process_of.insert(process, process);
        self.sharing.remove(&process);
        if process == self.program {
            return self.resume(process, 0);
        }
        self.executed += 1;
        match self.interference {
            Interference::KillChild { number, after } if number == self.executed => {
                let (began, kill, arguments) = (self.began, Arc::clone(&self.kill), arguments(process));
                let killer = move || {
                    let mut kill = kill.lock().unwrap_or_else(PoisonError::into_inner);
                    if kill_process(process, Signal::KILL).is_ok() {
                        let process = process.as_raw_nonzero().get().cast_unsigned();
                        let (killed_at, at_its_start) = (began.elapsed(), after.is_zero());
                        *kill = Some(Victim { process, arguments, killed_at, at_its_start });
                    }
                };
                if after.is_zero() {
                    killer();
                } else {
                    thread::spawn(move || {
                        thread::sleep(after);
                        killer();
                    });
                }
                self.resume(process, 0);
            }
            Interference::DelayChildren { .. } => self.hold(process),
            _ => self.resume(process, 0),
        }
    }

    fn gone(&mut self, thread: Pid) {
        if self.process_of.remove(&thread) == Some(thread) {
            self.processes -= 1;
        }
        self.newborn.remove(&thread);
        self.asleep.remove(&thread);
        self.held.retain(|held| held.thread != thread);
    }

    fn release_who_is_due(&mut self) {
        for mut held in std::mem::take(&mut self.held) {
            let due = match self.interference {
                Interference::DelayChildren { by } => held.since.elapsed() >= by,
                _ => {
                    held.others_waited =
                        if self.others_wait(held.thread) { held.others_waited + 1 } else { 0 };
                    held.others_waited >= LOOKS || held.since.elapsed() >= LONGEST_HOLD
                }
            };
            if due {
                if matches!(self.interference, Interference::DelayChildren { .. }) {
                    self.seen.delayed_until = Some(self.began.elapsed());
                }
                self.resume(held.thread, 0);
            } else {
                self.held.push(held);
            }
        }
    }

    /// Whether nobody in the thread's process who is let go on does anything.
    fn others_wait(&self, thread: Pid) -> bool {
        let Some(process) = self.process_of.get(&thread) else { return true };
        let mut others = self.process_of.iter().filter(|(_, of)| *of == process).map(|(other, _)| *other);
        others.all(|other| {
            other == thread
                || self.held.iter().any(|held| held.thread == other)
                || matches!(state(*process, other), Some('S' | 'D') | None)
        })
    }

    fn system_call(&mut self, thread: Pid) {
        // Since Linux 5.3 the message tells the two stops of a call apart.
        if ptrace::getevent(tracee(thread)) != Ok(1) {
            self.asleep.remove(&thread);
            return;
        }
        let process = self.process_of.get(&thread).copied().unwrap_or(thread);
        match system_call(thread) {
            Some((libc::SYS_clock_nanosleep | libc::SYS_nanosleep, _)) if process != thread => {
                self.sleepers.insert(thread);
                self.asleep.insert(thread);
                self.seen.most_asleep = self.seen.most_asleep.max(self.asleep.len());
            }
            Some((libc::SYS_mmap, [_, _, _, flags, ..])) if flags & 1 == 1 => {
                self.sharing.insert(process);
            }
            Some((libc::SYS_shmat, _)) => {
                self.sharing.insert(process);
            }
            Some((libc::SYS_socket | libc::SYS_socketpair | libc::SYS_accept | libc::SYS_accept4, _)) => {
                self.with_sockets.insert(process);
            }
            _ => {}
        }
    }

    fn resume(&self, thread: Pid, signal: i32) {
        let signal = signal::Signal::try_from(signal).ok();
        // It may have been killed meanwhile.
        let _ = match self.interference {
            Interference::FollowCalls => ptrace::syscall(tracee(thread), signal),
            _ => ptrace::cont(tracee(thread), signal),
        };
    }
}

fn tracee(thread: Pid) -> nix::unistd::Pid {
    nix::unistd::Pid::from_raw(thread.as_raw_nonzero().get())
}

/// `R` for running, `S` for sleeping and so on.
fn state(process: Pid, thread: Pid) -> Option<char> {
    let (process, thread) = (process.as_raw_nonzero(), thread.as_raw_nonzero());
    let stat = std::fs::read_to_string(format!("/proc/{process}/task/{thread}/stat")).ok()?;
    stat.rsplit_once(") ")?.1.chars().next()
}

/// The call in which a stopped thread is: its number and its arguments.
fn system_call(thread: Pid) -> Option<(i64, [u64; 6])> {
    let call = std::fs::read_to_string(format!("/proc/{}/syscall", thread.as_raw_nonzero())).ok()?;
    let (number, arguments) = call.split_once(' ')?;
    let mut found = [0; 6];
    for (place, argument) in found.iter_mut().zip(arguments.split(' ')) {
        *place = u64::from_str_radix(argument.strip_prefix("0x")?, 16).ok()?;
    }
    Some((number.parse().ok()?, found))
}

fn arguments(process: Pid) -> Vec<String> {
    let line = std::fs::read(format!("/proc/{}/cmdline", process.as_raw_nonzero())).unwrap_or_default();
    let words = line.split(|byte| *byte == 0).skip(1);
    words.map(|word| String::from_utf8_lossy(word).into_owned()).collect()
}

/// The most that a process ever had mapped.
fn address_space(process: Pid) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{}/status", process.as_raw_nonzero())).ok()?;
    let peak = status.lines().find_map(|line| line.strip_prefix("VmPeak:"))?;
    Some(peak.trim().strip_suffix(" kB")?.parse::<u64>().ok()? << 10)
}
