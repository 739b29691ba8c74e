use std::collections::VecDeque;
use std::env;

#[derive(Debug)]
struct Job {
    name: String,
    arrival: usize,
    burst: usize,
    priority: usize,
}

fn parse(text: &str) -> Option<Job> {
    let mut fields = text.split(':');
    let name = fields.next().filter(|name| !name.is_empty())?.to_owned();
    let arrival = fields.next()?.parse().ok()?;
    let burst = fields.next()?.parse().ok().filter(|&burst| burst > 0)?;
    let priority = match fields.next() {
        Some(priority) => priority.parse().ok().filter(|&priority| priority > 0)?,
        None => 3,
    };
    fields.next().is_none().then_some(Job { name, arrival, burst, priority })
}

/// Who has the processor in each tick.
fn run(way: &str, jobs: &[Job], quantum: usize) -> Vec<Option<usize>> {
    let mut left: Vec<usize> = jobs.iter().map(|job| job.burst).collect();
    let mut queue: VecDeque<usize> = VecDeque::new();
    let mut slice = vec![quantum; jobs.len()];
    let mut current: Option<usize> = None;
    let mut ticks = Vec::new();
    while left.iter().sum::<usize>() > 0 {
        let now = ticks.len();
        for number in 0..jobs.len() {
            if jobs[number].arrival == now {
                queue.push_back(number);
            }
        }
        if let Some(number) = current {
            let displaced = way == "mlq" && queue.iter().any(|&n| jobs[n].priority < jobs[number].priority);
            if left[number] == 0 {
                current = None;
            } else if (way == "rr" || way == "mlq") && slice[number] == 0 {
                slice[number] = quantum;
                queue.push_back(number);
                current = None;
            } else if displaced || way == "srt" {
                // It keeps its place, and the rest of its quantum.
                queue.push_front(number);
                current = None;
            }
        }
        if current.is_none() {
            let best = (0..queue.len()).min_by_key(|&place| {
                let number = queue[place];
                let job = &jobs[number];
                match way {
                    "sjn" => (job.burst, job.arrival, number),
                    "priority" => (job.priority, job.arrival, number),
                    "srt" => (left[number], job.arrival, number),
                    "mlq" => (job.priority, place, 0),
                    _ => (place, 0, 0),
                }
            });
            current = best.and_then(|place| queue.remove(place));
        }
        ticks.push(current);
        if let Some(number) = current {
            left[number] -= 1;
            slice[number] -= slice[number].min(1);
        }
    }
    ticks
}

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let (texts, quantum) = match arguments.iter().position(|argument| argument == "--quantum") {
        Some(at) if at + 2 == arguments.len() => (&arguments[..at], arguments[at + 1].parse::<usize>().ok()),
        Some(_) => (&arguments[..], None),
        None => (&arguments[..], Some(2)),
    };
    let jobs: Option<Vec<Job>> = texts.iter().map(|text| parse(text)).collect();
    let (Some(mut jobs), Some(quantum @ 1..)) = (jobs, quantum) else {
        eprintln!("usage: scheduler [NAME:ARRIVAL:BURST[:PRIORITY]]... [--quantum Q]");
        std::process::exit(2);
    };
    if jobs.is_empty() {
        jobs.extend(["soup:0:4:2", "tea:1:2:1", "cake:2:6:3"].iter().flat_map(|text| parse(text)));
    }
    for way in ["fcfs", "sjn", "priority", "srt", "rr", "mlq"] {
        let ticks = run(way, &jobs, quantum);
        let names: Vec<&str> =
            ticks.iter().map(|tick| tick.map_or("-", |number| &jobs[number].name)).collect();
        println!("{way} {}", names.join(" "));
        let first = |n: usize| ticks.iter().position(|tick| *tick == Some(n)).unwrap();
        let last = |n: usize| ticks.iter().rposition(|tick| *tick == Some(n)).unwrap() + 1;
        let average =
            |figure: &dyn Fn(usize) -> f64| (0..jobs.len()).map(figure).sum::<f64>() / jobs.len() as f64;
        let turnaround = |n: usize| (last(n) - jobs[n].arrival) as f64;
        let share = |n: usize| jobs[n].burst as f64 / turnaround(n);
        println!("{way} wait: {:.2}", average(&|n| turnaround(n) - jobs[n].burst as f64));
        println!("{way} turnaround: {:.2}", average(&turnaround));
        println!("{way} response: {:.2}", average(&|n| (first(n) - jobs[n].arrival) as f64));
        println!("{way} throughput: {:.2}", jobs.len() as f64 / ticks.len() as f64);
        println!("{way} fairness: {:.2}", average(&share).powi(2) / average(&|n| share(n).powi(2)));
    }
}
