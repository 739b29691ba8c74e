//! Five philosophers, five forks: who eats has both neighbouring forks in hand.

use crate::judge::{Behaviour, Judgement};
use crate::run::Run;

pub(super) fn behaviour() -> Behaviour {
    Behaviour::new("dining_philosophers")
        .summarised_by(&["meals"])
        .printed("every philosopher eats and leaves twice", |run| {
            (1..=5).try_for_each(|philosopher| {
                run.prints(&format!("philosopher {philosopher} eats"), 2)?;
                run.prints(&format!("philosopher {philosopher} leaves"), 2)
            })
        })
        .printed("10 meals are eaten", |run| run.claims("meals", 10))
        .printed("neighbours never eat at the same time", neighbours_never_eat_together)
        .sometimes("two eat at the same time", |run| most_eating(run) >= 2)
}

/// `philosopher K eats` or `leaves`, with K from 1 to 5.
fn says(text: &str) -> Option<(usize, bool)> {
    let (philosopher, does) = text.strip_prefix("philosopher ")?.split_once(' ')?;
    let philosopher = philosopher.parse().ok().filter(|philosopher| (1..=5).contains(philosopher))?;
    match does {
        "eats" => Some((philosopher, true)),
        "leaves" => Some((philosopher, false)),
        _ => None,
    }
}

fn neighbours_never_eat_together(run: &Run) -> Judgement {
    let mut eating = [false; 6];
    for line in run.lines() {
        let Some((philosopher, eats)) = says(&line.text) else { continue };
        if eats {
            for neighbour in [philosopher % 5 + 1, (philosopher + 3) % 5 + 1] {
                if eating[neighbour] {
                    let words = format!("philosopher {philosopher} eats while philosopher {neighbour} does");
                    return Err(run.broken_at(line.event, words));
                }
            }
        }
        eating[philosopher] = eats;
    }
    Ok(())
}

fn most_eating(run: &Run) -> usize {
    let (mut eating, mut most) = ([false; 6], 0);
    for (philosopher, eats) in run.lines().iter().filter_map(|line| says(&line.text)) {
        eating[philosopher] = eats;
        most = most.max(eating.iter().filter(|eating| **eating).count());
    }
    most
}
