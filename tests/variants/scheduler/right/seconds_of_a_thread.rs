use std::fmt::Write;
use std::sync::mpsc;
use std::thread;

// The scheduler and the processor are two threads: the one says who runs next, and the other runs it for a tick.

#[derive(Clone, Default)]
struct Job(String, i32, i32, i32);

struct State {
    ready: Vec<usize>,
    left: Vec<i32>,
}

fn usage() -> ! {
    eprintln!("usage: scheduler [NAME:ARRIVAL:BURST[:PRIORITY]]... [--quantum Q]");
    std::process::exit(2)
}

fn positive(text: Option<&str>) -> i32 {
    text.and_then(|text| text.parse().ok()).filter(|&number| number > 0).unwrap_or_else(|| usage())
}

fn simulate(kind: usize, jobs: &[Job], quantum: i32) -> (String, [f64; 5]) {
    let (tick, ticks) = mpsc::sync_channel::<Option<usize>>(0);
    let (done, ran) = mpsc::sync_channel(0);
    let processor = thread::spawn(move || {
        for (time, who) in ticks.iter().enumerate() {
            done.send((time as i32, who)).unwrap();
        }
    });
    let mut state = State { ready: vec![], left: jobs.iter().map(|job| job.2).collect() };
    let (mut first, mut end) = (vec![-1; jobs.len()], vec![0; jobs.len()]);
    let (mut running, mut used, mut now) = (None::<usize>, 0, 0);
    let mut chart = String::new();
    loop {
        state.ready.extend((0..jobs.len()).filter(|&job| jobs[job].1 == now));
        if let Some(job) = running {
            let higher = kind == 5 && state.ready.iter().any(|&other| jobs[other].3 < jobs[job].3);
            if state.left[job] > 0 && (kind == 3 || kind >= 4 && used == quantum || higher) {
                state.ready.push(job);
                running = None;
            } else if state.left[job] == 0 {
                running = None;
            }
        }
        if running.is_none() {
            let left = &state.left;
            let place = state.ready.iter().enumerate().min_by_key(|&(place, &job)| {
                let Job(_, arrival, burst, priority) = jobs[job];
                match kind {
                    0 => (arrival, 0, job),
                    1 => (burst, arrival, job),
                    2 => (priority, arrival, job),
                    3 => (left[job], arrival, job),
                    4 => (0, 0, place),
                    _ => (priority, 0, place),
                }
            });
            if let Some((place, &job)) = place {
                state.ready.remove(place);
                running = Some(job);
                used = 0;
                write!(chart, " {now}:{}", jobs[job].0).unwrap();
            }
        }
        if running.is_none() && (0..jobs.len()).all(|job| jobs[job].1 <= now) {
            break;
        }
        tick.send(running).unwrap();
        let (time, who) = ran.recv().unwrap();
        now = time + 1;
        if let Some(job) = who {
            state.left[job] -= 1;
            used += 1;
            if first[job] < 0 {
                first[job] = time;
            }
            end[job] = now;
        }
    }
    drop(tick);
    processor.join().unwrap();
    let n = jobs.len() as f64;
    let mut sums = [0.0; 5];
    for (number, Job(_, arrival, burst, _)) in jobs.iter().enumerate() {
        let turnaround = f64::from(end[number] - arrival);
        let share = f64::from(*burst) / turnaround;
        let figures = [
            turnaround - f64::from(*burst),
            turnaround,
            f64::from(first[number] - arrival),
            share,
            share * share,
        ];
        sums.iter_mut().zip(figures).for_each(|(sum, figure)| *sum += figure);
    }
    let [wait, turnaround, response, shares, squares] = sums;
    let last = *end.iter().max().unwrap();
    (chart, [wait / n, turnaround / n, response / n, n / f64::from(last), shares * shares / n / squares])
}

fn main() {
    let mut quantum = 4;
    let mut jobs = vec![];
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        if argument == "--quantum" {
            quantum = positive(arguments.next().as_deref());
            continue;
        }
        let mut fields = argument.split(':');
        let name = fields.next().unwrap_or_default().to_string();
        let arrival = fields.next().and_then(|text| text.parse::<u16>().ok()).unwrap_or_else(|| usage());
        let burst = positive(fields.next());
        let priority = fields.next().map_or(1, |text| positive(Some(text)));
        if fields.next().is_some() || name.is_empty() {
            usage();
        }
        jobs.push(Job(name, i32::from(arrival), burst, priority));
    }
    if jobs.is_empty() {
        jobs = vec![Job("x".into(), 0, 3, 1), Job("y".into(), 1, 5, 2)];
    }
    for (kind, name) in ["fcfs", "sjn", "priority", "srt", "rr", "mlq"].into_iter().enumerate() {
        let (chart, figures) = simulate(kind, &jobs, quantum);
        println!("{name}{chart}");
        for (what, figure) in
            ["wait", "turnaround", "response", "throughput", "fairness"].into_iter().zip(figures)
        {
            println!("{name} {what}: {figure:.2}");
        }
    }
}
