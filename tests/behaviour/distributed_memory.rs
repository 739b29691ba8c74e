//! Ranks with memories of their own add up a sum by messages.

use crate::judge::Behaviour;

pub(super) fn behaviour() -> Behaviour {
    Behaviour::native("distributed_memory")
        .across(
            "the sum is the same for any number of ranks from 1 to 8",
            &[&["--ranks", "1"], &["--ranks", "2"], &["--ranks", "3"], &["--ranks", "5"], &["--ranks", "8"]],
            super::same_sum,
        )
        .with_arguments("no ranks at all is a bad argument", &["--ranks", "0"], super::is_usage)
        .with_a_child_killed(
            "a rank that dies is reported by its number, the exit status is not 0, nobody is left behind",
            &["--ranks", "4"],
            3,
            |run| {
                let facts = run.facts();
                if facts.is_none_or(|facts| facts.victim.is_none()) {
                    // It was done before anybody could be killed; then it has nothing to report.
                    return super::ends_well(run);
                }
                if facts.is_some_and(|facts| facts.killed) {
                    return Err(run.broken("it hangs when a rank dies"));
                }
                if facts.is_some_and(|facts| facts.left_behind > 0) {
                    return Err(run.broken("other ranks still run when it has ended"));
                }
                if run.exit_status() == Some(0) {
                    return Err(run.broken("a rank died, and the exit status is 0"));
                }
                let reported = run
                    .lines()
                    .iter()
                    .chain(&run.error_lines())
                    .any(|line| line.text.to_lowercase().contains("rank") && line.text.contains(|c: char| c.is_ascii_digit()));
                if reported { Ok(()) } else { Err(run.broken("a rank died, and no rank is named")) }
            },
        )
}
