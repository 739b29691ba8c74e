//! The report for people: what was asked, what happened instead, and how to see it again.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};

use super::{replay_command, status_word};
use crate::judge::{Check, CheckStatus, Class, Kind, Status, Verdict};

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();

fn colour(colour: AnsiColor) -> Style {
    Style::new().fg_color(Some(anstyle::Color::Ansi(colour))).bold()
}

/// All verdicts, without colour.
pub(super) fn document(verdicts: &[Verdict]) -> String {
    let mut text: String = verdicts.iter().map(submission).collect();
    if verdicts.len() > 1 {
        text.push_str(&class(verdicts));
    }
    anstream::adapter::strip_str(&text).to_string()
}

/// One verdict, with colour; whoever prints it takes the colour out where it is not wanted.
pub fn submission(verdict: &Verdict) -> String {
    let mut text = String::new();
    let style = match verdict.status {
        Status::Pass => colour(AnsiColor::Green),
        Status::Fail | Status::Rejected => colour(AnsiColor::Red),
        Status::Error => colour(AnsiColor::Magenta),
    };
    let concept = if verdict.concept.is_empty() { String::new() } else { format!(" as {}", verdict.concept) };
    let score = if verdict.max_score > 0 {
        format!("{} of {} points", verdict.score, verdict.max_score)
    } else {
        String::new()
    };
    let _ = writeln!(
        text,
        "{style}{}{style:#}  {BOLD}{}{BOLD:#}{concept}  {score}",
        status_word(verdict.status),
        verdict.path
    );
    if verdict.status == Status::Rejected || verdict.status == Status::Error {
        if verdict.status == Status::Error {
            let _ = writeln!(text, "\n  This is no fault of the program's: it could not be graded.");
        }
        text.push('\n');
        text.push_str(&indented(&verdict.diagnostics));
        text.push('\n');
        return text;
    }
    if !verdict.diagnostics.is_empty() {
        let _ = writeln!(text, "\n{DIM}{}{DIM:#}", indented(&verdict.diagnostics).trim_end());
    }
    text.push('\n');
    for check in &verdict.checks {
        describe(&mut text, verdict, check);
    }
    if !verdict.outcomes.is_empty() {
        let _ = writeln!(text, "\n  {BOLD}{:>9}  ending{BOLD:#}", "runs");
        for outcome in &verdict.outcomes {
            let style = match outcome.class {
                Class::Acceptable => Style::new(),
                Class::Interesting => colour(AnsiColor::Yellow),
                Class::Forbidden => colour(AnsiColor::Red),
            };
            let class = match outcome.class {
                Class::Acceptable => "acceptable",
                Class::Interesting => "interesting",
                Class::Forbidden => "forbidden",
            };
            let _ = writeln!(
                text,
                "  {:>9}  {style}{}{style:#}  {DIM}{class}{DIM:#}",
                outcome.count, outcome.summary
            );
        }
    }
    let searched = if verdict.exhaustive { "; a search to the end found nothing else" } else { "" };
    let runs = if verdict.executions == 1 { "run" } else { "runs" };
    let _ = writeln!(
        text,
        "\n  {DIM}{} {runs} in {:.1} s{searched}{DIM:#}\n",
        verdict.executions, verdict.seconds
    );
    text
}

fn describe(text: &mut String, verdict: &Verdict, check: &Check) {
    let (mark, style) = match check.status {
        CheckStatus::Pass => ("✓", colour(AnsiColor::Green)),
        CheckStatus::Fail => ("✗", colour(AnsiColor::Red)),
        CheckStatus::Skipped => ("–", DIM),
    };
    let kind = match check.kind {
        Kind::Always => "",
        Kind::Sometimes => "sometimes: ",
    };
    let _ = writeln!(text, "  {style}{mark}{style:#} {kind}{}", check.name);
    match check.status {
        CheckStatus::Pass => {}
        CheckStatus::Skipped => {
            let _ = writeln!(text, "      {DIM}not judged: {}{DIM:#}", check.message);
        }
        CheckStatus::Fail => {
            if let Some(line) = check.line {
                let code = verdict.code.get(&line).map_or("", String::as_str);
                let _ = writeln!(text, "      {DIM}{}.rs:{line}{DIM:#}  {code}", verdict.concept);
            }
            let _ = writeln!(text, "      {}", check.message);
            if check.kind == Kind::Always && check.broken_in > 1 {
                let _ =
                    writeln!(text, "      {DIM}in {} of {} runs{DIM:#}", check.broken_in, verdict.executions);
            }
            if let Some(hint) = &check.hint {
                let _ = writeln!(text, "      {hint}");
            }
            if let Some(picture) = &check.picture {
                text.push('\n');
                for line in picture.lines() {
                    let _ = writeln!(text, "    {line}");
                }
            }
            if let Some(schedule) = &check.schedule {
                if schedule.ends_with("+late") {
                    let _ = writeln!(
                        text,
                        "      {DIM}(a limit or a sleep runs out here while others can still run: as when these are \
                         held up){DIM:#}"
                    );
                }
                let _ = writeln!(
                    text,
                    "      {DIM}to see it again: {}{DIM:#}",
                    replay_command(verdict, schedule)
                );
            }
        }
    }
}

/// A table for a whole class, and the mistakes that many share.
pub fn class(verdicts: &[Verdict]) -> String {
    let mut text = String::new();
    let count = |status| verdicts.iter().filter(|verdict| verdict.status == status).count();
    let _ = writeln!(
        text,
        "{BOLD}{} submissions{BOLD:#}: {} pass, {} fail, {} rejected, {} error",
        verdicts.len(),
        count(Status::Pass),
        count(Status::Fail),
        count(Status::Rejected),
        count(Status::Error)
    );
    let widest = verdicts.iter().map(|verdict| verdict.path.chars().count()).max().unwrap_or(0).min(60);
    for verdict in verdicts {
        let broken: Vec<&str> = verdict
            .checks
            .iter()
            .filter(|check| check.status == CheckStatus::Fail)
            .map(|check| check.name.as_str())
            .collect();
        let score = format!("{}/{}", verdict.score, verdict.max_score);
        let _ = writeln!(
            text,
            "  {:8}  {:>7}  {:widest$}  {}",
            status_word(verdict.status),
            score,
            verdict.path,
            broken.join("; ")
        );
    }
    let mut shared: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for verdict in verdicts {
        for check in verdict.checks.iter().filter(|check| check.status == CheckStatus::Fail) {
            *shared.entry((&verdict.concept, &check.name)).or_default() += 1;
        }
    }
    let mut shared: Vec<_> = shared.into_iter().filter(|(_, count)| *count > 1).collect();
    shared.sort_by_key(|(name, count)| (std::cmp::Reverse(*count), *name));
    if !shared.is_empty() {
        let _ = writeln!(text, "\n{BOLD}Mistakes that several share{BOLD:#}");
        for ((concept, sentence), count) in shared.iter().take(20) {
            let _ = writeln!(text, "  {count:>4}  {concept}: {sentence}");
        }
    }
    text
}

fn indented(text: &str) -> String {
    text.lines().map(|line| if line.is_empty() { "\n".to_owned() } else { format!("  {line}\n") }).collect()
}
