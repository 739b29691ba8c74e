//! Both give way, both try again, in step: nobody waits, nobody eats.

use threadbare_trace::Thread;

use super::forks::{Dinner, dinner};
use crate::judge::{Behaviour, Judgement};
use crate::run::Run;

const COURTESIES: usize = 20;

pub(super) fn behaviour() -> Behaviour {
    Behaviour::new("livelock")
        .summarised_by(&["gave way", "meals"])
        .interesting(|run| claims(run, "gave way", 40) && claims(run, "meals", 0))
        .always("`gave way: N` is how often a held fork was put back uneaten", counts_what_happened)
        .natively(|run| match run.claim("gave way") {
            Some((_, 0..=40)) => Ok(()),
            Some((line, times)) => Err(run.broken_at(line.event, format!("they gave way {times} times"))),
            None => Err(run.broken("`gave way: N` is not printed")),
        })
        .hint("count where a fork that was in hand goes back, and nowhere else")
        .always("`meals: M` is how often somebody had both forks", counts_meals)
        .natively(|run| match run.claim("meals") {
            Some((_, 0..)) => Ok(()),
            _ => Err(run.broken("`meals: M` is not printed")),
        })
        .always("no diner gives way more than 20 times", at_most_twenty)
        .always("nobody who holds a fork is blocked on the other", |run| {
            dinner(run).nobody_waits_in_hand(run, |_| false)
        })
        .hint("`try_lock` comes back at once, with the fork or without it; `lock`, and a try with a limit, wait")
        .sometimes("nobody eats, and the two give way 40 times", is_livelock)
        .hint("each takes another fork first, and they go in step, for instance by a barrier")
}

fn claims(run: &Run, key: &str, number: i64) -> bool {
    run.claim(key).is_some_and(|(_, claimed)| claimed == number)
}

/// Main may look at the forks, before and after.
fn put_back(run: &Run, dinner: &Dinner) -> impl Iterator<Item = (Thread, usize)> {
    let meals = dinner.meals_but_looks(run);
    let dines = |thread: Thread| {
        dinner.failures.iter().any(|failure| failure.thread == thread)
            || meals.iter().any(|(eater, _)| *eater == thread)
    };
    let main_dines = dines(0);
    dinner.put_back.iter().copied().filter(move |(thread, _)| *thread != 0 || main_dines)
}

fn counts_what_happened(run: &Run) -> Judgement {
    let Some((line, claimed)) = run.claim("gave way") else {
        return Err(run.broken("`gave way: N` is not printed"));
    };
    let counted = put_back(run, &dinner(run)).count();
    match usize::try_from(claimed) == Ok(counted) {
        true => Ok(()),
        false => {
            let message = format!(
                "the program prints `gave way: {claimed}`; a fork was put back uneaten {counted} times"
            );
            Err(run.broken_at(line.event, message))
        }
    }
}

fn counts_meals(run: &Run) -> Judgement {
    let Some((line, claimed)) = run.claim("meals") else {
        return Err(run.broken("`meals: M` is not printed"));
    };
    let dinner = dinner(run);
    let (counted, looks) = (dinner.meals_but_looks(run).len(), dinner.meals.len());
    match usize::try_from(claimed).is_ok_and(|claimed| claimed == counted || claimed == looks) {
        true => Ok(()),
        false => {
            let message =
                format!("the program prints `meals: {claimed}`; both forks were in one hand {counted} times");
            Err(run.broken_at(line.event, message))
        }
    }
}

fn at_most_twenty(run: &Run) -> Judgement {
    let dinner = dinner(run);
    for &diner in &dinner.diners {
        if let Some((_, at)) = put_back(run, &dinner).filter(|(thread, _)| *thread == diner).nth(COURTESIES) {
            return Err(run.broken_at(at, format!("{} gives way for the 21st time", run.name(diner))));
        }
    }
    Ok(())
}

fn is_livelock(run: &Run) -> bool {
    let dinner = dinner(run);
    claims(run, "meals", 0)
        && claims(run, "gave way", 40)
        && dinner.meals_but_looks(run).is_empty()
        && dinner.diners.iter().filter(|&&diner| dinner.put_back_by(diner) == COURTESIES).count() == 2
}
