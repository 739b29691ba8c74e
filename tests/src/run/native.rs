//! A run on real threads: what is printed and when, how it ends, how long it takes.

use std::ffi::OsString;
use std::io::{self, Read};
use std::path::Path;
use std::process::ExitStatus;
use std::sync::Arc;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use threadbare_trace::{Ending, Event, Execution, Limit, Stream, What};

use super::confine::{self, Confinement, Guarded};
use super::supervise::{self, Interference, Report, Seen};
use super::{Origin, Run};
use crate::scratch;
use crate::source::Source;

/// More than this on either stream is a flood.
const MOST_PRINTED: usize = 2 << 20;

/// After a program's end, its last words are read for no longer than this.
const LAST_WORDS: Duration = Duration::from_secs(2);

/// What only a native run knows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    pub arguments: Vec<String>,
    pub duration: Duration,
    /// It had to be ended: it hung, or flooded.
    pub killed: bool,
    /// Other processes that still ran when it had ended.
    pub left_behind: usize,
    /// What was seen of its threads and processes, where a supervisor could watch them.
    pub seen: Option<Seen>,
}

/// How a program is to be run.
#[derive(Clone, Debug, PartialEq)]
pub struct Setting {
    pub arguments: Vec<String>,
    pub longest: Duration,
    pub interference: Interference,
}

impl Setting {
    pub fn plain(longest: Duration) -> Setting {
        Setting { arguments: Vec::new(), longest, interference: Interference::None }
    }
}

enum Said {
    Chunk(Stream, Duration, Vec<u8>),
    End,
}

/// Runs a program to its end, or ends it. `stop` ends it early: its run is of no use any more.
pub fn run(
    program: &Path,
    setting: &Setting,
    confinement: &Confinement,
    source: &Arc<Source>,
    stop: &dyn Fn() -> bool,
) -> io::Result<Run> {
    let folder = scratch::folder()?;
    let arguments: Vec<OsString> = setting.arguments.iter().map(OsString::from).collect();
    let mut command = confinement.command(program, &arguments)?;
    command.current_dir(folder.path()).env("RUST_BACKTRACE", "0");
    if confinement.supervised.is_some() && !confinement.private {
        command.env("TMPDIR", folder.path());
    }
    let began = Instant::now();
    let mut guarded = Guarded::spawn(&mut command)?;

    let (said, heard) = mpsc::channel();
    let child = guarded.child();
    if let (Some(out), Some(error)) = (child.stdout.take(), child.stderr.take()) {
        listen(out, Stream::Out, began, said.clone());
        listen(error, Stream::Error, began, said);
    }

    let mut listening = Listening::default();
    let status = loop {
        match heard.recv_timeout(Duration::from_millis(5)) {
            Ok(message) => listening.hear(message),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => thread::sleep(Duration::from_millis(1)),
        }
        if let Some(status) = guarded.child().try_wait()? {
            break Some(status);
        }
        if began.elapsed() > setting.longest || listening.flooded || confine::interrupted() || stop() {
            break None;
        }
    };
    let duration = began.elapsed();
    // A supervisor outlives its program by a moment, to end what it left behind.
    guarded.kill();
    let _ = guarded.wait();
    confinement.sweep_up();
    let deadline = Instant::now() + LAST_WORDS;
    while listening.ended < 2 {
        match heard.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
            Ok(message) => listening.hear(message),
            Err(_) => break,
        }
    }

    let report = listening.report();
    let killed = status.is_none() || report.hung || report.too_large;
    let ending = match status {
        _ if listening.flooded => Ending::Exceeded { limit: Limit::Printed },
        _ if report.too_many => Ending::Exceeded { limit: Limit::Threads },
        _ if report.too_large => Ending::Exceeded { limit: Limit::Memory },
        _ if killed => Ending::Hang,
        Some(status) => ending(status),
        None => Ending::Hang,
    };
    let Report { left_behind, seen, .. } = report;
    let facts = Facts { arguments: setting.arguments.clone(), duration, killed, left_behind, seen };
    let execution = Execution { events: listening.events().into(), ending, ..Execution::default() };
    Ok(Run::new(Origin::Native(facts), execution, 0, Arc::clone(source)))
}

fn ending(status: ExitStatus) -> Ending {
    #[cfg(unix)]
    if let Some(signal) = std::os::unix::process::ExitStatusExt::signal(&status) {
        // It had used up its processor time.
        let hangs = signal == rustix::process::Signal::XCPU.as_raw();
        return if hangs { Ending::Hang } else { Ending::Aborted { signal } };
    }
    match status.code() {
        Some(0) => Ending::Completed,
        Some(101) => Ending::Panicked,
        code => Ending::Exited { code: code.unwrap_or(1) },
    }
}

fn listen(mut stream: impl Read + Send + 'static, which: Stream, began: Instant, to: mpsc::Sender<Said>) {
    thread::spawn(move || {
        let mut buffer = vec![0; 1 << 14];
        while let Ok(count @ 1..) = stream.read(&mut buffer) {
            if to.send(Said::Chunk(which, began.elapsed(), buffer[..count].to_vec())).is_err() {
                return;
            }
        }
        let _ = to.send(Said::End);
    });
}

#[derive(Default)]
struct Listening {
    chunks: Vec<(Stream, Duration, Vec<u8>)>,
    out_bytes: usize,
    flooded: bool,
    ended: usize,
}

impl Listening {
    fn hear(&mut self, said: Said) {
        match said {
            Said::Chunk(stream, time, bytes) => {
                self.out_bytes += bytes.len();
                if self.out_bytes > MOST_PRINTED {
                    self.flooded = true;
                } else {
                    self.chunks.push((stream, time, bytes));
                }
            }
            Said::End => self.ended += 1,
        }
    }

    /// The supervisor's last words, where there is one: they come after everything that the program can say.
    fn report(&self) -> Report {
        let errors: Vec<u8> = self
            .chunks
            .iter()
            .filter(|(stream, ..)| *stream == Stream::Error)
            .flat_map(|(_, _, bytes)| bytes.iter().copied())
            .collect();
        let errors = String::from_utf8_lossy(&errors);
        let report = errors.lines().rev().find_map(|line| line.strip_prefix(supervise::REPORT));
        report.and_then(|report| serde_json::from_str(report).ok()).unwrap_or_default()
    }

    /// A chunk may end within a character, so each line is put together from bytes.
    fn events(self) -> Vec<Event> {
        let mut events = Vec::new();
        let mut open: [(Vec<u8>, Stream); 2] = [(Vec::new(), Stream::Out), (Vec::new(), Stream::Error)];
        let mut event = |stream, time: Duration, bytes: &[u8]| {
            if bytes.starts_with(supervise::REPORT.as_bytes()) {
                return;
            }
            events.push(Event {
                step: 0,
                time: u64::try_from(time.as_nanos()).unwrap_or(u64::MAX),
                thread: 0,
                line: 0,
                what: What::Printed { stream, text: String::from_utf8_lossy(bytes).into_owned() },
            });
        };
        let mut last = Duration::ZERO;
        for (stream, time, bytes) in self.chunks {
            last = time;
            let (line, _) = &mut open[usize::from(stream == Stream::Error)];
            for piece in bytes.split_inclusive(|byte| *byte == b'\n') {
                line.extend_from_slice(piece);
                if piece.ends_with(b"\n") {
                    event(stream, time, line);
                    line.clear();
                }
            }
        }
        for (line, stream) in open {
            if !line.is_empty() {
                event(stream, last, &line);
            }
        }
        events
    }
}
