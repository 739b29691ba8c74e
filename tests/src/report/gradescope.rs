//! Gradescope's `results.json`, as its autograder specification has it. What could not be graded is no zero there:
//! then there are no results, and Gradescope tells the instructor that the autograder failed.

use serde_json::{Value, json};

use super::{status_word, told};
use crate::judge::{CheckStatus, Verdict};

pub(super) fn document(verdicts: &[Verdict]) -> Result<String, String> {
    super::all_graded(verdicts)?;
    let score: u32 = verdicts.iter().map(|verdict| verdict.score).sum();
    let seconds: f64 = verdicts.iter().map(|verdict| verdict.seconds).sum();
    let many = verdicts.len() > 1;
    let tests: Vec<Value> =
        verdicts.iter().enumerate().flat_map(|(number, verdict)| tests(number + 1, verdict, many)).collect();
    let output: Vec<String> =
        verdicts.iter().map(|verdict| format!("{}: {}", verdict.path, status_word(verdict.status))).collect();
    let guards = verdicts.first().map_or(&[][..], |verdict| &verdict.guards);
    let document = json!({
        "score": score,
        "execution_time": seconds,
        "output": output.join("\n"),
        "output_format": "text",
        "test_output_format": "text",
        "test_name_format": "text",
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "extra_data": { "tool": "threadbare", "version": env!("CARGO_PKG_VERSION"), "guards": guards },
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
