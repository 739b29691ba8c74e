// breaks: Textbook figures come out exactly
use std::collections::VecDeque;
use std::env;
use std::process::ExitCode;

#[derive(Clone, Debug)]
struct Job {
    name: String,
    arrival: u64,
    burst: u64,
    priority: u64,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Fcfs,
    Sjn,
    Priority,
    Srt,
    Rr,
    Mlq,
}

impl Kind {
    const ALL: [(Kind, &'static str); 6] = [
        (Kind::Fcfs, "fcfs"),
        (Kind::Sjn, "sjn"),
        (Kind::Priority, "priority"),
        (Kind::Srt, "srt"),
        (Kind::Rr, "rr"),
        (Kind::Mlq, "mlq"),
    ];
    fn sliced(self) -> bool {
        matches!(self, Kind::Rr | Kind::Mlq)
    }
    fn preempts(self) -> bool {
        matches!(self, Kind::Srt | Kind::Mlq)
    }
}

struct Machine<'a> {
    kind: Kind,
    jobs: &'a [Job],
    quantum: u64,
    left: Vec<u64>,
    first: Vec<Option<u64>>,
    end: Vec<u64>,
    ready: VecDeque<usize>,
    gantt: Vec<(Option<usize>, u64)>,
}

impl<'a> Machine<'a> {
    fn new(kind: Kind, jobs: &'a [Job], quantum: u64) -> Self {
        Machine {
            kind,
            jobs,
            quantum,
            left: jobs.iter().map(|j| j.burst).collect(),
            first: vec![None; jobs.len()],
            end: vec![0; jobs.len()],
            ready: VecDeque::new(),
            gantt: vec![],
        }
    }

    /// What is to be least; `place` is the place in the queue.
    fn key(&self, job: usize, place: usize) -> (u64, u64, usize) {
        let j = &self.jobs[job];
        match self.kind {
            Kind::Fcfs => (0, j.arrival, job),
            Kind::Sjn => (j.burst, j.arrival, job),
            Kind::Priority => (j.priority, j.arrival, job),
            Kind::Srt => (self.left[job], j.arrival, job),
            Kind::Rr => (0, 0, place),
            Kind::Mlq => (j.priority, 0, place),
        }
    }

    fn better(&self, challenger: usize, runs: usize) -> bool {
        match self.kind {
            Kind::Mlq => self.jobs[challenger].priority < self.jobs[runs].priority,
            Kind::Srt => self.left[challenger] < self.left[runs],
            _ => unreachable!(),
        }
    }

    fn run(&mut self) {
        let mut clock = 0;
        let mut done = 0;
        let mut running: Option<(usize, u64)> = None;
        while done < self.jobs.len() {
            for (number, job) in self.jobs.iter().enumerate() {
                if job.arrival == clock {
                    self.ready.push_back(number);
                }
            }
            if let Some((job, used)) = running {
                let over = self.kind.sliced() && used == self.quantum;
                let pushed = self.kind.preempts() && self.ready.iter().any(|&r| self.better(r, job));
                if over || pushed {
                    self.ready.push_back(job);
                    running = None;
                }
            }
            if running.is_none() {
                let best = (0..self.ready.len()).min_by_key(|&place| self.key(self.ready[place], place));
                running = best.and_then(|place| self.ready.remove(place)).map(|job| (job, 0));
            }
            let who = running.map(|(job, _)| job);
            match self.gantt.last_mut() {
                Some((last, long)) if *last == who => *long += 1,
                _ => self.gantt.push((who, 1)),
            }
            if let Some((job, used)) = &mut running {
                self.first[*job].get_or_insert(clock);
                self.left[*job] -= 1;
                *used += 1;
            }
            clock += 1;
            if let Some((job, _)) = running
                && self.left[job] == 0
            {
                self.end[job] = clock;
                done += 1;
                running = None;
            }
        }
    }

    fn report(&self, name: &str) {
        let n = self.jobs.len() as f64;
        let mut at = 0;
        let mut line = format!("{name:>8} 0");
        for (who, long) in &self.gantt {
            at += long;
            let who = who.map_or("-", |w| &self.jobs[w].name);
            line += &format!(" [{who}] {at}");
        }
        println!("{line}");
        let around: Vec<f64> = self.jobs.iter().zip(&self.end).map(|(j, e)| (e - j.arrival) as f64).collect();
        let wait: f64 = self.jobs.iter().zip(&around).map(|(j, a)| a - j.burst as f64).sum();
        let response: f64 =
            self.jobs.iter().zip(&self.first).map(|(j, f)| (f.unwrap() - j.arrival) as f64).sum();
        let ratio: Vec<f64> = self.jobs.iter().zip(&around).map(|(j, a)| j.burst as f64 / a).collect();
        let total: f64 = ratio.iter().sum();
        let squares: f64 = ratio.iter().map(|r| r * r).sum();
        println!("{name} wait: {:.2}", wait / n);
        println!("{name} turnaround: {:.2}", around.iter().sum::<f64>() / n);
        println!("{name} response: {:.2}", response / n);
        println!("{name} throughput: {:.2}", n / at as f64);
        println!("{name} fairness: {:.2}", total * total / (n * squares));
    }
}

fn parse(arguments: impl IntoIterator<Item = String>) -> Option<(Vec<Job>, u64)> {
    let mut jobs = vec![];
    let mut quantum = 2;
    let mut arguments = arguments.into_iter();
    while let Some(argument) = arguments.next() {
        if argument == "--quantum" {
            quantum = arguments.next()?.parse().ok().filter(|&q| q > 0)?;
            continue;
        }
        let parts: Vec<&str> = argument.split(':').collect();
        let (name, arrival, burst, priority) = match parts[..] {
            [n, a, b] => (n, a, b, "1"),
            [n, a, b, p] => (n, a, b, p),
            _ => return None,
        };
        let burst = burst.parse().ok().filter(|&b| b > 0)?;
        let priority = priority.parse().ok().filter(|&p| p > 0)?;
        if name.is_empty() {
            return None;
        }
        jobs.push(Job { name: name.to_string(), arrival: arrival.parse().ok()?, burst, priority });
    }
    if jobs.is_empty() {
        for (name, arrival, burst, priority) in
            [("A", 0, 7, 2), ("B", 2, 4, 1), ("C", 4, 1, 3), ("D", 5, 4, 1)]
        {
            jobs.push(Job { name: name.into(), arrival, burst, priority });
        }
    }
    Some((jobs, quantum))
}

fn main() -> ExitCode {
    let Some((jobs, quantum)) = parse(env::args().skip(1)) else {
        eprintln!("usage: scheduler [NAME:ARRIVAL:BURST[:PRIORITY]]... [--quantum Q]");
        return ExitCode::from(2);
    };
    for (kind, name) in Kind::ALL {
        let mut machine = Machine::new(kind, &jobs, quantum.max(2));
        machine.run();
        machine.report(name);
    }
    ExitCode::SUCCESS
}
