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
            match rows.iter().find(|row| !fits(&rows[0].1, row)) {
                Some((threads, _)) => Err(run.broken(format!(
                    "in the row for {threads} threads no figure is how often its time goes into that of one thread, \
                     or none is that divided by {threads}"
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

/// Whether some three figures of a row are its time, its speed-up over the row for one thread, and its efficiency, in
/// whatever order, in whatever unit, as a fraction or in per cent, and rounded as somebody likes.
fn fits(one: &[f64], (threads, figures): &(f64, Vec<f64>)) -> bool {
    let places = || 0..figures.len();
    let is_speed_up = |time: usize, speed_up: usize| {
        let (Some(first), Some(of_one)) = (one.get(time), one.get(speed_up)) else { return false };
        let (from, to) = (between(*first), between(figures[time]));
        [1e-6, 1e-3, 1.0, 1e3, 1e6].into_iter().any(|unit| {
            let (least, most) = (unit * from.0 / to.1, unit * from.1 / to.0.max(f64::MIN_POSITIVE));
            let speed_up = figures[speed_up];
            // Where the first row is not what others are compared with, its own speed-up is not 1.
            [1.0, *of_one]
                .iter()
                .any(|of| 0.9 * of * least - 0.1 <= speed_up && speed_up <= 1.1 * of * most + 0.1)
        })
    };
    let is_efficiency = |speed_up: usize, efficiency: usize| {
        let (right, found) = (figures[speed_up] / threads, figures[efficiency]);
        (found - right).abs() <= 0.06 || (found - 100.0 * right).abs() <= 6.0
    };
    places().any(|time| {
        places().filter(|speed_up| *speed_up != time).any(|speed_up| {
            let mut others = places().filter(|other| *other != time && *other != speed_up);
            is_speed_up(time, speed_up) && others.any(|efficiency| is_efficiency(speed_up, efficiency))
        })
    })
}

/// What a figure may have been before it was rounded or cut off.
fn between(figure: f64) -> (f64, f64) {
    let last = (0..9).map(|places| 0.1_f64.powi(places)).find(|last| {
        let whole = figure / last;
        (whole - whole.round()).abs() < 1e-6
    });
    let last = last.unwrap_or(0.0);
    (figure - last, figure + last)
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
    use super::{fits, row};

    #[test]
    fn figures_of_a_row_fit_together() {
        let one = [0.03, 1.0, 1.0];
        assert!(fits(&one, &(1.0, one.to_vec())));
        assert!(fits(&[1.2, 1.0, 100.0], &(2.0, vec![625.0, 1.92, 96.0])));
        assert!(fits(&one, &(2.0, vec![0.016, 1.87, 0.94])));
        assert!(!fits(&one, &(2.0, vec![0.016, 1.87, 1.87])));
        assert!(!fits(&one, &(2.0, vec![0.016, 0.53, 0.27])));
    }

    #[test]
    fn a_row_may_be_written_in_many_ways() {
        let found = Some((4.0, vec![61.5, 3.2, 80.0]));
        assert_eq!(row("      4   61.5 ms       3.20         80 %   ####"), found);
        assert_eq!(row("threads: 4 | time: 61.5 | speed-up: 3.2 | efficiency: 80"), found);
        assert_eq!(row("61.5 ms on 4 threads, 3.2 times as fast, efficiency 80%"), found);
        assert_eq!(row("4 threads take 61.5 ms"), None);
    }
}
