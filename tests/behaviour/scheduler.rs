//! Six ways to share a processor, held against figures that are worked out here tick by tick.

use crate::judge::{Behaviour, Broken, Judgement};
use crate::run::{PrintedLine, Run};

#[derive(Clone, Copy)]
struct Job {
    arrival: usize,
    burst: usize,
    priority: usize,
}

/// Workloads of textbooks, some where ties decide, some where nobody is there for a while.
const WORKLOADS: &[(&str, &[&str])] = &[
    ("three bursts at once", &["P1:0:24", "P2:0:3", "P3:0:3", "--quantum", "4"]),
    ("four bursts at once", &["P1:0:6:4", "P2:0:8:3", "P3:0:7:2", "P4:0:3:1", "--quantum", "4"]),
    ("four arrivals", &["P1:0:8:1", "P2:1:4:1", "P3:2:9:1", "P4:3:5:1", "--quantum", "4"]),
    ("five priorities", &["P1:0:10:3", "P2:0:1:1", "P3:0:2:4", "P4:0:1:5", "P5:0:5:2", "--quantum", "2"]),
    ("an arrival as a quantum ends", &["A:0:5:1", "B:2:3:1", "C:4:1:1", "--quantum", "2"]),
    ("given out of order", &["late:3:4:2", "early:0:5:2", "same:3:4:2", "mid:1:4:2", "--quantum", "3"]),
    ("equal bursts, one after the other", &["long:0:9:1", "later:8:1:1", "sooner:1:1:1", "--quantum", "2"]),
    ("equal bursts, and long ones", &["first:0:8:1", "later:7:11:1", "sooner:1:11:1", "--quantum", "4"]),
    ("equal at once", &["a:2:3:1", "b:2:3:1", "first:0:4:1", "c:2:3:1", "--quantum", "3"]),
    ("as little left as a newcomer asks for", &["old:0:5:1", "new:2:3:1", "short:4:1:1", "--quantum", "5"]),
    ("nobody there in between", &["a:0:2:2", "b:1:3:1", "c:12:1:1", "d:20:4:3", "--quantum", "2"]),
    ("a higher priority comes", &["low:0:5:2", "high:2:3:1", "--quantum", "10"]),
    (
        "eight jobs on three levels",
        &[
            "a:0:7:3",
            "b:1:4:2",
            "c:2:6:1",
            "d:3:3:2",
            "e:9:5:1",
            "f:10:2:3",
            "g:10:2:2",
            "h:30:3:2",
            "--quantum",
            "3",
        ],
    ),
    ("one job", &["only:0:7:1", "--quantum", "3"]),
    ("the shortest quantum", &["a:0:3:1", "b:0:2:1", "c:1:2:1", "--quantum", "1"]),
];

pub(super) fn behaviour() -> Behaviour {
    let mut behaviour = Behaviour::native("scheduler");
    for (name, arguments) in WORKLOADS {
        let words = format!("the figures are right: {name}");
        behaviour = behaviour.with_arguments(&words, arguments, |run| figures(run, arguments));
    }
    behaviour
        .with_arguments("there is a Gantt line for each way", &CHARTED, charts)
        .with_arguments("it has a workload of its own", &[], |run| {
            ALGORITHMS.iter().try_for_each(|algorithm| {
                FIGURES.iter().try_for_each(|what| printed(run, algorithm, what).map(|_| ()))
            })
        })
        .across("half a job is a bad argument", &[&["A:0"], &["A:0:1:1:1"]], all_usage)
        .across(
            "a word for a number is a bad argument",
            &[&["A:0:long"], &["A:soon:1"], &["A:0:1:high"], &["A:0:1", "--quantum", "short"]],
            all_usage,
        )
        .across(
            "a quantum of nothing is a bad argument",
            &[&["A:0:1", "--quantum", "0"], &["A:0:1", "--quantum"]],
            all_usage,
        )
}

fn all_usage(runs: &[Run]) -> Judgement {
    runs.iter().try_for_each(super::is_usage)
}

/// Names that are their own initials, and no part of other words.
const CHARTED: [&str; 5] = ["X:0:24", "Z:0:3", "K:0:3", "--quantum", "4"];

/// fcfs and priority take them as given, sjn and srt the short ones first, rr and mlq come back to the first.
fn charts(run: &Run) -> Judgement {
    let charts: Vec<String> = run.lines().iter().map(|line| chart(&line.text)).collect();
    for (order, least) in [("XZK", 4), ("ZKX", 4), ("XZKX", 2)] {
        let found = charts.iter().filter(|chart| chart.contains(order)).count();
        if found < least {
            let order: Vec<String> = order.chars().map(String::from).collect();
            return Err(run.broken(format!(
                "{found} lines have the jobs in the order {}, where {least} of six ways do",
                order.join(" ")
            )));
        }
    }
    Ok(())
}

/// The jobs in the order in which a line names them, by name or as `#2`, `[2]`, `P2`; in a row each but once.
fn chart(line: &str) -> String {
    let characters: Vec<char> = line.chars().collect();
    let around = |at: usize| {
        let before = at.checked_sub(1).map_or(' ', |at| characters[at]);
        (before, characters.get(at + 1).copied().unwrap_or(' '))
    };
    let named = |at: usize, character: char| match (character, around(at)) {
        ('X' | 'Z' | 'K', _) => Some(character),
        (_, (_, '0'..='9')) => None,
        ('1'..='3', ('#' | 'A'..='Z' | 'a'..='z', _) | ('[', ']') | ('|', '|')) => {
            Some(['X', 'Z', 'K'][character as usize - '1' as usize])
        }
        _ => None,
    };
    let mut jobs: Vec<char> =
        characters.iter().enumerate().filter_map(|(at, character)| named(at, *character)).collect();
    jobs.dedup();
    jobs.into_iter().collect()
}

const ALGORITHMS: [&str; 6] = ["fcfs", "sjn", "priority", "srt", "rr", "mlq"];
const FIGURES: [&str; 5] = ["wait", "turnaround", "response", "throughput", "fairness"];

/// Where a job of a lower level goes when one of a higher level comes, with a part of its quantum left. The sheet
/// does not say, so a program may do the one or the other, but the same all the time.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Displaced {
    Back,
    Front,
    /// And it goes on with the rest of its quantum.
    FrontWithTheRest,
}

fn figures(run: &Run, arguments: &[&str]) -> Judgement {
    let (jobs, quantum) = workload(arguments);
    for algorithm in ALGORITHMS {
        let ways = [Displaced::Back, Displaced::Front, Displaced::FrontWithTheRest];
        let mut found =
            ways.map(|displaced| match_up(run, algorithm, expected(algorithm, &jobs, quantum, displaced)));
        if found.iter().all(Result::is_err) {
            return std::mem::replace(&mut found[0], Ok(()));
        }
    }
    Ok(())
}

/// In the order of [`FIGURES`].
fn expected(algorithm: &str, jobs: &[Job], quantum: usize, displaced: Displaced) -> [f64; 5] {
    let times = schedule(algorithm, jobs, quantum, displaced);
    let count = jobs.len() as f64;
    let mean = |of: &dyn Fn(usize) -> usize| (0..jobs.len()).map(|job| of(job) as f64).sum::<f64>() / count;
    let turnaround = |job: usize| times[job].1 - jobs[job].arrival;
    let shares: Vec<f64> =
        (0..jobs.len()).map(|job| jobs[job].burst as f64 / turnaround(job) as f64).collect();
    let squares: f64 = shares.iter().map(|share| share * share).sum();
    let end = times.iter().map(|(_, end)| *end).max().unwrap_or(1);
    [
        mean(&|job| turnaround(job) - jobs[job].burst),
        mean(&turnaround),
        mean(&|job| times[job].0 - jobs[job].arrival),
        count / end as f64,
        shares.iter().sum::<f64>().powi(2) / (count * squares),
    ]
}

fn match_up(run: &Run, algorithm: &str, expected: [f64; 5]) -> Judgement {
    for (what, expected) in FIGURES.into_iter().zip(expected) {
        let (line, text) = printed(run, algorithm, what)?;
        let two_decimals = text.split_once('.').is_some_and(|(_, decimals)| decimals.len() == 2);
        // Rounded either way where the third decimal is a 5.
        if !two_decimals || !text.parse::<f64>().is_ok_and(|value| (value - expected).abs() < 0.005_001) {
            let message = format!("`{algorithm} {what}: {text}` where {expected:.2} is right");
            return Err(run.broken_at(line.event, message));
        }
    }
    Ok(())
}

fn printed<'r>(run: &'r Run, algorithm: &str, what: &str) -> Result<(&'r PrintedLine, &'r str), Broken> {
    let key = format!("{algorithm} {what}");
    run.values(&key).last().ok_or_else(|| run.broken(format!("`{key}: …` is not printed")))
}

fn workload(arguments: &[&str]) -> (Vec<Job>, usize) {
    let quantum = arguments.last().and_then(|quantum| quantum.parse().ok()).unwrap_or(1);
    let jobs = arguments
        .iter()
        .filter_map(|argument| {
            let fields: Vec<usize> =
                argument.split(':').skip(1).map_while(|field| field.parse().ok()).collect();
            let [arrival, burst, ..] = fields[..] else { return None };
            Some(Job { arrival, burst, priority: fields.get(2).copied().unwrap_or(1) })
        })
        .collect();
    (jobs, quantum)
}

/// When each job first runs, and when it ends.
fn schedule(algorithm: &str, jobs: &[Job], quantum: usize, displaced: Displaced) -> Vec<(usize, usize)> {
    let mut left: Vec<usize> = jobs.iter().map(|job| job.burst).collect();
    let mut first: Vec<Option<usize>> = vec![None; jobs.len()];
    let mut end = vec![0; jobs.len()];
    // Round-robin's queue, in the order in which jobs came or were put back.
    let mut queue: Vec<usize> = Vec::new();
    // How much of a quantum a job has used that was displaced within it.
    let mut used = vec![0; jobs.len()];
    let mut running: Option<(usize, usize)> = None;
    let mut now = 0;
    while left.iter().any(|left| *left > 0) {
        // Who arrives as a quantum ends queues before the one that is pre-empted.
        queue.extend((0..jobs.len()).filter(|&job| jobs[job].arrival == now));
        if let Some((job, ran)) = running {
            let beaten =
                algorithm == "mlq" && queue.iter().any(|&other| jobs[other].priority < jobs[job].priority);
            let expired = matches!(algorithm, "rr" | "mlq") && ran == quantum;
            if left[job] == 0 {
                running = None;
            } else if expired || algorithm == "srt" || beaten && displaced == Displaced::Back {
                queue.push(job);
                running = None;
            } else if beaten {
                queue.insert(0, job);
                used[job] = if displaced == Displaced::FrontWithTheRest { ran } else { 0 };
                running = None;
            }
        }
        if running.is_none() {
            let waiting = queue.iter().copied();
            let next = match algorithm {
                "fcfs" => waiting.min_by_key(|&job| (jobs[job].arrival, job)),
                "sjn" => waiting.min_by_key(|&job| (jobs[job].burst, jobs[job].arrival, job)),
                "priority" => waiting.min_by_key(|&job| (jobs[job].priority, jobs[job].arrival, job)),
                "srt" => waiting.min_by_key(|&job| (left[job], jobs[job].arrival, job)),
                "mlq" => waiting.min_by_key(|&job| jobs[job].priority),
                _ => queue.first().copied(),
            };
            if let Some(job) = next {
                queue.retain(|&other| other != job);
                first[job].get_or_insert(now);
                running = Some((job, std::mem::take(&mut used[job])));
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
        expected(algorithm, &jobs, quantum, Displaced::Back)[0]
    }

    #[test]
    fn a_chart_may_be_written_in_many_ways() {
        for line in
            ["0 [X] 24 [Z] 27 [K] 30", "XXXZZK", "0 [#1] 24 [#2] 27 [#3] 30", "P1[0-24] P2[24-27] P3[27-30]"]
        {
            assert_eq!(chart(line), "XZK", "{line}");
        }
        assert_eq!(chart("fcfs wait: 17.00, 1 | 2 | 3"), "");
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
