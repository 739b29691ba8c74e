//! Calls with arguments and answers, and errors that arrive as errors.

use crate::judge::Behaviour;

/// How programs speak of errors.
const WORDS: &[&str] = &[
    "err",
    "fail",
    "refus",
    "invalid",
    "illegal",
    "cannot",
    "impossible",
    "undefined",
    "exception",
    "unknown",
    "reject",
    "denied",
    "overflow",
    "by zero",
    "no such",
    "no result",
    "not defined",
];

pub(super) fn behaviour() -> Behaviour {
    let behaviour = Behaviour::native("ipc_rpc")
        .with_arguments("6 times 7 is 42", &[], |run| match run.printed("6 * 7 = 42").next() {
            Some(_) => Ok(()),
            None => run.prints("6 * 7 = 42", 1),
        })
        .with_arguments("an error arrives as an error", &[], |run| {
            match run.lines().iter().chain(&run.error_lines()).any(|line| speaks_of_an_error(&line.text)) {
                true => Ok(()),
                false => Err(run.broken("no line speaks of an error")),
            }
        });
    super::needs_the_other_process(behaviour, "6 * 7 = 42")
}

/// In so many words; or it tells of a call, `1 / 0`, and goes on in words where the result would stand.
fn speaks_of_an_error(line: &str) -> bool {
    let line = line.to_lowercase();
    if WORDS.iter().any(|word| line.contains(word)) {
        return true;
    }
    let Some(last) = line.rfind(|character: char| character.is_ascii_digit()) else { return false };
    let (call, answer) = line.split_at(last);
    let operation = call.trim_end_matches(|character: char| character.is_ascii_digit() || character == '-');
    let operands = operation.trim_end().strip_suffix(['+', '-', '*', '/', '%']).map(str::trim_end);
    let is_call = operands.is_some_and(|left| left.ends_with(|character: char| character.is_ascii_digit()));
    let answer = answer[1..].trim_matches(|character: char| !character.is_alphanumeric());
    // Infinity is a number.
    is_call && !call.contains('=') && !answer.is_empty() && answer.parse::<f64>().is_err()
}

#[cfg(test)]
mod tests {
    use super::speaks_of_an_error;

    #[test]
    fn an_error_may_be_told_in_many_words() {
        for line in
            ["1 / 0: Err(Zero)", "1 / 0 is not for me", "1/0 -> (nothing)", "the root of -1 is not defined"]
        {
            assert!(speaks_of_an_error(line), "{line}");
        }
        for line in
            ["6 * 7 = 42", "1 / 0 = -1", "1 / 0 = inf", "1 / 0: inf", "6 * 7 = 42 after 3 ms", "2 calls"]
        {
            assert!(!speaks_of_an_error(line), "{line}");
        }
    }
}
