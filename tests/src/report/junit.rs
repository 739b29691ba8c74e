//! JUnit's XML: a suite for each submission, a case for each sentence.

use std::time::Duration;

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use super::{status_word, told};
use crate::judge::{CheckStatus, Status, Verdict};

pub(super) fn document(verdicts: &[Verdict]) -> Result<String, String> {
    let mut report = Report::new("threadbare");
    for verdict in verdicts {
        let mut suite = TestSuite::new(verdict.path.as_str());
        suite.set_time(Duration::from_secs_f64(verdict.seconds.max(0.0)));
        for guard in &verdict.guards {
            suite.add_property(("guard", guard.as_str()));
        }
        for check in &verdict.checks {
            let status = match check.status {
                CheckStatus::Pass => TestCaseStatus::success(),
                CheckStatus::Skipped => TestCaseStatus::skipped(),
                CheckStatus::Fail => {
                    let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
                    status.set_type("broken").set_message(check.message.as_str());
                    status.set_description(told(verdict, check));
                    status
                }
            };
            let mut case = TestCase::new(check.name.as_str(), status);
            case.set_classname(verdict.concept.as_str());
            suite.add_test_case(case);
        }
        if matches!(verdict.status, Status::Rejected | Status::Error) {
            let kind =
                if verdict.status == Status::Error { NonSuccessKind::Error } else { NonSuccessKind::Failure };
            let mut status = TestCaseStatus::non_success(kind);
            status.set_type(status_word(verdict.status)).set_description(verdict.diagnostics.as_str());
            suite.add_test_case(TestCase::new("the program compiles", status));
        }
        report.add_test_suite(suite);
    }
    report.to_string().map_err(|error| error.to_string())
}
