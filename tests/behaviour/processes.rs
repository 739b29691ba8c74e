//! What a child process changes is its own; what a thread changes is everybody's.

use std::time::Duration;

use crate::judge::Behaviour;
use crate::run::supervise::Interference;

pub(super) fn behaviour() -> Behaviour {
    Behaviour::native("processes")
        .with_arguments("the parent still sees 1, and 2 after the thread", &[], |run| {
            run.prints_in_order(&["parent sees: 1", "after the thread: 2"])
        })
        .with_arguments("there is a child process, and a thread", &[], |run| {
            super::starts_processes(run, 1)?;
            super::starts_threads(run, 1)
        })
        .interfered(
            "the parent looks when the child has made its change",
            &[(&[], Interference::DelayChildren { by: Duration::from_millis(300) })],
            |runs| {
                runs.iter().try_for_each(|run| {
                    let began = run.facts().and_then(|facts| facts.seen.as_ref()?.delayed_until);
                    let (Some(line), Some(began)) = (run.printed("parent sees: 1").next(), began) else {
                        return Ok(());
                    };
                    match u128::from(line.time) < began.as_nanos() {
                        true => {
                            Err(run.broken_at(line.event, "the parent does not wait for the child's change"))
                        }
                        false => Ok(()),
                    }
                })
            },
        )
}
