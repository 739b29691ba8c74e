//! Every format against its written form, with text of strangers in every place where there can be any.

use std::collections::BTreeMap;

use quick_junit::{Report, TestCaseStatus};
use serde::Deserialize;
use threadbare::judge::{Check, CheckStatus, Class, CountedOutcome, Kind, Status, Verdict};
use threadbare::report::{self, Format};

type Test = fn() -> Result<(), String>;

pub fn checks() -> Vec<(&'static str, Test)> {
    vec![
        ("JSON has the fields that are written down, and no others", json),
        ("Gradescope's results are as its specification has them", gradescope),
        ("Classroom 50's result is as its contract has it", classroom50),
        ("JUnit's XML can be read back", junit),
        ("every line of the annotations is one command, and ours", github),
        ("the page has no markup but its own", html),
        ("the text commands no terminal and no workflow", text),
        ("what could not be graded is no zero", no_zero),
    ]
}

/// Everything that has ever broken out of a report.
const WICKED: &str = "\u{1b}[31mred\u{1b}]0;title\u{7} \u{0}\u{8}\u{b}\u{fffe}\u{ffff} \u{202e}turned ]]> <script>alert(1)</script> \
     &amp; \"quoted\" 'so' %0A \r\n::error file=x,line=1::forged\n  ::set-output name=score::9\n##[error]forged\r::stop-commands::x\n\
     +++ ]]]]><![CDATA[ </failure></testcase> {\"status\":\"pass\"}";

fn check(name: &str, kind: Kind, status: CheckStatus) -> Check {
    let fails = status == CheckStatus::Fail;
    Check {
        name: name.to_owned(),
        kind,
        status,
        points: 2,
        broken_in: u64::from(fails) * 7,
        schedule: fails.then(|| "r81".to_owned()),
        line: fails.then_some(3),
        message: if status == CheckStatus::Pass {
            String::new()
        } else {
            format!("{WICKED}{}", "x".repeat(100_000))
        },
        hint: fails.then(|| "look at the lock".to_owned()),
        picture: fails.then(|| format!("  time  {WICKED}\n▶ 1 ms  {WICKED}\n")),
    }
}

fn verdict(status: Status) -> Verdict {
    let judged = matches!(status, Status::Pass | Status::Fail);
    let sometimes = if status == Status::Fail { CheckStatus::Fail } else { CheckStatus::Pass };
    let checks = vec![
        check("it ends by itself", Kind::Always, CheckStatus::Pass),
        check("nobody waits for the list", Kind::Always, sometimes),
        check("a shopper finds the list busy", Kind::Sometimes, sometimes),
        check(
            "ten items",
            Kind::Always,
            if status == Status::Fail { CheckStatus::Skipped } else { CheckStatus::Pass },
        ),
    ];
    let outcome =
        CountedOutcome { summary: format!("items: {WICKED}"), count: 4812, class: Class::Forbidden };
    Verdict {
        path: format!("alice/{WICKED}/try_lock.rs"),
        concept: "try_lock".to_owned(),
        status,
        score: if judged { 2 } else { 0 },
        max_score: 8,
        executions: 4812,
        exhaustive: false,
        seconds: 0.9,
        checks: if judged { checks } else { Vec::new() },
        diagnostics: WICKED.to_owned(),
        outcomes: if judged { vec![outcome] } else { Vec::new() },
        code: BTreeMap::from([(3, WICKED.to_owned())]),
        guards: vec!["limits".to_owned(), "seccomp".to_owned()],
    }
}

fn document(format: Format, statuses: &[Status]) -> Result<String, String> {
    let verdicts: Vec<Verdict> = statuses.iter().copied().map(verdict).collect();
    report::document(format, &verdicts)
}

const GRADED: &[Status] = &[Status::Fail, Status::Pass, Status::Rejected];

fn parsed<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, String> {
    serde_json::from_str(text)
        .map_err(|error| format!("{error}: {}", text.chars().take(2_000).collect::<String>()))
}

fn expect(holds: bool, what: &str) -> Result<(), String> {
    if holds { Ok(()) } else { Err(what.to_owned()) }
}

/// The written forms. A field too many is refused, and so is one of another kind.
mod form {
    use serde::Deserialize;
    use serde_json::Value;
    use threadbare::judge::{CheckStatus, Class, Kind, Status};

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct Json {
        pub(super) tool: String,
        pub(super) version: String,
        pub(super) submissions: Vec<Submission>,
    }

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "what is read shows that it is there")]
    pub(super) struct Submission {
        path: String,
        concept: String,
        pub(super) status: Status,
        pub(super) score: u32,
        pub(super) max_score: u32,
        executions: u64,
        exhaustive: bool,
        seconds: f64,
        pub(super) checks: Vec<JsonCheck>,
        diagnostics: String,
        outcomes: Vec<Outcome>,
        pub(super) guards: Vec<String>,
    }

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "what is read shows that it is there")]
    pub(super) struct JsonCheck {
        name: String,
        kind: Kind,
        status: CheckStatus,
        points: u32,
        broken_in: u64,
        pub(super) schedule: Option<String>,
        line: Option<u32>,
        message: String,
    }

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "what is read shows that it is there")]
    pub(super) struct Outcome {
        summary: String,
        count: u64,
        class: Class,
    }

    #[derive(Deserialize)]
    #[serde(rename_all = "snake_case")]
    pub(super) enum Visibility {
        Hidden,
        AfterDueDate,
        AfterPublished,
        Visible,
    }

    #[derive(Deserialize)]
    #[serde(rename_all = "snake_case")]
    pub(super) enum TextFormat {
        Text,
        Html,
        SimpleFormat,
        Md,
        Ansi,
    }

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "what is read shows that it is there")]
    pub(super) struct Gradescope {
        pub(super) score: Option<f64>,
        execution_time: Option<f64>,
        output: Option<String>,
        output_format: Option<TextFormat>,
        test_output_format: Option<TextFormat>,
        test_name_format: Option<TextFormat>,
        visibility: Option<Visibility>,
        stdout_visibility: Option<Visibility>,
        extra_data: Option<Value>,
        pub(super) tests: Vec<GradescopeTest>,
        leaderboard: Option<Vec<Value>>,
    }

    #[derive(Deserialize)]
    #[serde(rename_all = "lowercase")]
    pub(super) enum Passed {
        Passed,
        Failed,
    }

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "what is read shows that it is there")]
    pub(super) struct GradescopeTest {
        pub(super) score: f64,
        pub(super) max_score: f64,
        pub(super) status: Passed,
        name: String,
        name_format: Option<TextFormat>,
        pub(super) number: String,
        output: Option<String>,
        output_format: Option<TextFormat>,
        tags: Option<Vec<String>>,
        visibility: Option<Visibility>,
        extra_data: Option<Value>,
    }

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "what is read shows that it is there")]
    pub(super) struct Classroom50 {
        pub(super) schema: String,
        classroom: String,
        assignment: String,
        submission: String,
        commit: String,
        release: String,
        review: String,
        datetime: String,
        pub(super) score: u64,
        #[serde(rename = "max-score")]
        pub(super) max_score: u64,
        pub(super) tests: Vec<Classroom50Test>,
    }

    /// Here fields of one's own are allowed.
    #[derive(Deserialize)]
    #[expect(dead_code, reason = "what is read shows that it is there")]
    pub(super) struct Classroom50Test {
        #[serde(rename = "test-name")]
        test_name: String,
        pub(super) passed: bool,
        pub(super) score: u64,
        #[serde(rename = "max-score")]
        pub(super) max_score: u64,
    }
}

fn json() -> Result<(), String> {
    let text = document(Format::Json, &[Status::Fail, Status::Pass, Status::Rejected, Status::Error])?;
    let document: form::Json = parsed(&text)?;
    expect(document.tool == "threadbare" && document.version == env!("CARGO_PKG_VERSION"), "another tool")?;
    let [fail, pass, rejected, error] = &document.submissions[..] else {
        return Err("not one for each submission".to_owned());
    };
    expect(
        (fail.status, pass.status, rejected.status, error.status)
            == (Status::Fail, Status::Pass, Status::Rejected, Status::Error),
        "another order",
    )?;
    expect((fail.score, fail.max_score) == (2, 8), "other points")?;
    expect(fail.checks[1].schedule.as_deref() == Some("r81"), "no schedule")?;
    expect(fail.guards.len() == 2, "no guards")
}

fn gradescope() -> Result<(), String> {
    let text = document(Format::Gradescope, GRADED)?;
    let document: form::Gradescope = parsed(&text)?;
    let sum: f64 = document.tests.iter().map(|test| test.score).sum();
    expect(
        document.tests.len() == 9,
        "not one test for each sentence, and one for the file that is rejected",
    )?;
    expect(sum == 10.0, "not the points of the sentences that hold")?;
    expect(document.score == Some(4.0), "not the points of the submissions")?;
    expect(
        document.tests.iter().all(|test| {
            let points = if matches!(test.status, form::Passed::Passed) { test.max_score } else { 0.0 };
            test.score == points
        }),
        "points for what fails",
    )?;
    let numbers: std::collections::BTreeSet<&str> =
        document.tests.iter().map(|test| test.number.as_str()).collect();
    expect(numbers.len() == 9, "two tests have one number")
}

fn classroom50() -> Result<(), String> {
    let text = document(Format::Classroom50, GRADED)?;
    let document: form::Classroom50 = parsed(&text)?;
    expect(document.schema == "classroom50/result/v1", "another schema")?;
    let sum = |points: fn(&form::Classroom50Test) -> u64| document.tests.iter().map(points).sum::<u64>();
    expect(document.score == sum(|test| test.score), "the score is not the sum")?;
    expect(document.max_score == sum(|test| test.max_score), "the highest score is not the sum")?;
    expect(document.tests.iter().all(|test| test.passed || test.score == 0), "points for what fails")
}

fn junit() -> Result<(), String> {
    let text = document(Format::Junit, &[Status::Fail, Status::Pass, Status::Rejected, Status::Error])?;
    let allowed = |character: char| matches!(character, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    if let Some(character) = text.chars().find(|&character| !allowed(character)) {
        return Err(format!("XML has no place for {character:?}"));
    }
    let report = Report::deserialize_from_str(&text).map_err(|error| error.to_string())?;
    let counts: Vec<(usize, usize, usize, usize)> = report
        .test_suites
        .iter()
        .map(|suite| (suite.tests, suite.failures, suite.errors, suite.disabled.unwrap_or(0)))
        .collect();
    expect(
        counts == [(4, 2, 0, 0), (4, 0, 0, 0), (1, 1, 0, 0), (1, 0, 1, 0)],
        &format!("other counts: {counts:?}"),
    )?;
    let cases = report.test_suites.iter().flat_map(|suite| &suite.test_cases);
    for case in cases {
        if let TestCaseStatus::NonSuccess { description, .. } = &case.status {
            let words = description.as_ref().map_or("", |words| words.as_str());
            expect(
                words.contains("</failure></testcase>"),
                "words of strangers became markup, or were lost",
            )?;
        }
    }
    Ok(())
}

fn github() -> Result<(), String> {
    let text = document(Format::Github, &[Status::Fail, Status::Pass, Status::Rejected, Status::Error])?;
    let ours = ["::error file=", "::notice file=", "::warning file="];
    for line in text.split(['\n', '\r']).filter(|line| !line.is_empty()) {
        expect(
            ours.iter().any(|command| line.starts_with(command)),
            &format!("no command of ours: {line:.200}"),
        )?;
        let properties = line[2..].split("::").next().unwrap_or_default();
        let names: Vec<&str> = properties
            .split_once(' ')
            .map_or("", |(_, properties)| properties)
            .split(',')
            .filter_map(|property| property.split('=').next())
            .collect();
        expect(
            names.iter().all(|name| ["file", "line", "title"].contains(name)),
            &format!("a property that is not ours: {names:?}"),
        )?;
    }
    let errors = text.lines().filter(|line| line.starts_with("::error file=")).count();
    expect(errors == 3, "not an error for each broken sentence, and for the file")
}

fn html() -> Result<(), String> {
    let page = document(Format::Html, &[Status::Fail, Status::Pass, Status::Rejected, Status::Error])?;
    expect(!page.contains("<script"), "a script of a stranger's")?;
    expect(!page.contains("</failure>"), "markup of a stranger's")?;
    is_quiet(&page)?;
    for tag in ["table", "ul", "li", "pre", "h2", "tr", "td", "p"] {
        let (open, closed) =
            (page.matches(&format!("<{tag}")).count(), page.matches(&format!("</{tag}>")).count());
        // `<pre>` and `<p>` begin alike.
        let open = if tag == "p" { page.matches("<p>").count() } else { open };
        let open = if tag == "li" { page.matches("<li>").count() } else { open };
        let open =
            if tag == "td" { page.matches("<td>").count() + page.matches("<td ").count() } else { open };
        let open = if tag == "tr" { page.matches("<tr>").count() } else { open };
        let open = if tag == "ul" { page.matches("<ul>").count() } else { open };
        expect(open == closed, &format!("<{tag}> is opened {open} times and closed {closed} times"))?;
    }
    Ok(())
}

fn is_quiet(text: &str) -> Result<(), String> {
    let unsafe_to_show = |character: &char| {
        (character.is_control() && !matches!(character, '\n' | '\t'))
            || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}')
    };
    match text.chars().find(unsafe_to_show) {
        Some(character) => Err(format!("{character:?} is shown as it is")),
        None => Ok(()),
    }
}

fn text() -> Result<(), String> {
    let text = document(Format::Text, &[Status::Fail, Status::Pass, Status::Rejected, Status::Error])?;
    is_quiet(&text)?;
    expect(text.contains("forged") && text.contains("guards: limits; seccomp"), "something is left out")?;
    for line in text.lines() {
        expect(!line.trim_start().starts_with("::"), &format!("a command to a workflow: {line:.200}"))?;
        expect(!line.contains("##["), &format!("a command to a workflow: {line:.200}"))?;
    }
    Ok(())
}

fn no_zero() -> Result<(), String> {
    for format in [Format::Gradescope, Format::Classroom50] {
        expect(document(format, &[Status::Pass, Status::Error]).is_err(), "a grade without a verdict")?;
    }
    Ok(())
}
