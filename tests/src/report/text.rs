//! The report for people: what was asked, what happened instead, and how to see it again.

use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthStr;

use super::{replay_command, safe, status_word};
use crate::judge::{Check, CheckStatus, Class, Kind, Status, Verdict};
use crate::picture::{cut, padded};

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();

fn colour(colour: AnsiColor) -> Style {
    Style::new().fg_color(Some(anstyle::Color::Ansi(colour))).bold()
}

/// All verdicts, without colour.
pub(super) fn document(verdicts: &[Verdict]) -> String {
    let mut text: String = verdicts.iter().map(|verdict| submission(verdict, None)).collect();
    if verdicts.len() > 1 {
        text.push_str(&class(verdicts, None));
    }
    anstream::adapter::strip_str(&text).to_string()
}

/// In the log of a GitHub workflow a line that begins with `::`, or has `##[` anywhere, is a command to the runner.
/// None of ours is one.
fn commanding_nobody(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let line = line.replace("##[", "#\\#[");
        let bare = anstream::adapter::strip_str(&line).to_string();
        let is_command = bare.trim_start().starts_with("::");
        safe.push_str(&if is_command { line.replacen("::", "\\::", 1) } else { line });
    }
    safe
}

/// One verdict, with colour; whoever prints it takes the colour out where it is not wanted. Pictures are cut to
/// the width of the screen, where there is one.
pub fn submission(verdict: &Verdict, width: Option<usize>) -> String {
    commanding_nobody(&told(&safe(verdict), width))
}

fn told(verdict: &Verdict, width: Option<usize>) -> String {
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
        guarded(&mut text, verdict);
        text.push('\n');
        return text;
    }
    if !verdict.diagnostics.is_empty() {
        let _ = writeln!(text, "\n{DIM}{}{DIM:#}", indented(&verdict.diagnostics).trim_end());
    }
    text.push('\n');
    let mut drawn = HashSet::new();
    for check in &verdict.checks {
        describe(&mut text, verdict, check, &mut drawn, width);
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
    let _ =
        writeln!(text, "\n  {DIM}{} {runs} in {:.1} s{searched}{DIM:#}", verdict.executions, verdict.seconds);
    guarded(&mut text, verdict);
    text.push('\n');
    text
}

/// What stood around the compiler and the program.
fn guarded(text: &mut String, verdict: &Verdict) {
    if !verdict.guards.is_empty() {
        let _ = writeln!(text, "  {DIM}guards: {}{DIM:#}", verdict.guards.join("; "));
    }
}

/// `drawn` has the runs whose pictures stand above.
fn describe<'a>(
    text: &mut String,
    verdict: &Verdict,
    check: &'a Check,
    drawn: &mut HashSet<&'a str>,
    width: Option<usize>,
) {
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
                let _ = writeln!(text, "      {DIM}{}:{line}{DIM:#}  {code}", file_name(verdict));
            }
            let _ = writeln!(text, "      {}", check.message.replace('\n', "\n      "));
            if check.kind == Kind::Always && check.broken_in > 1 {
                let _ =
                    writeln!(text, "      {DIM}in {} of {} runs{DIM:#}", check.broken_in, verdict.executions);
            }
            if let Some(hint) = &check.hint {
                let _ = writeln!(text, "      {hint}");
            }
            if let Some(picture) = &check.picture {
                let is_new = drawn.insert(check.schedule.as_deref().unwrap_or_default());
                if is_new || picture.contains('▶') {
                    text.push('\n');
                    for line in picture.lines() {
                        let line = format!("    {line}");
                        let _ = writeln!(text, "{}", width.map_or(line.clone(), |width| cut(&line, width)));
                    }
                } else {
                    let _ = writeln!(text, "      {DIM}in the run that is drawn above{DIM:#}");
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
pub fn class(verdicts: &[Verdict], width: Option<usize>) -> String {
    commanding_nobody(&table(verdicts, width))
}

fn table(verdicts: &[Verdict], width: Option<usize>) -> String {
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
    let widest = verdicts.iter().map(|verdict| verdict.path.width()).max().unwrap_or(0).min(60);
    for verdict in verdicts {
        let score = format!("{}/{}", verdict.score, verdict.max_score);
        let path = padded(&verdict.path, widest);
        let broken: Vec<&str> = broken(verdict).map(|check| check.name.as_str()).collect();
        let line = format!("  {:8}  {score:>7}  {path}  {}", status_word(verdict.status), broken.join("; "));
        let line = width.map_or(line.clone(), |width| cut(&line, width));
        let _ = writeln!(text, "{}", line.trim_end());
    }
    let mut of: BTreeMap<&str, usize> = BTreeMap::new();
    let mut shared: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for verdict in verdicts {
        *of.entry(&verdict.concept).or_default() += 1;
        for check in broken(verdict) {
            *shared.entry((&verdict.concept, &check.name)).or_default() += 1;
        }
    }
    let mut shared: Vec<_> = shared.into_iter().filter(|(_, count)| *count > 1).collect();
    shared.sort_by_key(|(name, count)| (std::cmp::Reverse(*count), *name));
    if !shared.is_empty() {
        let _ = writeln!(text, "\n{BOLD}Mistakes that several share{BOLD:#}");
        for ((concept, sentence), count) in shared.iter().take(20) {
            let _ = writeln!(text, "  {count:>4} of {:<4} {concept}: {sentence}", of[concept]);
        }
    }
    text
}

fn broken(verdict: &Verdict) -> impl Iterator<Item = &Check> {
    verdict.checks.iter().filter(|check| check.status == CheckStatus::Fail)
}

fn file_name(verdict: &Verdict) -> &str {
    verdict.path.rsplit('/').next().unwrap_or_default()
}

fn indented(text: &str) -> String {
    text.lines().map(|line| if line.is_empty() { "\n".to_owned() } else { format!("  {line}\n") }).collect()
}
