//! Classroom 50's `result.json`. What only its own runner knows (which classroom, which commit) is taken from
//! the environment that it sets, and left empty elsewhere; `SUBMITTED_AT` is for whoever starts us to set. What could not be graded is no zero there: then there is
//! no result.

use serde_json::{Value, json};

use super::told;
use crate::judge::{CheckStatus, Verdict};

pub(super) fn document(verdicts: &[Verdict]) -> Result<String, String> {
    super::all_graded(verdicts)?;
    let known = |name: &str| std::env::var(name).unwrap_or_default();
    let tests: Vec<Value> = verdicts.iter().flat_map(tests).collect();
    let sum = |field: &str| tests.iter().filter_map(|test| test.get(field)?.as_u64()).sum::<u64>();
    // The whole difference to the starter code, or else the last of its commits.
    let review = std::env::var("REVIEW_URL").ok().filter(|url| !url.is_empty());
    let review = review.unwrap_or_else(|| known("COMMIT_URL"));
    let document = json!({
        "schema": "classroom50/result/v1",
        "classroom": known("CLASSROOM"),
        "assignment": known("ASSIGNMENT"),
        "submission": known("SUBMISSION_TAG"),
        "commit": known("COMMIT_URL"),
        "release": known("RELEASE_URL"),
        "review": review,
        "datetime": known("SUBMITTED_AT"),
        "score": sum("score"),
        "max-score": sum("max-score"),
        "tests": tests,
    });
    serde_json::to_string_pretty(&document).map(|text| text + "\n").map_err(|error| error.to_string())
}

fn tests(verdict: &Verdict) -> Vec<Value> {
    if verdict.checks.is_empty() {
        return vec![json!({
            "test-name": format!("{}: the program compiles", verdict.concept),
            "passed": false,
            "score": 0,
            "max-score": verdict.max_score,
            "output": verdict.diagnostics,
        })];
    }
    verdict
        .checks
        .iter()
        .map(|check| {
            let passed = check.status == CheckStatus::Pass;
            json!({
                "test-name": format!("{}: {}", verdict.concept, check.name),
                "passed": passed,
                "score": if passed { check.points } else { 0 },
                "max-score": check.points,
                "output": told(verdict, check),
            })
        })
        .collect()
}
