// breaks: sjn and priority do not pre-empt, srt does
use std::collections::VecDeque;

#[derive(Clone)]
struct Job {
    name: String,
    arrival: i64,
    burst: i64,
    priority: i64,
    left: i64,
    first: i64,
    end: i64,
}

fn usage() -> ! {
    eprintln!("usage: scheduler [NAME:ARRIVAL:BURST[:PRIORITY]]... [--quantum Q]");
    std::process::exit(2);
}

fn number(text: &str, least: i64) -> i64 {
    match text.parse::<u16>() {
        Ok(number) if i64::from(number) >= least => i64::from(number),
        _ => usage(),
    }
}

fn read_job(text: &str) -> Job {
    let parts: Vec<&str> = text.split(':').collect();
    if parts[0].is_empty() || parts.len() < 3 || parts.len() > 4 {
        usage();
    }
    let burst = number(parts[2], 1);
    Job {
        name: parts[0].to_string(),
        arrival: number(parts[1], 0),
        burst,
        priority: if parts.len() == 4 { number(parts[3], 1) } else { 1 },
        left: burst,
        first: -1,
        end: -1,
    }
}

/// Runs one job for some time.
fn work(job: &mut Job, now: &mut i64, time: i64, gantt: &mut String) {
    if job.first < 0 {
        job.first = *now;
    }
    *now += time;
    job.left -= time;
    if job.left == 0 {
        job.end = *now;
    }
    gantt.push_str(&format!(" {} until {now},", job.name));
}

/// fcfs, sjn, priority: to the end, the one with the smallest key first.
fn to_the_end(jobs: &mut [Job], key: fn(&Job) -> i64) -> String {
    let (mut now, mut gantt) = (0, String::new());
    while jobs.iter().any(|job| job.left > 0) {
        let ready = jobs.iter_mut().filter(|job| job.left > 0 && job.arrival <= now);
        match ready.min_by_key(|job| (key(job), job.arrival)) {
            Some(job) => {
                let all = job.left;
                work(job, &mut now, all, &mut gantt);
            }
            None => now += 1,
        }
    }
    gantt
}

fn shortest_remaining_time(jobs: &mut [Job]) -> String {
    let (mut now, mut gantt) = (0, String::new());
    while jobs.iter().any(|job| job.left > 0) {
        let ready = jobs.iter_mut().filter(|job| job.left > 0 && job.arrival <= now);
        match ready.min_by_key(|job| (job.left, job.arrival)) {
            Some(job) => {
                let all = job.left;
                work(job, &mut now, all, &mut gantt);
            }
            None => now += 1,
        }
    }
    gantt
}

/// rr is mlq with one level.
fn round_robin(jobs: &mut [Job], quantum: i64, level: fn(&Job) -> i64) -> String {
    let (mut now, mut gantt) = (0, String::new());
    let mut order: Vec<usize> = (0..jobs.len()).collect();
    order.sort_by_key(|&job| jobs[job].arrival);
    let mut coming: VecDeque<usize> = order.into();
    let mut ready: Vec<usize> = Vec::new();
    loop {
        while coming.front().is_some_and(|&job| jobs[job].arrival <= now) {
            ready.extend(coming.pop_front());
        }
        let Some(place) = (0..ready.len()).min_by_key(|&place| level(&jobs[ready[place]])) else {
            match coming.front() {
                Some(&job) => now = jobs[job].arrival,
                None => return gantt,
            }
            continue;
        };
        let current = ready.remove(place);
        let mut time = jobs[current].left.min(quantum);
        for &job in &coming {
            let until_then = jobs[job].arrival - now;
            if until_then < time && level(&jobs[job]) < level(&jobs[current]) {
                time = until_then;
            }
        }
        work(&mut jobs[current], &mut now, time, &mut gantt);
        while coming.front().is_some_and(|&job| jobs[job].arrival <= now) {
            ready.extend(coming.pop_front());
        }
        if jobs[current].left > 0 {
            ready.push(current);
        }
    }
}

fn report(name: &str, jobs: &[Job], gantt: &str) {
    let n = jobs.len() as f64;
    let sum = |time: fn(&Job) -> i64| jobs.iter().map(time).sum::<i64>() as f64;
    let shares: Vec<f64> = jobs.iter().map(|job| job.burst as f64 / (job.end - job.arrival) as f64).collect();
    let total: f64 = shares.iter().sum();
    let squares: f64 = shares.iter().map(|share| share * share).sum();
    let last = jobs.iter().map(|job| job.end).max().unwrap();
    println!("{name}:{gantt}");
    println!("{name} wait: {:.2}", sum(|job| job.end - job.arrival - job.burst) / n);
    println!("{name} turnaround: {:.2}", sum(|job| job.end - job.arrival) / n);
    println!("{name} response: {:.2}", sum(|job| job.first - job.arrival) / n);
    println!("{name} throughput: {:.2}", n / last as f64);
    println!("{name} fairness: {:.2}", total * total / (n * squares));
}

fn main() {
    let mut jobs = Vec::new();
    let mut quantum = 4;
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        if argument == "--quantum" {
            quantum = number(&arguments.next().unwrap_or_default(), 1);
        } else {
            jobs.push(read_job(&argument));
        }
    }
    if jobs.is_empty() {
        jobs = ["A:0:5:2", "B:1:3:1", "C:2:8:3"].map(read_job).to_vec();
    }
    for name in ["fcfs", "sjn", "priority", "srt", "rr", "mlq"] {
        let mut jobs = jobs.clone();
        let gantt = match name {
            "fcfs" => to_the_end(&mut jobs, |_| 0),
            "sjn" => to_the_end(&mut jobs, |job| job.burst),
            "priority" => to_the_end(&mut jobs, |job| job.priority),
            "srt" => shortest_remaining_time(&mut jobs),
            "rr" => round_robin(&mut jobs, quantum, |_| 0),
            _ => round_robin(&mut jobs, quantum, |job| job.priority),
        };
        report(name, &jobs, &gantt);
    }
}
