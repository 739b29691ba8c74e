//! Calls with arguments and answers, and errors that arrive as errors.

use crate::judge::Behaviour;

/// How programs speak of errors.
const WORDS: &[&str] = &["err", "fail", "refus", "invalid", "cannot"];

pub(super) fn behaviour() -> Behaviour {
    let behaviour = Behaviour::native("ipc_rpc")
        .with_arguments("6 times 7 is 42", &[], |run| match run.printed("6 * 7 = 42").next() {
            Some(_) => Ok(()),
            None => run.prints("6 * 7 = 42", 1),
        })
        .with_arguments("an error arrives as an error", &[], |run| {
            let speaks = |text: String| WORDS.iter().any(|word| text.contains(word));
            match run.lines().iter().any(|line| speaks(line.text.to_lowercase())) {
                true => Ok(()),
                false => Err(run.broken("no line speaks of an error")),
            }
        });
    super::needs_the_other_process(behaviour, "6 * 7 = 42")
}
