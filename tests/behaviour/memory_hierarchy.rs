//! The same reads in order and at random, from what fits a cache to what does not.

use crate::judge::Behaviour;

pub(super) fn behaviour() -> Behaviour {
    Behaviour::native("memory_hierarchy")
        .with_arguments("there is a row for each size, with both times", &[], |run| {
            let rows = run.lines().iter().filter(|line| is_row(&line.text)).count();
            if rows >= 8 { Ok(()) } else { Err(run.broken(format!("there are {rows} rows with a size and two times"))) }
        })
}

/// A size, then nanoseconds in order and at random.
fn is_row(line: &str) -> bool {
    let has_size = ["KiB", "MiB", "KB", "MB"].iter().any(|unit| line.contains(unit));
    let numbers = line.split_whitespace().filter(|word| word.parse::<f64>().is_ok()).count();
    has_size && numbers >= 2
}
