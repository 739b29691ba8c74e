//! Six ways to share a processor, held against figures that are worked out here tick by tick.

use crate::judge::{Behaviour, Broken, Judgement};
use crate::run::Run;

#[derive(Clone, Copy)]
struct Job {
    arrival: usize,
    burst: usize,
    priority: usize,
}

/// Workloads of textbooks, and some where ties decide. Where a sheet leaves something open (what becomes of the
/// rest of a quantum when a higher priority comes), no workload asks for it.
const WORKLOADS: &[(&str, &[&str])] = &[
    ("three bursts at once", &["P1:0:24:1", "P2:0:3:1", "P3:0:3:1", "--quantum", "4"]),
    ("four bursts at once", &["P1:0:6:4", "P2:0:8:3", "P3:0:7:2", "P4:0:3:1", "--quantum", "4"]),
    ("four arrivals", &["P1:0:8:1", "P2:1:4:1", "P3:2:9:1", "P4:3:5:1", "--quantum", "4"]),
    ("five priorities", &["P1:0:10:3", "P2:0:1:1", "P3:0:2:4", "P4:0:1:5", "P5:0:5:2", "--quantum", "2"]),
    ("an arrival as a quantum ends", &["A:0:5:1", "B:2:3:1", "C:4:1:1", "--quantum", "2"]),
    ("equal bursts, given out of order", &["late:3:4:2", "early:0:5:2", "same:3:4:2", "mid:1:4:2", "--quantum", "3"]),
    ("a higher priority comes", &["low:0:5:2", "high:2:3:1", "--quantum", "10"]),
    ("one job", &["only:0:7:1", "--quantum", "3"]),
];

pub(super) fn behaviour() -> Behaviour {
    let mut behaviour = Behaviour::native("scheduler");
    for (name, arguments) in WORKLOADS {
        behaviour = behaviour.with_arguments(&format!("the figures are right: {name}"), arguments, |run| figures(run, arguments));
    }
    behaviour
        .with_arguments("it has a workload of its own, and a Gantt line for each way", &[], |run| {
            ALGORITHMS.iter().try_for_each(|algorithm| {
                let lines = run.lines().iter().filter(|line| line.text.trim_start().starts_with(algorithm)).count();
                if lines > 5 { Ok(()) } else { Err(run.broken(format!("there is no Gantt line for {algorithm} beside its figures"))) }
            })
        })
        .with_arguments("a burst of nothing is a bad argument", &["A:0:0"], super::is_usage)
        .with_arguments("half a job is a bad argument", &["A:0"], super::is_usage)
        .with_arguments("a quantum of nothing is a bad argument", &["A:0:1", "--quantum", "0"], super::is_usage)
}

const ALGORITHMS: [&str; 6] = ["fcfs", "sjn", "priority", "srt", "rr", "mlq"];

fn figures(run: &Run, arguments: &[&str]) -> Judgement {
    let (jobs, quantum) = workload(arguments);
    for algorithm in ALGORITHMS {
        let times = schedule(algorithm, &jobs, quantum);
        let count = jobs.len() as f64;
        let mean = |of: &dyn Fn(usize) -> usize| (0..jobs.len()).map(|job| of(job) as f64).sum::<f64>() / count;
        let turnaround = |job: usize| times[job].1 - jobs[job].arrival;
        let shares: Vec<f64> = (0..jobs.len()).map(|job| jobs[job].burst as f64 / turnaround(job) as f64).collect();
        let squares: f64 = shares.iter().map(|share| share * share).sum();
        let fairness = shares.iter().sum::<f64>().powi(2) / (count * squares);
        let end = times.iter().map(|(_, end)| *end).max().unwrap_or(1);
        figure(run, algorithm, "wait", mean(&|job| turnaround(job) - jobs[job].burst))?;
        figure(run, algorithm, "turnaround", mean(&turnaround))?;
        figure(run, algorithm, "response", mean(&|job| times[job].0 - jobs[job].arrival))?;
        figure(run, algorithm, "throughput", count / end as f64)?;
        figure(run, algorithm, "fairness", fairness)?;
    }
    Ok(())
}

/// Two decimals, rounded either way where the third is a 5.
fn figure(run: &Run, algorithm: &str, what: &str, expected: f64) -> Result<(), Broken> {
    let key = format!("{algorithm} {what}");
    let Some((line, printed)) = run.values(&key).last() else {
        return Err(run.broken(format!("`{key}: …` is not printed")));
    };
    let two_decimals = printed.split_once('.').is_some_and(|(_, decimals)| decimals.len() == 2);
    match printed.parse::<f64>() {
        Ok(value) if two_decimals && (value - expected).abs() < 0.005_001 => Ok(()),
        _ => Err(run.broken_at(line.event, format!("`{key}: {printed}` where {expected:.2} is right"))),
    }
}

fn workload(arguments: &[&str]) -> (Vec<Job>, usize) {
    let quantum = arguments.last().and_then(|quantum| quantum.parse().ok()).unwrap_or(1);
    let jobs = arguments
        .iter()
        .filter_map(|argument| {
            let fields: Vec<usize> = argument.split(':').skip(1).map_while(|field| field.parse().ok()).collect();
            let [arrival, burst, priority] = fields[..] else { return None };
            Some(Job { arrival, burst, priority })
        })
        .collect();
    (jobs, quantum)
}

/// When each job first runs, and when it ends.
fn schedule(algorithm: &str, jobs: &[Job], quantum: usize) -> Vec<(usize, usize)> {
    let mut left: Vec<usize> = jobs.iter().map(|job| job.burst).collect();
    let mut first: Vec<Option<usize>> = vec![None; jobs.len()];
    let mut end = vec![0; jobs.len()];
    // Round-robin's queue, in the order in which jobs came or were put back.
    let mut queue: Vec<usize> = Vec::new();
    let mut running: Option<(usize, usize)> = None;
    let mut now = 0;
    while left.iter().any(|left| *left > 0) {
        let mut arrived: Vec<usize> = (0..jobs.len()).filter(|&job| jobs[job].arrival == now).collect();
        arrived.sort_by_key(|&job| job);
        queue.extend(arrived);
        // Who arrives as a quantum ends queues before the one that is pre-empted.
        if let Some((job, ran)) = running {
            let over = left[job] == 0;
            let levels = algorithm == "mlq" && queue.iter().any(|&other| jobs[other].priority < jobs[job].priority);
            let again = match algorithm {
                "rr" | "mlq" => ran == quantum || levels,
                "srt" => true,
                _ => false,
            };
            if over || again {
                if !over {
                    queue.push(job);
                }
                running = None;
            }
        }
        if running.is_none() {
            let next = match algorithm {
                "fcfs" => queue.iter().copied().min_by_key(|&job| (jobs[job].arrival, job)),
                "sjn" => queue.iter().copied().min_by_key(|&job| (jobs[job].burst, jobs[job].arrival, job)),
                "priority" => queue.iter().copied().min_by_key(|&job| (jobs[job].priority, jobs[job].arrival, job)),
                "srt" => queue.iter().copied().min_by_key(|&job| (left[job], jobs[job].arrival, job)),
                "mlq" => queue.iter().copied().min_by_key(|&job| jobs[job].priority),
                _ => queue.first().copied(),
            };
            if let Some(job) = next {
                queue.retain(|&other| other != job);
                first[job].get_or_insert(now);
                running = Some((job, 0));
            }
        }
        now += 1;
        if let Some((job, ran)) = &mut running {
            left[*job] -= 1;
            *ran += 1;
            if left[*job] == 0 {
                end[*job] = now;
            }
        }
    }
    first.into_iter().map(Option::unwrap_or_default).zip(end).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mean_wait(algorithm: &str, workload_number: usize) -> f64 {
        let (jobs, quantum) = workload(WORKLOADS[workload_number].1);
        let times = schedule(algorithm, &jobs, quantum);
        let waits = jobs.iter().zip(times).map(|(job, (_, end))| (end - job.arrival - job.burst) as f64);
        waits.sum::<f64>() / jobs.len() as f64
    }

    #[test]
    fn textbooks_agree() {
        assert_eq!(mean_wait("fcfs", 0), 17.0);
        assert!((mean_wait("rr", 0) - 17.0 / 3.0).abs() < 1e-9);
        assert_eq!(mean_wait("sjn", 1), 7.0);
        assert_eq!(mean_wait("srt", 2), 6.5);
        assert!((mean_wait("priority", 3) - 8.2).abs() < 1e-9);
    }
}
