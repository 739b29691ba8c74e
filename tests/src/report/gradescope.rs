//! Gradescope's `results.json`, as its autograder specification has it.

use serde_json::{Value, json};

use super::{status_word, told};
use crate::judge::{CheckStatus, Status, Verdict};

pub(super) fn document(verdicts: &[Verdict]) -> Result<String, String> {
    let score: u32 = verdicts.iter().map(|verdict| verdict.score).sum();
    let seconds: f64 = verdicts.iter().map(|verdict| verdict.seconds).sum();
    let many = verdicts.len() > 1;
    let tests: Vec<Value> =
        verdicts.iter().enumerate().flat_map(|(number, verdict)| tests(number + 1, verdict, many)).collect();
    let output: Vec<String> = verdicts
        .iter()
        .map(|verdict| match verdict.status {
            Status::Error => {
                format!("{}: could not be graded, through no fault of the program's.", verdict.path)
            }
            status => format!("{}: {}", verdict.path, status_word(status)),
        })
        .collect();
    let document = json!({
        "score": score,
        "execution_time": seconds,
        "output": output.join("\n"),
        "output_format": "text",
        "test_output_format": "text",
        "test_name_format": "text",
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "extra_data": { "tool": "threadbare", "version": env!("CARGO_PKG_VERSION") },
        "tests": tests,
    });
    serde_json::to_string_pretty(&document).map(|text| text + "\n").map_err(|error| error.to_string())
}

fn tests(number: usize, verdict: &Verdict, many: bool) -> Vec<Value> {
    let named = |name: &str| if many { format!("{}: {name}", verdict.concept) } else { name.to_owned() };
    if verdict.checks.is_empty() {
        return vec![json!({
            "score": 0,
            "max_score": verdict.max_score,
            "status": "failed",
            "name": named("the program compiles"),
            "number": format!("{number}.1"),
            "output": verdict.diagnostics,
            "visibility": "visible",
        })];
    }
    verdict
        .checks
        .iter()
        .enumerate()
        .map(|(index, check)| {
            let passed = check.status == CheckStatus::Pass;
            json!({
                "score": if passed { check.points } else { 0 },
                "max_score": check.points,
                "status": if passed { "passed" } else { "failed" },
                "name": named(&check.name),
                "number": format!("{number}.{}", index + 1),
                "output": told(verdict, check),
                "visibility": "visible",
            })
        })
        .collect()
}
