//! One function, a slice of the data to each thread.

use crate::judge::Behaviour;

pub(super) fn behaviour() -> Behaviour {
    Behaviour::native("spmd")
        .across(
            "the sum is the same for any number of threads",
            &[&["--threads", "1"], &["--threads", "2"], &["--threads", "3"], &["--threads", "7"], &["--threads", "16"]],
            super::same_sum,
        )
        .with_arguments("no threads at all is a bad argument", &["--threads", "0"], super::is_usage)
        .with_arguments("a word for a number is a bad argument", &["--threads", "many"], super::is_usage)
}
