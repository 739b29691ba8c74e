//! Annotations in a GitHub workflow's log: an error at the line of each broken sentence. Text that could be
//! read as another command is escaped as the runner's own toolkit does it.

use super::{status_word, told};
use crate::judge::{CheckStatus, Status, Verdict};

pub(super) fn document(verdicts: &[Verdict]) -> String {
    let mut text = String::new();
    for verdict in verdicts {
        for check in verdict.checks.iter().filter(|check| check.status == CheckStatus::Fail) {
            let line = check.line.map(|line| format!(",line={line}")).unwrap_or_default();
            text.push_str(&format!(
                "::error file={}{line},title={}::{}\n",
                property(&verdict.path),
                property(&check.name),
                data(&told(verdict, check))
            ));
        }
        let (level, words) = match verdict.status {
            Status::Pass | Status::Fail => {
                ("notice", format!("{} of {} points", verdict.score, verdict.max_score))
            }
            Status::Rejected => ("error", verdict.diagnostics.clone()),
            Status::Error => ("warning", format!("could not be graded: {}", verdict.diagnostics)),
        };
        text.push_str(&format!(
            "::{level} file={},title={}::{}\n",
            property(&verdict.path),
            property(&format!("{} ({})", status_word(verdict.status), verdict.concept)),
            data(&words)
        ));
    }
    text
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
