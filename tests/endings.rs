//! How the native examples end: told wrongly, read by nobody, or ended from outside, they say so in a line and leave
//! nobody behind. And the scheduler's figures are those of the textbooks.

use std::io::{BufRead, BufReader, Read};
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};
use std::sync::{OnceLock, mpsc};
use std::thread;
use std::time::Duration;

use threadbare::behaviour::{CONCEPTS, Kind};
use threadbare::scratch;

type Check = fn() -> Result<(), String>;

pub fn checks() -> Vec<(&'static str, Check)> {
    let mut checks: Vec<(&str, Check)> = vec![
        ("--help and bad arguments get the usage line", usage),
        ("the scheduler comes to the textbooks' figures", textbooks),
        ("the scheduler does not take what is no workload", no_workload),
    ];
    // Who is ended by what, and who still runs, is told by Unix.
    if cfg!(unix) {
        checks.push(("who is not read any more ends without a word", unread));
        checks.push(("who is ended leaves nobody behind", ended));
        checks.push(("a rank that is killed is named, and the others end", rank_killed));
    }
    checks
}

/// Nothing that is waited for here takes a hundredth of this.
const LONG: Duration = Duration::from_secs(30);

fn names() -> impl Iterator<Item = &'static str> {
    CONCEPTS.iter().filter(|concept| concept.kind == Kind::Native).map(|concept| concept.name)
}

fn command(name: &str) -> Result<Command, String> {
    static BUILT: OnceLock<Result<std::collections::BTreeMap<String, PathBuf>, String>> = OnceLock::new();
    let programs = BUILT.get_or_init(|| crate::book::examples(&[])).as_ref().map_err(Clone::clone)?;
    let program = programs.get(name).ok_or_else(|| format!("cargo did not build the example {name}"))?;
    let mut command = Command::new(program);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    // Who is ended at once leaves its files; here they go when all is over.
    static TEMPORARY: OnceLock<Result<scratch::Folder, String>> = OnceLock::new();
    let temporary = TEMPORARY.get_or_init(|| scratch::folder().map_err(|error| error.to_string()));
    command.env("TMPDIR", temporary.as_ref().map_err(Clone::clone)?.path());
    Ok(command)
}

fn output(name: &str, arguments: &[&str]) -> Result<Output, String> {
    command(name)?.args(arguments).output().map_err(|error| format!("{name}: {error}"))
}

/// Status 2, the usage line on standard error, and nothing else.
fn refuses(name: &str, arguments: &[&str]) -> Result<(), String> {
    let output = output(name, arguments)?;
    let told = String::from_utf8_lossy(&output.stderr);
    let is_usage = told.starts_with(&format!("usage: {name}")) && told.lines().count() == 1;
    match output.status.code() == Some(2) && is_usage && output.stdout.is_empty() {
        true => Ok(()),
        false => Err(format!("{name} {arguments:?}: {output:?}")),
    }
}

fn usage() -> Result<(), String> {
    for name in names() {
        let help = output(name, &["--help"])?;
        let told = String::from_utf8_lossy(&help.stdout);
        if !help.status.success() || !told.starts_with(&format!("usage: {name}")) || !help.stderr.is_empty() {
            return Err(format!("{name} --help: {help:?}"));
        }
        for arguments in [&["--no-such-argument"][..], &[""], &["--helpless"], &["one", "two"]] {
            refuses(name, arguments)?;
        }
    }
    for (name, flag) in [("spmd", "--threads"), ("distributed_memory", "--ranks")] {
        for number in ["0", "-1", "1001", "2.5", "two", ""] {
            refuses(name, &[flag, number])?;
        }
        refuses(name, &[flag])?;
        refuses(name, &[flag, "2", flag, "3"])?;
    }
    refuses("distributed_memory", &["--ranks", "9"])
}

/// Standard error is inherited by all that a program starts, so it is at its end when the last of them has ended.
fn last_words(name: &str, child: &mut Child) -> Result<String, String> {
    let mut errors = child.stderr.take().ok_or("standard error is not piped")?;
    let (said, heard) = mpsc::channel();
    thread::spawn(move || {
        let mut words = Vec::new();
        let _ = errors.read_to_end(&mut words);
        let _ = said.send(String::from_utf8_lossy(&words).into_owned());
    });
    let words = heard.recv_timeout(LONG).map_err(|_| format!("{name}: somebody still runs"));
    let _ = child.kill();
    let _ = child.wait();
    words
}

/// Starts a program and reads so many lines of what it prints.
fn after_lines(name: &str, arguments: &[&str], lines: usize) -> Result<(Child, impl Read, String), String> {
    let mut child = command(name)?.args(arguments).spawn().map_err(|error| format!("{name}: {error}"))?;
    let mut printed = BufReader::new(child.stdout.take().ok_or("standard output is not piped")?);
    let mut read = String::new();
    for _ in 0..lines {
        printed.read_line(&mut read).map_err(|error| format!("{name}: {error}"))?;
    }
    Ok((child, printed, read))
}

fn unread() -> Result<(), String> {
    for name in names() {
        for lines in [0, 1] {
            let (mut child, printed, _) = after_lines(name, &[], lines)?;
            drop(printed);
            let words = last_words(name, &mut child)?;
            if !words.is_empty() {
                return Err(format!("{name}, after {lines} lines: {words}"));
            }
        }
    }
    Ok(())
}

#[cfg(unix)]
fn signal(process: u32, signal: rustix::process::Signal) {
    let process = i32::try_from(process).ok().and_then(rustix::process::Pid::from_raw);
    let _ = process.map(|process| rustix::process::kill_process(process, signal));
}

#[cfg(unix)]
fn ended() -> Result<(), String> {
    use rustix::process::Signal;
    let several = ["distributed_memory", "processes", "context_switch"];
    for name in names().filter(|name| several.contains(name) || name.starts_with("ipc_")) {
        for how in [Signal::KILL, Signal::TERM, Signal::INT] {
            // At different places: before it has started anybody, and with some or all of them at work.
            for lines in 0..4 {
                let (mut child, _printed, _) = after_lines(name, &[], lines)?;
                signal(child.id(), how);
                let words = last_words(name, &mut child)?;
                if words.contains("panicked") {
                    return Err(format!("{name}, after {lines} lines: {words}"));
                }
            }
        }
    }
    Ok(())
}

#[cfg(unix)]
fn rank_killed() -> Result<(), String> {
    let name = "distributed_memory";
    for victim in 0..4 {
        let (mut child, mut rest, printed) = after_lines(name, &["--ranks", "4"], 4)?;
        let line = printed.lines().nth(victim).unwrap_or_default();
        let process = line.split(' ').nth(4).and_then(|process| process.parse().ok());
        let process = process.ok_or_else(|| format!("which process is rank {victim}? `{line}`"))?;
        signal(process, rustix::process::Signal::KILL);
        let mut more = String::new();
        let _ = rest.read_to_string(&mut more);
        let status = child.wait().map_err(|error| error.to_string())?;
        let words = last_words(name, &mut child)?;
        if status.code() != Some(1) || !words.contains(&format!("rank {victim} died")) || !more.is_empty() {
            return Err(format!("rank {victim} was killed: {status}, {words}{more}"));
        }
    }
    Ok(())
}

#[cfg(not(unix))]
fn ended() -> Result<(), String> {
    Ok(())
}

#[cfg(not(unix))]
fn rank_killed() -> Result<(), String> {
    Ok(())
}

/// Workloads, and lines that were worked out by hand.
const TEXTBOOKS: &[(&str, &[&str])] = &[
    (
        "P1:0:24 P2:0:3 P3:0:3 --quantum 4",
        &[
            "fcfs: 0 [P1] 24 [P2] 27 [P3] 30",
            "fcfs wait: 17.00",
            "fcfs turnaround: 27.00",
            "fcfs response: 17.00",
            "fcfs throughput: 0.10",
            "fcfs fairness: 0.48",
            "sjn: 0 [P2] 3 [P3] 6 [P1] 30",
            "sjn wait: 3.00",
            "sjn turnaround: 13.00",
            "sjn fairness: 0.93",
            "priority wait: 17.00",
            "srt wait: 3.00",
            "rr: 0 [P1] 4 [P2] 7 [P3] 10 [P1] 30",
            "rr wait: 5.67",
            "rr turnaround: 15.67",
            "rr response: 3.67",
            "rr fairness: 0.85",
            "mlq wait: 5.67",
        ],
    ),
    (
        "P1:0:6 P2:0:8 P3:0:7 P4:0:3",
        &[
            "fcfs wait: 10.25",
            "sjn: 0 [P4] 3 [P1] 9 [P3] 16 [P2] 24",
            "sjn wait: 7.00",
            "sjn turnaround: 13.00",
        ],
    ),
    (
        "P1:0:8 P2:1:4 P3:2:9 P4:3:5 --quantum 4",
        &[
            "fcfs wait: 8.75",
            "sjn wait: 7.75",
            "srt: 0 [P1] 1 [P2] 5 [P4] 10 [P1] 17 [P3] 26",
            "srt wait: 6.50",
            "srt turnaround: 13.00",
            "rr wait: 11.75",
            "rr turnaround: 18.25",
            "rr response: 4.50",
        ],
    ),
    (
        "P1:0:10:3 P2:0:1:1 P3:0:2:4 P4:0:1:5 P5:0:5:2",
        &[
            "priority: 0 [P2] 1 [P5] 6 [P1] 16 [P3] 18 [P4] 19",
            "priority wait: 8.20",
            "priority turnaround: 12.00",
        ],
    ),
    // Nobody is there for a while: throughput counts the time up to the last end all the same.
    (
        "A:0:3 B:10:2 C:11:4",
        &[
            "fcfs: 0 [A] 3 [idle] 10 [B] 12 [C] 16",
            "fcfs wait: 0.33",
            "fcfs turnaround: 3.33",
            "fcfs throughput: 0.19",
            "srt wait: 0.33",
            "rr wait: 0.33",
        ],
    ),
    (
        "A:5:2 B:5:2",
        &["fcfs: 0 [idle] 5 [A] 7 [B] 9", "fcfs wait: 1.00", "fcfs throughput: 0.22", "mlq wait: 1.00"],
    ),
    // B comes as A's first quantum ends, C as B's does: both queue before the one that is pre-empted.
    (
        "A:0:5 B:2:3 C:4:1 --quantum 2",
        &[
            "rr: 0 [A] 2 [B] 4 [A] 6 [C] 7 [B] 8 [A] 9",
            "rr wait: 3.00",
            "rr turnaround: 6.00",
            "rr response: 0.67",
        ],
    ),
    // Who is alone goes on when the quantum ends; a quantum begins anew for the next one.
    ("A:0:5 B:3:2 --quantum 2", &["rr: 0 [A] 4 [B] 6 [A] 7", "rr wait: 1.50", "rr response: 0.50"]),
    // Ties go to the earlier arrival, then to the order given.
    (
        "late:2:3:1 first:0:4:1 soon:1:3:1 also:1:3:1",
        &[
            "sjn: 0 [first] 4 [soon] 7 [also] 10 [late] 13",
            "priority: 0 [first] 4 [soon] 7 [also] 10 [late] 13",
            "srt: 0 [first] 4 [soon] 7 [also] 10 [late] 13",
            "fcfs wait: 4.25",
        ],
    ),
    // As little left as the newcomer asks for: who arrived earlier goes on.
    ("old:0:5 new:2:3", &["srt: 0 [old] 5 [new] 8", "srt wait: 1.50"]),
    // Shorter: it does not.
    (
        "old:0:6 new:2:3",
        &["srt: 0 [old] 2 [new] 5 [old] 9", "srt wait: 1.50", "srt response: 0.00", "sjn wait: 2.00"],
    ),
    (
        "F1:0:4:1 B1:0:6:2 F2:3:2:1 B2:1:3:2 --quantum 2",
        &[
            "mlq: 0 [F1] 4 [F2] 6 [B1] 8 [B2] 10 [B1] 12 [B2] 13 [B1] 15",
            "mlq wait: 4.75",
            "mlq turnaround: 8.50",
            "mlq response: 3.50",
        ],
    ),
    (
        "low:0:5:2 high:2:3:1 --quantum 10",
        &["mlq: 0 [low] 2 [high] 5 [low] 8", "mlq wait: 1.50", "mlq response: 0.00", "priority wait: 1.50"],
    ),
    // Two jobs of the lower level; the one that is displaced goes behind the other.
    (
        "a:0:4:2 b:0:4:2 high:1:1:1 --quantum 3",
        &[
            "mlq: 0 [a] 1 [high] 2 [b] 5 [a] 8 [b] 9",
            "mlq wait: 3.00",
            "mlq turnaround: 6.00",
            "mlq response: 0.67",
        ],
    ),
    (
        "only:0:7 --quantum 3",
        &["rr: 0 [only] 7", "rr wait: 0.00", "rr fairness: 1.00", "rr throughput: 0.14"],
    ),
];

fn textbooks() -> Result<(), String> {
    let mut faults = Vec::new();
    for (workload, expected) in TEXTBOOKS {
        let arguments: Vec<&str> = workload.split(' ').collect();
        let output = output("scheduler", &arguments)?;
        let text = String::from_utf8_lossy(&output.stdout);
        for line in *expected {
            if !text.lines().any(|printed| printed == *line) {
                let (key, _) = line.split_once(':').unwrap_or_default();
                let printed = text.lines().find(|printed| printed.split(':').next() == Some(key));
                faults.push(format!("{workload}: `{}` where `{line}` is right", printed.unwrap_or_default()));
            }
        }
        if self::output("scheduler", &arguments)?.stdout != output.stdout {
            faults.push(format!("{workload}: not the same again"));
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n")) }
}

fn no_workload() -> Result<(), String> {
    for arguments in [
        "A",
        "A:",
        "A:0",
        "A:0:0",
        ":0:1",
        "A:-1:1",
        "A:0:-1",
        "A:x:1",
        "A:0:1.5",
        "A:0:1:0",
        "A:0:1:1:1",
        "A:0:1:",
        "--quantum",
        "A:0:1 --quantum",
        "A:0:1 --quantum 0",
        "A:0:1 --quantum x",
        "A:0:1 --quantum -1",
        "A:0:1 --quantum 1 --quantum 2",
        "A:0:99999999999999999999",
        "A:0:100001",
        "A:100001:1",
    ] {
        refuses("scheduler", &arguments.split(' ').collect::<Vec<_>>())?;
    }
    Ok(())
}
