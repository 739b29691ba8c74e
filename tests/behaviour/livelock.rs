//! Both give way, both try again, in step: nobody waits, nobody eats.

use crate::judge::Behaviour;
use crate::run::Run;

pub(super) fn behaviour() -> Behaviour {
    Behaviour::new("livelock")
        .summarised_by(&["gave way", "meals"])
        .interesting(is_livelock)
        .printed("it says how often the two gave way, at most 20 times each", |run| match run.claim("gave way") {
            Some((_, 0..=40)) => Ok(()),
            Some((line, times)) => Err(run.broken_at(line.event, format!("they gave way {times} times"))),
            None => Err(run.broken("`gave way: N` is not printed")),
        })
        .printed("it says how many meals were eaten", |run| match run.claim("meals") {
            Some((_, 0..)) => Ok(()),
            _ => Err(run.broken("`meals: M` is not printed")),
        })
        .sometimes("nobody eats, and the two give way 40 times", is_livelock)
}

fn is_livelock(run: &Run) -> bool {
    let claims = |key, number| run.claim(key).is_some_and(|(_, claimed)| claimed == number);
    claims("meals", 0) && claims("gave way", 40)
}
