//! One lock that a thread holds while it computes and lets go while it waits.

use crate::judge::{Behaviour, Broken};
use crate::run::Run;

pub(super) fn behaviour() -> Behaviour {
    Behaviour::native("global_interpreter_lock")
        .with_arguments("computing is no faster on more threads, waiting is", &[], |run| {
            let computing = speed_up(run, "cpu-bound speed-up")?;
            let waiting = speed_up(run, "io-bound speed-up")?;
            // What must be true on any machine, however busy: the lock lets only one compute.
            if computing > 1.6 {
                return Err(run.broken(format!("computing is {computing} times as fast, under one lock")));
            }
            if waiting < computing || waiting < 1.2 {
                return Err(run.broken(format!("waiting is only {waiting} times as fast")));
            }
            Ok(())
        })
}

fn speed_up(run: &Run, key: &str) -> Result<f64, Broken> {
    let value = run.values(key).last().and_then(|(_, value)| value.split_whitespace().next()?.parse().ok());
    value.ok_or_else(|| run.broken(format!("`{key}: X` is not printed")))
}
