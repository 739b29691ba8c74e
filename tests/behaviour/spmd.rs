//! One function, a slice of the data to each thread.

use crate::judge::Behaviour;

const THREADS: [&[&str]; 6] = [
    &["--threads", "1"],
    &["--threads", "2"],
    &["--threads", "3"],
    &["--threads", "7"],
    &["--threads", "16"],
    &["--threads", "20"],
];

pub(super) fn behaviour() -> Behaviour {
    Behaviour::native("spmd")
        .across("the sum is the same for any number of threads", &THREADS, super::same_sum)
        .across("there are as many threads as are asked for", &THREADS, |runs| {
            runs.iter().zip([1_usize, 2, 3, 7, 16, 20]).try_for_each(|(run, threads)| {
                // Main may take a slice itself; and slices of equal length may be few where there is little data.
                super::starts_threads(run, threads.div_ceil(2) - 1)
            })
        })
        .with_arguments("no threads at all is a bad argument", &["--threads", "0"], super::is_usage)
        .with_arguments("a word for a number is a bad argument", &["--threads", "many"], super::is_usage)
        .with_arguments("no number is a bad argument", &["--threads"], super::is_usage)
}
