//! A scheduler decides which of the jobs that are ready runs next, and for how long.
//!
//! Watch: the same jobs under six algorithms, and what each of these is good at. All times are averages. Wait:
//! ready but not running. Turnaround: from arrival to end. Response: from arrival to the first run. Throughput:
//! jobs per unit of time, from 0 to the last end. Fairness: Jain's index of burst / turnaround, 1 if all are
//! slowed down alike. Who is pre-empted goes to the end of the queue; `mlq` has a queue for each priority.
//!
//! Run: `cargo run --example scheduler`, and behind it, if you like, `-- P1:0:24 P2:0:3 P3:0:3 --quantum 4`
//! Book: `docs/src/threads/scheduler.md`
//! Crates: none, only std.

use std::collections::VecDeque;
use std::io::Write;
use std::{env, io, process};

const USAGE: &str = "usage: scheduler [NAME:ARRIVAL:BURST[:PRIORITY]]... [--quantum Q] \
                     (whole numbers; priority 1 is the highest; up to 100 jobs, done by 100000)";

struct Job {
    name: String,
    arrival: u64,
    burst: u64,
    priority: u64,
}

struct Algorithm {
    name: &'static str,
    rank: fn(&Job, u64) -> u64, // Of a job and how much of it is left: the lowest runs first.
    preempts: bool,             // Does a job stop when one of lower rank arrives?
    takes_turns: bool,          // Among equals. If not, the one that arrived first runs first.
}

#[rustfmt::skip]
const ALGORITHMS: [Algorithm; 6] = [
    Algorithm { name: "fcfs",     rank: |job, _| job.arrival,  preempts: false, takes_turns: false },
    Algorithm { name: "sjn",      rank: |job, _| job.burst,    preempts: false, takes_turns: false },
    Algorithm { name: "priority", rank: |job, _| job.priority, preempts: false, takes_turns: false },
    Algorithm { name: "srt",      rank: |_, left| left,        preempts: true,  takes_turns: false },
    Algorithm { name: "rr",       rank: |_, _| 0,              preempts: false, takes_turns: true },
    Algorithm { name: "mlq",      rank: |job, _| job.priority, preempts: true,  takes_turns: true },
];

/// Runs the jobs, given in order of arrival, tick by tick. Returns who ran at each tick, if anybody did.
fn run(algorithm: &Algorithm, jobs: &[Job], quantum: u64) -> Vec<Option<usize>> {
    let mut left: Vec<u64> = jobs.iter().map(|job| job.burst).collect();
    let (mut queue, mut running, mut slice, mut chart) = (VecDeque::new(), None, 0, Vec::new());
    while left.iter().any(|&ticks| ticks > 0) {
        queue.extend((0..jobs.len()).filter(|&number| jobs[number].arrival == chart.len() as u64));
        let rank = |number: usize| (algorithm.rank)(&jobs[number], left[number]);
        let beaten = |number| queue.iter().any(|&other| rank(other) < rank(number));
        let stopped = running.take_if(|number| slice == 0 || algorithm.preempts && beaten(*number));
        queue.extend(stopped); // Behind those that have just arrived.
        if running.is_none() {
            let place = |&number: &usize| (rank(number), if algorithm.takes_turns { 0 } else { number });
            queue.make_contiguous().sort_by_key(place); // Equals stay in the order in which they queue.
            running = queue.pop_front();
            slice = if algorithm.takes_turns { quantum } else { u64::MAX };
        }
        chart.push(running);
        if let Some(number) = running {
            left[number] -= 1;
            slice -= 1;
            running = running.filter(|_| left[number] > 0);
        }
    }
    chart
}

fn report(algorithm: &Algorithm, jobs: &[Job], quantum: u64) -> String {
    let chart = run(algorithm, jobs, quantum);
    let (mut gantt, mut now) = (String::from("0"), 0);
    for stretch in chart.chunk_by(|a, b| a == b) {
        now += stretch.len();
        gantt += &format!(" [{}] {now}", stretch[0].map_or("idle", |number| &jobs[number].name));
    }
    let start = |number| chart.iter().position(|&who| who == Some(number)).expect("it runs") as u64;
    let end = |number| chart.iter().rposition(|&who| who == Some(number)).expect("it runs") as u64 + 1;
    let turnaround = |number: usize| (end(number) - jobs[number].arrival) as f64;
    let wait = |number: usize| turnaround(number) - jobs[number].burst as f64;
    let response = |number: usize| (start(number) - jobs[number].arrival) as f64;
    let progress = |number: usize| jobs[number].burst as f64 / turnaround(number);
    let mean = |figure: &dyn Fn(usize) -> f64| (0..jobs.len()).map(figure).sum::<f64>() / jobs.len() as f64;
    let figures = [
        ("wait", mean(&wait)),
        ("turnaround", mean(&turnaround)),
        ("response", mean(&response)),
        ("throughput", jobs.len() as f64 / chart.len() as f64),
        ("fairness", mean(&progress).powi(2) / mean(&|number| progress(number).powi(2))),
    ];
    let name = algorithm.name;
    format!("{name}: {gantt}\n{}\n", figures.map(|(what, x)| format!("{name} {what}: {x:.2}\n")).concat())
}

fn job(text: &str) -> Option<Job> {
    let (name, numbers) = text.split_once(':')?;
    let numbers: Vec<u32> = numbers.split(':').map(|number| number.parse().ok()).collect::<Option<_>>()?;
    let [arrival, burst] = numbers.first_chunk()?.map(u64::from);
    let priority = numbers.get(2).map_or(1, |&priority| u64::from(priority));
    let valid = !name.is_empty() && burst > 0 && priority > 0 && numbers.len() <= 3;
    valid.then_some(Job { name: name.to_owned(), arrival, burst, priority })
}

fn jobs_and_quantum(mut arguments: Vec<String>) -> Option<(Vec<Job>, u64)> {
    let mut quantum = 4;
    if let Some(at) = arguments.iter().position(|argument| argument == "--quantum") {
        quantum = arguments.get(at + 1)?.parse().ok().filter(|&ticks| ticks > 0)?;
        arguments.drain(at..at + 2);
    }
    if arguments.is_empty() {
        arguments = ["soup:0:8:3", "tea:1:4:2", "stew:2:9:1", "eggs:3:5:2"].map(String::from).to_vec();
    }
    let mut jobs: Vec<Job> = arguments.iter().map(|text| job(text)).collect::<Option<_>>()?;
    jobs.sort_by_key(|job| job.arrival); // Equal ones stay as they were given.
    let end = jobs.iter().map(|job| job.burst).sum::<u64>() + jobs.last()?.arrival;
    (jobs.len() <= 100 && end <= 100_000).then_some((jobs, quantum))
}

fn main() {
    let arguments: Vec<_> = env::args_os().skip(1).map(|a| a.into_string().unwrap_or_default()).collect();
    let help = arguments.iter().any(|argument| argument == "--help");
    let output = match jobs_and_quantum(arguments) {
        _ if help => format!("{USAGE}\n"),
        Some((jobs, quantum)) => ALGORITHMS.iter().map(|each| report(each, &jobs, quantum)).collect(),
        None => {
            eprintln!("{USAGE}");
            process::exit(2);
        }
    };
    let _ = io::stdout().write_all(output.as_bytes()); // Nobody may read to the end (`| head -1`).
}
