//! Runs under the model: a plan goes in, executions come out one by one, and are not believed blindly.

use std::io::{self, BufReader, Read};
use std::ops::ControlFlow;
use std::path::Path;
use std::process::Stdio;
use std::sync::Arc;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use threadbare_trace::What;
use threadbare_trace::wire::{self, Message, Plan};

use super::Run;
use super::confine::{self, Calls, Confinement, Guarded};
use crate::scratch;
use crate::source::Source;

/// The model itself ends what hangs, by processor time. This is for what it cannot see.
const LONGEST_SILENCE: Duration = Duration::from_secs(90);

/// Executions that may wait to be judged; the longest take some megabytes each.
const WAITING: usize = 16;

/// How a plan went.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// For each job of the plan that was begun: how many executions, and whether there are no others.
    pub jobs: Vec<JobOutcome>,
    /// What the runner itself raised around the program.
    pub guards: Vec<String>,
    /// The program took its process down, or it said what no honest run can: never a pass.
    pub died: Option<String>,
}

#[derive(Clone, Copy, Debug, Default)]
pub struct JobOutcome {
    pub executions: u32,
    pub exhausted: bool,
    pub ended: bool,
}

/// Why there is no outcome: ours, never the program's.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    #[error("the modelled program could not be run: {0}")]
    Io(#[from] io::Error),
    #[error("the model could not go on: {0}")]
    Model(String),
    #[error("interrupted")]
    Interrupted,
}

enum Heard {
    Message(Box<Message>),
    Nonsense(String),
    End,
}

/// Runs a plan, handing on each execution with the numbers of its job and within its job, until it is done or
/// whoever looks at them has seen enough.
pub fn run(
    program: &Path,
    plan: &Plan,
    source: &Arc<Source>,
    each: &mut dyn FnMut(u16, u32, Run) -> ControlFlow<()>,
) -> Result<Outcome, Failure> {
    let folder = scratch::folder()?;
    let confinement = Confinement {
        address_space_bytes: 64 << 30,
        data_bytes: 64 << 30,
        processor_seconds: 600,
        calls: Calls::Model,
        ..Confinement::of_program(program)
    };
    let mut command = confinement.command(program, &[])?;
    command.current_dir(folder.path()).env("RUST_BACKTRACE", "0").stdin(Stdio::piped());
    let mut guarded = Guarded::spawn(&mut command)?;

    if let Some(mut stdin) = guarded.child().stdin.take() {
        // A program that is dead already is found out below.
        let _ = wire::write(&mut stdin, plan);
    }
    let errors = guarded.child().stderr.take().map(|stream| thread::spawn(move || first_bytes(stream)));
    let Some(stdout) = guarded.child().stdout.take() else {
        return Err(Failure::Io(io::Error::other("no standard output")));
    };
    let (tell, heard) = mpsc::sync_channel(WAITING);
    thread::spawn(move || listen(stdout, &tell));

    let mut outcome = Outcome { jobs: vec![JobOutcome::default(); plan.jobs.len()], ..Outcome::default() };
    let mut job = 0;
    let mut done = false;
    let mut last_heard = Instant::now();
    while outcome.died.is_none() {
        if confine::interrupted() {
            return Err(Failure::Interrupted);
        }
        let message = match heard.recv_timeout(Duration::from_millis(200)) {
            Ok(Heard::Message(message)) => *message,
            Ok(Heard::Nonsense(why)) => {
                outcome.died = Some(format!("the program's process says what no run says: {why}"));
                break;
            }
            Ok(Heard::End) | Err(RecvTimeoutError::Disconnected) => break,
            Err(RecvTimeoutError::Timeout) if last_heard.elapsed() > LONGEST_SILENCE => {
                outcome.died = Some("the program's process stopped answering".to_owned());
                break;
            }
            Err(RecvTimeoutError::Timeout) => continue,
        };
        last_heard = Instant::now();
        match message {
            Message::Execution(execution) => {
                let (Some(planned), Some(so_far)) = (plan.jobs.get(job), outcome.jobs.get_mut(job)) else {
                    outcome.died = Some("the program's process says more than it was asked".to_owned());
                    break;
                };
                if so_far.executions >= planned.executions || execution.schedule.time != planned.time {
                    outcome.died = Some("the program's process says more than it was asked".to_owned());
                    break;
                }
                let number = so_far.executions;
                so_far.executions += 1;
                let run = Run::modelled(execution, planned.entry, Arc::clone(source));
                if each(u16::try_from(job).unwrap_or(u16::MAX), number, run).is_break() {
                    return Ok(outcome);
                }
            }
            Message::JobEnded { job: ended, executions, exhausted } => {
                let honest = usize::from(ended) == job
                    && outcome.jobs.get(job).is_some_and(|so_far| so_far.executions == executions);
                if !honest {
                    outcome.died = Some("the program's process has lost count of its runs".to_owned());
                    break;
                }
                outcome.jobs[job].exhausted = exhausted;
                outcome.jobs[job].ended = true;
                job += 1;
            }
            Message::Guards(guards) => outcome.guards = guards,
            Message::Done => {
                done = true;
                break;
            }
            Message::Failed(why) => return Err(Failure::Model(why)),
        }
    }
    drop(heard);
    if outcome.died.is_some() || done {
        guarded.kill();
    }
    let status = guarded.wait()?;
    if confine::interrupted() {
        return Err(Failure::Interrupted);
    }
    if done && job < plan.jobs.len() {
        outcome.died = Some("the program's process left runs out".to_owned());
    }
    if !done && outcome.died.is_none() {
        let words = errors.and_then(|errors| errors.join().ok()).unwrap_or_default();
        let last = words.lines().last().unwrap_or_default();
        outcome.died = Some(match last {
            "" => format!("the program took its process down ({status})"),
            last => format!("the program took its process down ({status}): {}", super::shortened(last)),
        });
    }
    Ok(outcome)
}

fn listen(stdout: impl Read, tell: &mpsc::SyncSender<Heard>) {
    let mut stdout = BufReader::with_capacity(1 << 16, stdout);
    loop {
        let heard = match wire::read(&mut stdout) {
            Ok(Some(message)) => Heard::Message(Box::new(cut(message))),
            Ok(None) => Heard::End,
            Err(error) => Heard::Nonsense(error.to_string()),
        };
        let last = !matches!(heard, Heard::Message(_));
        if tell.send(heard).is_err() || last {
            return;
        }
    }
}

/// A name or a message that is longer than anybody reads; what is printed has a limit of its own.
const LONGEST_WORDS: usize = 1_000;

/// Executions wait to be judged: none of them may be large because of what threads are called.
fn cut(mut message: Message) -> Message {
    if let Message::Execution(execution) = &mut message {
        for event in execution.events.iter_mut() {
            let (What::Spawned { name: Some(words), .. } | What::Panicked { message: words }) =
                &mut event.what
            else {
                continue;
            };
            if let Some((end, _)) = words.char_indices().nth(LONGEST_WORDS) {
                words.truncate(end);
                words.shrink_to_fit();
            }
        }
    }
    message
}

/// Enough to quote; the rest is drained, so that nobody waits for room in the pipe.
fn first_bytes(mut stream: impl Read) -> String {
    let mut kept = Vec::new();
    let _ = stream.by_ref().take(1 << 16).read_to_end(&mut kept);
    let _ = io::copy(&mut stream, &mut io::sink());
    String::from_utf8_lossy(&kept).into_owned()
}
