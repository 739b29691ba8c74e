//! Ranks with memories of their own add up a sum by messages.

use crate::judge::{Behaviour, Judgement};
use crate::run::Run;
use crate::run::supervise::Interference;

const TWO: (&[&str], Interference) = (&["--ranks", "2"], Interference::FollowCalls);
const FOUR: (&[&str], Interference) = (&["--ranks", "4"], Interference::None);
const RANKS: [(&[&str], Interference); 5] = [
    (&["--ranks", "1"], Interference::None),
    TWO,
    (&["--ranks", "3"], Interference::None),
    FOUR,
    (&["--ranks", "8"], Interference::None),
];

const KILLED: Interference = Interference::KillChildHalfWay { number: 3 };

pub(super) fn behaviour() -> Behaviour {
    Behaviour::native("distributed_memory")
        .interfered("the sum is the same for any number of ranks from 1 to 8", &RANKS, super::same_sum)
        .interfered("each rank is a process", &RANKS, |runs| {
            // The program may be one of them itself.
            runs.iter()
                .zip([1, 2, 3, 4, 8])
                .try_for_each(|(run, ranks)| super::starts_processes(run, ranks - 1))
        })
        .interfered("messages go over sockets", &[TWO], |runs| runs.iter().try_for_each(super::has_sockets))
        .with_arguments("no ranks at all is a bad argument", &["--ranks", "0"], super::is_usage)
        .with_arguments("a word for a number is a bad argument", &["--ranks", "many"], super::is_usage)
        .interfered(
            "a rank that dies is reported by its number, the exit status is not 0, nobody is left behind",
            &[FOUR, (FOUR.0, KILLED)],
            |runs| reported(&runs[0], &runs[1]),
        )
        .within(3)
}

/// `whole` is the run in which nobody died.
fn reported(whole: &Run, run: &Run) -> Judgement {
    let Some(facts) = run.facts() else { return Ok(()) };
    let Some(victim) = facts.seen.as_ref().and_then(|seen| seen.victim.as_ref()) else {
        // It was done before anybody could be killed; then it has nothing to report.
        return super::ends_well(run);
    };
    if facts.killed {
        // The ranks of a program that is done at once can only be killed as they start, where some still count on them.
        return if victim.at_its_start { Ok(()) } else { Err(run.broken("it hangs when a rank dies")) };
    }
    if facts.left_behind > 0 {
        return Err(run.broken("other ranks still run when it has ended"));
    }
    if run.exit_status() == Some(0) {
        return Err(run.broken("a rank died, and the exit status is 0"));
    }
    let (errors, usual) = (run.error_lines(), whole.error_lines());
    let killed_at = u64::try_from(victim.killed_at.as_nanos()).unwrap_or(u64::MAX);
    let news = run.lines().iter().chain(&errors).filter(|line| {
        line.time >= killed_at && !whole.lines().iter().chain(&usual).any(|usual| usual.text == line.text)
    });
    let mut named = news.filter(|line| line.text.to_lowercase().contains("rank"));
    // The third child is rank 3 where the program itself is rank 0, or where ranks count from 1, else rank 2; and if
    // they are not started one after another, its arguments say which it is.
    let told = victim.arguments.iter().filter_map(|argument| argument.parse::<u8>().ok());
    let ranks: Vec<f64> = told.chain([2, 3]).map(f64::from).collect();
    match named.clone().any(|line| super::figures(&line.text).iter().any(|figure| ranks.contains(figure))) {
        true => Ok(()),
        false => Err(match named.next() {
            Some(line) => run.broken_at(line.event, "a rank died, and it is not its number that is told"),
            None => run.broken("a rank died, and no rank is named"),
        }),
    }
}
