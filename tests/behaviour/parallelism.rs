//! Work that computes, on one thread and on more.

use crate::judge::Behaviour;

pub(super) fn behaviour() -> Behaviour {
    Behaviour::native("parallelism")
        .with_arguments("there is a row for each number of threads, from 1 on", &[], |run| {
            let rows: Vec<i64> = run.lines().iter().filter_map(|line| row(&line.text)).collect();
            let expected: Vec<i64> = (1..).take(rows.len()).collect();
            match rows.is_empty() {
                true => Err(run.broken("no row has a number of threads, a time, a speed-up and an efficiency")),
                false if rows != expected => Err(run.broken(format!("the rows are for {rows:?} threads"))),
                false => Ok(()),
            }
        })
}

/// Threads, then time, speed-up and efficiency.
fn row(line: &str) -> Option<i64> {
    let mut words = line.split_whitespace();
    let threads = crate::run::number(words.next()?)?;
    let figures = words.filter(|word| word.trim_end_matches(|c: char| !c.is_ascii_digit()).parse::<f64>().is_ok()).count();
    (figures >= 3).then_some(threads)
}
