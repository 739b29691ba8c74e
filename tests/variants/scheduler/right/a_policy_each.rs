use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap, VecDeque};
use std::process::ExitCode;

type Time = u32;

#[derive(Clone)]
struct Job {
    id: usize,
    name: String,
    arrival: Time,
    burst: Time,
    priority: u8,
    left: Time,
}

/// Gives out jobs and takes back those that are not done.
trait Policy {
    fn add(&mut self, job: Job);
    fn next(&mut self) -> Option<Job>;
    /// How long the job may run when nobody comes.
    fn slice(&self, job: &Job) -> Time {
        job.left
    }
    fn displaces(&self, _new: &Job, _running: &Job) -> bool {
        false
    }
}

struct ByKey<K: Ord> {
    key: fn(&Job) -> K,
    heap: BinaryHeap<Reverse<(K, Time, usize)>>,
    jobs: BTreeMap<usize, Job>,
    preempts: bool,
}

impl<K: Ord> ByKey<K> {
    fn new(key: fn(&Job) -> K, preempts: bool) -> Self {
        ByKey { key, heap: BinaryHeap::new(), jobs: BTreeMap::new(), preempts }
    }
}

impl<K: Ord> Policy for ByKey<K> {
    fn add(&mut self, job: Job) {
        self.heap.push(Reverse(((self.key)(&job), job.arrival, job.id)));
        self.jobs.insert(job.id, job);
    }
    fn next(&mut self) -> Option<Job> {
        let Reverse((_, _, id)) = self.heap.pop()?;
        self.jobs.remove(&id)
    }
    fn displaces(&self, new: &Job, running: &Job) -> bool {
        self.preempts && (self.key)(new) < (self.key)(running)
    }
}

struct Levels {
    quantum: Time,
    of: fn(&Job) -> u8,
    queues: BTreeMap<u8, VecDeque<Job>>,
}

impl Policy for Levels {
    fn add(&mut self, job: Job) {
        self.queues.entry((self.of)(&job)).or_default().push_back(job);
    }
    fn next(&mut self) -> Option<Job> {
        self.queues.values_mut().find_map(VecDeque::pop_front)
    }
    fn slice(&self, job: &Job) -> Time {
        job.left.min(self.quantum)
    }
    fn displaces(&self, new: &Job, running: &Job) -> bool {
        (self.of)(new) < (self.of)(running)
    }
}

struct Stretch {
    job: usize,
    from: Time,
    to: Time,
}

fn run(mut policy: Box<dyn Policy>, jobs: &[Job]) -> Vec<Stretch> {
    let mut to_come: Vec<Job> = jobs.to_vec();
    to_come.sort_by_key(|job| (job.arrival, job.id));
    let mut to_come = VecDeque::from(to_come);
    let mut chart = Vec::new();
    let mut now = 0;
    loop {
        while to_come.front().is_some_and(|job| job.arrival <= now) {
            policy.add(to_come.pop_front().unwrap());
        }
        let Some(mut job) = policy.next() else {
            match to_come.front() {
                Some(job) => now = job.arrival,
                None => return chart,
            }
            continue;
        };
        let from = now;
        let until = now + policy.slice(&job);
        while now < until {
            now += 1;
            job.left -= 1;
            let mut displaced = false;
            while to_come.front().is_some_and(|job| job.arrival == now) {
                let new = to_come.pop_front().unwrap();
                displaced |= policy.displaces(&new, &job);
                policy.add(new);
            }
            if displaced {
                break;
            }
        }
        chart.push(Stretch { job: job.id, from, to: now });
        if job.left > 0 {
            policy.add(job);
        }
    }
}

fn job(id: usize, text: &str) -> Result<Job, ()> {
    let fields: Vec<&str> = text.split(':').collect();
    let (name, arrival, burst, priority) = match fields[..] {
        [name, arrival, burst] => (name, arrival, burst, "1"),
        [name, arrival, burst, priority] => (name, arrival, burst, priority),
        _ => return Err(()),
    };
    let burst = burst.parse().map_err(drop)?;
    let arrival = arrival.parse().map_err(drop)?;
    let priority = priority.parse().map_err(drop)?;
    if burst == 0 || priority == 0 || name.is_empty() {
        return Err(());
    }
    Ok(Job { id, name: name.into(), arrival, burst, priority, left: burst })
}

fn read(arguments: &[String]) -> Result<(Vec<Job>, Time), ()> {
    let mut quantum = 3;
    let mut jobs = Vec::new();
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        if argument == "--quantum" {
            quantum = arguments.next().ok_or(())?.parse().map_err(drop)?;
        } else {
            jobs.push(job(jobs.len(), argument)?);
        }
    }
    if jobs.is_empty() {
        jobs = ["A:0:6:2", "B:2:4:1", "C:4:5:3", "D:6:2:1"]
            .iter()
            .enumerate()
            .flat_map(|(id, text)| job(id, text))
            .collect();
    }
    if quantum == 0 { Err(()) } else { Ok((jobs, quantum)) }
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Ok((jobs, quantum)) = read(&arguments) else {
        eprintln!("Usage: scheduler [NAME:ARRIVAL:BURST[:PRIORITY]]… [--quantum Q]");
        return ExitCode::from(2);
    };
    let policies: Vec<(&str, Box<dyn Policy>)> = vec![
        ("fcfs", Box::new(ByKey::new(|_| (), false))),
        ("sjn", Box::new(ByKey::new(|job| job.burst, false))),
        ("priority", Box::new(ByKey::new(|job| job.priority, false))),
        ("srt", Box::new(ByKey::new(|job| job.left, true))),
        ("rr", Box::new(Levels { quantum, of: |_| 0, queues: BTreeMap::new() })),
        ("mlq", Box::new(Levels { quantum, of: |job| job.priority, queues: BTreeMap::new() })),
    ];
    for (name, policy) in policies {
        let chart = run(policy, &jobs);
        print!("Gantt {name}:");
        for stretch in &chart {
            print!(" {}[{}-{}]", jobs[stretch.job].name, stretch.from, stretch.to);
        }
        println!();
        let n = jobs.len() as f64;
        let (mut wait, mut turnaround, mut response, mut sum, mut squares) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for job in &jobs {
            let mine = || chart.iter().filter(|stretch| stretch.job == job.id);
            let took = f64::from(mine().last().unwrap().to - job.arrival);
            let share = f64::from(job.burst) / took;
            turnaround += took;
            wait += took - f64::from(job.burst);
            response += f64::from(mine().next().unwrap().from - job.arrival);
            sum += share;
            squares += share * share;
        }
        println!("{name} wait: {:.2}", wait / n);
        println!("{name} turnaround: {:.2}", turnaround / n);
        println!("{name} response: {:.2}", response / n);
        println!("{name} throughput: {:.2}", n / f64::from(chart.last().unwrap().to));
        println!("{name} fairness: {:.2}", sum * sum / (n * squares));
    }
    ExitCode::SUCCESS
}
