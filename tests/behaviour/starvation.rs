//! A lock that favours who comes back at once leaves nothing for the others.

use crate::judge::{Behaviour, Broken};
use crate::run::{Run, number};

pub(super) fn behaviour() -> Behaviour {
    Behaviour::new("starvation")
        .summarised_by(&["meals"])
        .interesting(|run| meals(run).is_ok_and(|meals| meals.contains(&0)))
        .printed("the meals of the three add up to 12", |run| {
            let meals = meals(run)?;
            match meals.iter().sum::<i64>() {
                12 => Ok(()),
                sum => Err(run.broken(format!("the meals add up to {sum}"))),
            }
        })
        .sometimes("a diner ends with nothing", |run| meals(run).is_ok_and(|meals| meals.contains(&0)))
}

/// What the program claims: `meals: A B C`.
fn meals(run: &Run) -> Result<[i64; 3], Broken> {
    let line = run.values("meals").last().ok_or_else(|| run.broken("`meals: A B C` is not printed"))?;
    let meals: Vec<i64> = line.1.split(' ').filter_map(number).filter(|meals| *meals >= 0).collect();
    meals.try_into().map_err(|_| run.broken_at(line.0.event, format!("`meals: {}` is not three numbers", line.1)))
}
