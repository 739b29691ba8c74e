//! Calls with arguments and answers, and errors that arrive as errors.

use crate::judge::Behaviour;

pub(super) fn behaviour() -> Behaviour {
    Behaviour::native("ipc_rpc")
        .with_arguments("6 times 7 is 42", &[], |run| match run.printed("6 * 7 = 42").next() {
            Some(_) => Ok(()),
            None => run.prints("6 * 7 = 42", 1),
        })
        .with_arguments("an error arrives as an error", &[], |run| {
            match run.lines().iter().any(|line| line.text.to_lowercase().contains("error")) {
                true => Ok(()),
                false => Err(run.broken("no line speaks of an error")),
            }
        })
}
