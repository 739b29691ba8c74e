//! Stays behind while a native sheet's program runs: sees what it starts, interferes where a sentence asks for
//! that, ends it when it takes too long, and ends whatever it leaves behind.

use std::time::Duration;

use serde::{Deserialize, Serialize};

/// How a program is watched.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Supervision {
    /// After this long it is ended.
    pub longest: Duration,
    pub interference: Interference,
}

/// What is done to a program while it runs, to see what comes of it. Only on Linux; elsewhere nothing is done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum Interference {
    #[default]
    None,
    /// The child process with this number, from 1 on, is killed so long after it has started.
    KillChild { number: usize, after: Duration },
    /// The same, after half the time that the program takes when left alone. Who runs it knows how long that is.
    KillChildHalfWay { number: usize },
    /// Child processes begin so much later.
    DelayChildren { by: Duration },
    /// New threads begin when there are so many of them and main together, or when all others wait. So who starts
    /// each only when the one before has ended never has as many, and who does not always has.
    DelayThreads { until: usize },
    /// Nothing is done, but it is seen who sleeps when, who has sockets and who shares memory.
    FollowCalls,
}

/// What the operating system showed of a program, and a native run cannot know from its lines.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Seen {
    /// Processes started, beside the program itself.
    pub processes: usize,
    /// Threads started, beside each process's first.
    pub threads: usize,
    /// Threads that one process had at once, its first among them.
    pub most_threads: usize,
    /// Threads, beside each process's first, that slept; and how many of these at once. This and the next two only
    /// where calls are followed.
    pub sleepers: usize,
    pub most_asleep: usize,
    /// Processes that have mapped memory which they share with others.
    pub sharing: usize,
    /// Processes that have made or taken a socket.
    pub with_sockets: usize,
    /// The largest address space of a process.
    pub address_space_bytes: u64,
    /// The child process that was killed, where one was.
    pub victim: Option<Victim>,
    /// When the last of the children that were held back began, counted from before the program did.
    pub delayed_until: Option<Duration>,
}

/// A process that was killed by the supervisor while the program worked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Victim {
    pub process: u32,
    /// What it was started with.
    pub arguments: Vec<String>,
    /// Counted from before the program began.
    pub killed_at: Duration,
    /// It was killed before it did anything.
    pub at_its_start: bool,
}

/// A supervisor's last words.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// It had to end the program, which took too long …
    pub hung: bool,
    /// … or had too many processes.
    pub too_many: bool,
    /// … or left the machine no memory.
    pub too_large: bool,
    /// Processes that went on for long after the program had ended.
    pub left_behind: usize,
    /// Nothing where a program cannot be watched.
    pub seen: Option<Seen>,
}

/// What a supervisor's report begins with, on standard error.
pub const REPORT: &str = "[threadbare] supervised: ";

#[cfg(target_os = "linux")]
pub use linux::{WHEN_TOLD, wait_to_be_told};
#[cfg(unix)]
pub use unix::supervise;

#[cfg(unix)]
mod unix {
    use std::ffi::{OsStr, OsString};
    use std::process::ExitCode;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::thread;
    use std::time::{Duration, Instant};

    use rustix::process::{Pid, Signal, kill_process};

    use super::{REPORT, Report, Supervision};
    use crate::run::confine::Confinement;
    #[cfg(target_os = "linux")]
    use crate::run::tracer::Tracer as Watch;

    /// Who ends by itself within this time of the program's own end is not left behind.
    const GRACE: Duration = Duration::from_secs(1);

    /// How often the machine's memory is looked at.
    const LOOK: Duration = Duration::from_millis(20);

    /// A process has a limit, but there may be many, and memory that belongs to none of them. Before the system has to
    /// choose whom it ends, it is this program.
    fn machine_is_full() -> bool {
        let text = std::fs::read_to_string("/proc/meminfo").unwrap_or_default();
        let kilobytes = |name: &str| -> Option<u64> {
            let line = text.lines().find_map(|line| line.strip_prefix(name))?;
            line.split_whitespace().next()?.parse().ok()
        };
        match (kilobytes("MemTotal:"), kilobytes("MemAvailable:")) {
            (Some(total), Some(available)) => available < total / 16,
            _ => false,
        }
    }

    /// Runs a program to its end, or ends it; then all that it started, also what left its process group.
    pub fn supervise(
        spec: &Confinement,
        supervision: &Supervision,
        program: &OsStr,
        arguments: &[OsString],
    ) -> ExitCode {
        let began = Instant::now();
        let child = match super::command(spec, program, arguments).and_then(|mut command| command.spawn()) {
            Ok(child) => child,
            Err(error) => {
                eprintln!("the program could not be started: {error}");
                return ExitCode::from(2);
            }
        };
        let Some(program) = i32::try_from(child.id()).ok().and_then(Pid::from_raw) else {
            return ExitCode::from(2);
        };
        let (hung, too_large) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicBool::new(false)));
        let (hangs, is_too_large) = (Arc::clone(&hung), Arc::clone(&too_large));
        let longest = supervision.longest;
        thread::spawn(move || {
            while began.elapsed() < longest && !machine_is_full() {
                thread::sleep(LOOK.min(longest));
            }
            (if began.elapsed() < longest { is_too_large } else { hangs }).store(true, Ordering::SeqCst);
            let _ = kill_process(program, Signal::KILL);
        });

        let mut watch = Watch::new(program, supervision.interference, began);
        let code = loop {
            match watch.next_end(true) {
                Some((process, status)) if process == program => {
                    break status
                        .exit_status()
                        .unwrap_or_else(|| 128 + status.terminating_signal().unwrap_or(0));
                }
                Some(_) => {}
                None => break 1,
            }
        };
        let (hung, too_many) = (hung.load(Ordering::SeqCst), watch.is_too_much());
        let too_large = too_large.load(Ordering::SeqCst);
        let left_behind = match (hung || too_large, too_many) {
            // They end with this process.
            (_, true) => 0,
            (true, _) => end_descendants(&mut watch, Duration::ZERO),
            _ => end_descendants(&mut watch, GRACE),
        };
        let report = Report { hung, too_many, too_large, left_behind, seen: watch.seen() };
        // A line of its own, even where the program did not end its last one.
        eprintln!("\n{REPORT}{}", serde_json::to_string(&report).unwrap_or_default());
        ExitCode::from(u8::try_from(code).unwrap_or(1))
    }

    /// Reaps every descendant; after a while kills those that still run, and returns how many these were.
    fn end_descendants(watch: &mut Watch, grace: Duration) -> usize {
        let me = std::process::id();
        let mut killed = 0;
        let began = Instant::now();
        while began.elapsed() < grace + Duration::from_secs(10) {
            while let Some((_, status)) = watch.next_end(false) {
                // One that had ended by itself was only not waited for.
                killed += usize::from(
                    began.elapsed() >= grace && status.terminating_signal() == Some(Signal::KILL.as_raw()),
                );
            }
            let children = children_of(me);
            if children.is_empty() {
                break;
            }
            if began.elapsed() >= grace {
                for child in children {
                    let _ = kill_process(child, Signal::KILL);
                }
            }
            thread::sleep(Duration::from_millis(1));
        }
        killed
    }

    /// The processes whose parent is `parent`, where the operating system says so in `/proc`.
    fn children_of(parent: u32) -> Vec<Pid> {
        let Ok(processes) = std::fs::read_dir("/proc") else { return Vec::new() };
        processes
            .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse::<i32>().ok())
            .filter(|process| {
                std::fs::read_to_string(format!("/proc/{process}/stat")).is_ok_and(|stat| {
                    // `pid (name) state parent …`; a name may hold brackets and spaces.
                    stat.rsplit_once(')')
                        .and_then(|(_, rest)| rest.split_whitespace().nth(1)?.parse::<u32>().ok())
                        .is_some_and(|found| found == parent)
                })
            })
            .filter_map(Pid::from_raw)
            .collect()
    }

    /// Where processes cannot be watched, their ends are all that is known.
    #[cfg(not(target_os = "linux"))]
    struct Watch;

    #[cfg(not(target_os = "linux"))]
    impl Watch {
        fn new(_: Pid, _: super::Interference, _: Instant) -> Watch {
            Watch
        }

        fn next_end(&mut self, patient: bool) -> Option<(Pid, rustix::process::WaitStatus)> {
            use rustix::process::{WaitOptions, wait};
            wait(if patient { WaitOptions::empty() } else { WaitOptions::NOHANG }).ok().flatten()
        }

        fn is_too_much(&self) -> bool {
            false
        }

        fn seen(self) -> Option<super::Seen> {
            None
        }
    }
}

#[cfg(all(unix, not(target_os = "linux")))]
fn command(
    _: &super::confine::Confinement,
    program: &std::ffi::OsStr,
    arguments: &[std::ffi::OsString],
) -> std::io::Result<std::process::Command> {
    let mut command = std::process::Command::new(program);
    command.args(arguments);
    Ok(command)
}

#[cfg(target_os = "linux")]
use linux::command;

#[cfg(target_os = "linux")]
mod linux {
    use std::ffi::{OsStr, OsString};
    use std::io;
    use std::process::Command;

    use rustix::process::{
        Signal, getpid, kill_process, set_child_subreaper, set_parent_process_death_signal,
    };

    use crate::run::confine::{Confinement, SUBCOMMAND};

    /// Before a confinement: only once somebody watches.
    pub const WHEN_TOLD: &str = "when-told";

    /// Our own program once more, which stops, is told to go on, confines itself and becomes the other one. The
    /// supervisor has no need of the guards.
    pub(super) fn command(
        spec: &Confinement,
        program: &OsStr,
        arguments: &[OsString],
    ) -> io::Result<Command> {
        set_child_subreaper(Some(getpid()))?;
        let spec = serde_json::to_string(&Confinement { supervised: None, ..spec.clone() })?;
        let mut command = Command::new("/proc/self/exe");
        command.args([SUBCOMMAND, WHEN_TOLD, &spec]).arg(program).args(arguments);
        Ok(command)
    }

    /// Returns when it was told to go on.
    pub fn wait_to_be_told() {
        let _ = set_parent_process_death_signal(Some(Signal::KILL));
        let _ = kill_process(getpid(), Signal::STOP);
    }
}
