//! The document of `--format json`: everything, in the order in which it was asked for.

use serde_json::{Value, json};

use crate::judge::{Check, Verdict};

pub(super) fn document(verdicts: &[Verdict]) -> Result<String, String> {
    let document = json!({
        "tool": "threadbare",
        "version": env!("CARGO_PKG_VERSION"),
        "submissions": verdicts.iter().map(submission).collect::<Vec<Value>>(),
    });
    serde_json::to_string_pretty(&document).map(|text| text + "\n").map_err(|error| error.to_string())
}

fn submission(verdict: &Verdict) -> Value {
    json!({
        "path": verdict.path,
        "concept": verdict.concept,
        "status": verdict.status,
        "score": verdict.score,
        "max_score": verdict.max_score,
        "executions": verdict.executions,
        "exhaustive": verdict.exhaustive,
        "seconds": verdict.seconds,
        "checks": verdict.checks.iter().map(check).collect::<Vec<Value>>(),
        "diagnostics": verdict.diagnostics,
        "outcomes": verdict.outcomes,
        "guards": verdict.guards,
    })
}

fn check(check: &Check) -> Value {
    json!({
        "name": check.name,
        "kind": check.kind,
        "status": check.status,
        "points": check.points,
        "broken_in": check.broken_in,
        "schedule": check.schedule,
        "line": check.line,
        "message": check.message,
    })
}
