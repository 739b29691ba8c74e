//! One lock that a thread holds while it computes and lets go while it waits.

use crate::judge::{Behaviour, Broken};
use crate::run::Run;

/// What must be true on any machine, however busy: the lock lets only one compute, and all wait.
pub(super) fn behaviour() -> Behaviour {
    Behaviour::native("global_interpreter_lock")
        .with_arguments("computing is no faster on more threads", &[], |run| {
            match speed_up(run, "cpu-bound speed-up")? {
                0.0..=1.6 => Ok(()),
                _ => Err(run.broken("computing is faster on more threads, under one lock")),
            }
        })
        .within(3)
        .with_arguments("waiting is, about as many times as there are threads", &[], |run| {
            let (computing, waiting) =
                (speed_up(run, "cpu-bound speed-up")?, speed_up(run, "io-bound speed-up")?);
            if waiting < computing || waiting < 1.3 {
                return Err(run.broken("waiting is no faster on more threads"));
            }
            super::seen(run, |seen| match waiting {
                // Main may be one of them.
                _ if waiting <= 1.5 * seen.most_threads as f64 => Ok(()),
                _ => Err("waiting is far more times as fast than there are threads".to_owned()),
            })
        })
        .within(3)
}

fn speed_up(run: &Run, key: &str) -> Result<f64, Broken> {
    let value = run.values(key).last().and_then(|(_, value)| super::figures(value).first().copied());
    value.ok_or_else(|| run.broken(format!("`{key}: X` is not printed")))
}
