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
    let mut rows: Vec<(f64, Vec<f64>)> = Vec::new();
    for (threads, figures) in run.lines().iter().filter_map(|line| row(&line.text)) {
        if rows.last().map_or(threads == 1.0, |(fewer, _)| threads > *fewer) {
            rows.push((threads, figures));
        }
    }
    match rows.is_empty() {
        true => Err(run.broken("no row for 1 thread has a time, a speed-up and an efficiency")),
        false => Ok(rows),
    }
}

/// The number that stands with the word "threads", or else the first one; and at least three others.
fn row(line: &str) -> Option<(f64, Vec<f64>)> {
    let mut figures = super::figures(line);
    let lower = line.to_lowercase();
    let with_the_word = lower.match_indices("thread").find_map(|(at, _)| {
        let before = lower[..at].trim_end().rsplit(|character: char| !character.is_ascii_digit()).next();
        let after = lower[at..].trim_start_matches(|character: char| character.is_ascii_alphabetic());
        let after =
            after.trim_start_matches([':', '=', ' ']).split(|character: char| !character.is_ascii_digit());
        [before, after.into_iter().next()].into_iter().flatten().find_map(|number| number.parse::<f64>().ok())
    });
    let threads = with_the_word.or(figures.first().copied())?;
    let place = figures.iter().position(|figure| *figure == threads)?;
    figures.remove(place);
    (figures.len() >= 3 && threads.fract() == 0.0).then_some((threads, figures))
}

#[cfg(test)]
mod tests {
    use super::row;

    #[test]
    fn a_row_may_be_written_in_many_ways() {
        let found = Some((4.0, vec![61.5, 3.2, 80.0]));
        assert_eq!(row("      4   61.5 ms       3.20         80 %   ####"), found);
        assert_eq!(row("threads: 4 | time: 61.5 | speed-up: 3.2 | efficiency: 80"), found);
        assert_eq!(row("61.5 ms on 4 threads, 3.2 times as fast, efficiency 80%"), found);
        assert_eq!(row("4 threads take 61.5 ms"), None);
    }
}
