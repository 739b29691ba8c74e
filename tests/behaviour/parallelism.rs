//! Work that computes, on one thread and on more.

use crate::judge::{Behaviour, Broken};
use crate::run::Run;

pub(super) fn behaviour() -> Behaviour {
    Behaviour::native("parallelism")
        .with_arguments("there is a row for each number of threads, from 1 on", &[], |run| {
            let rows = rows(run)?;
            let processors = std::thread::available_parallelism().map_or(1, usize::from);
            match rows.len() {
                1 if processors > 1 => Err(run.broken("there is no row for more than one thread")),
                _ => Ok(()),
            }
        })
        .with_arguments("efficiency is speed-up by threads", &[], |run| {
            let rows = rows(run)?;
            // In whatever order, as a fraction or in per cent, and rounded as somebody likes.
            let efficient = |(threads, figures): &(f64, Vec<f64>)| {
                figures.iter().any(|speed_up| {
                    let efficiency = speed_up / threads;
                    figures.iter().any(|figure| {
                        (figure - efficiency).abs() <= 0.06 || (figure - 100.0 * efficiency).abs() <= 6.0
                    })
                })
            };
            match rows.iter().find(|row| !efficient(row)) {
                Some((threads, _)) => Err(run.broken(format!(
                    "in the row for {threads} threads no figure is another one divided by {threads}"
                ))),
                None => Ok(()),
            }
        })
        .with_arguments("there are as many threads as the rows say", &[], |run| {
            let most = rows(run)?.last().map_or(1.0, |(threads, _)| *threads);
            // Main may work too, and the same threads in every row.
            super::starts_threads(run, most as usize - 1)
        })
}

/// From the row for one thread on: threads, then time, speed-up and efficiency.
fn rows(run: &Run) -> Result<Vec<(f64, Vec<f64>)>, Broken> {
    let lines = run.lines().iter().map(|line| super::figures(&line.text));
    let mut rows: Vec<(f64, Vec<f64>)> = Vec::new();
    for figures in lines.filter(|figures| figures.len() >= 4) {
        let threads = figures[0];
        if rows.last().map_or(threads == 1.0, |(fewer, _)| threads.fract() == 0.0 && threads > *fewer) {
            rows.push((threads, figures[1..].to_vec()));
        }
    }
    match rows.is_empty() {
        true => Err(run.broken("no row for 1 thread has a time, a speed-up and an efficiency")),
        false => Ok(rows),
    }
}
