//! Verdicts in the forms that people and other programs read. A reporter knows verdicts and nothing before
//! them; all text of strangers is made safe here before any of them sees it.

mod classroom50;
mod github;
mod gradescope;
mod html;
mod json;
mod junit;
pub mod text;

use std::fmt;
use std::io::{self, Write};
use std::path::Path;

use crate::judge::{Check, CheckStatus, Status, Verdict};
use crate::source::{plain, quoted};

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For people.
    Text,
    /// One document with everything.
    Json,
    /// What most build servers read.
    Junit,
    /// `results.json` of Gradescope, for one submission.
    Gradescope,
    /// `result.json` of Classroom 50, for one submission.
    Classroom50,
    /// Annotations in a GitHub workflow's log.
    Github,
    /// A page for a browser.
    Html,
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Format::Text => "text",
            Format::Json => "json",
            Format::Junit => "junit",
            Format::Gradescope => "gradescope",
            Format::Classroom50 => "classroom50",
            Format::Github => "github",
            Format::Html => "html",
        })
    }
}

/// A whole report, as it stands in a file.
pub fn document(format: Format, verdicts: &[Verdict]) -> Result<String, String> {
    let verdicts = &verdicts.iter().map(safe).collect::<Vec<Verdict>>();
    match format {
        Format::Text => Ok(text::document(verdicts)),
        Format::Json => json::document(verdicts),
        Format::Junit => junit::document(verdicts),
        Format::Gradescope => gradescope::document(verdicts),
        Format::Classroom50 => classroom50::document(verdicts),
        Format::Github => Ok(github::document(verdicts)),
        Format::Html => Ok(html::document(verdicts)),
    }
}

/// The same verdict with nothing in it that a terminal, a browser or a parser could take for more than text.
fn safe(verdict: &Verdict) -> Verdict {
    let one_line = |text: &str| plain(text).replace(['\n', '\t'], " ");
    let mut verdict = verdict.clone();
    verdict.path = one_line(&verdict.path);
    verdict.diagnostics = plain(&verdict.diagnostics);
    for check in &mut verdict.checks {
        check.message = plain(&check.message);
        check.picture = check.picture.as_deref().map(plain);
    }
    for outcome in &mut verdict.outcomes {
        outcome.summary = one_line(&outcome.summary);
    }
    for code in verdict.code.values_mut() {
        *code = one_line(code);
    }
    verdict
}

/// For the formats that are a grade and nothing else, which a submission without one has no place in.
fn all_graded(verdicts: &[Verdict]) -> Result<(), String> {
    match verdicts.iter().find(|verdict| verdict.status == Status::Error) {
        Some(verdict) => Err(format!("{} could not be graded: {}", verdict.path, verdict.diagnostics)),
        None => Ok(()),
    }
}

/// Whether [`write_file`] will find a place to write to, as far as it can be told before.
pub fn can_be_written(path: &Path) -> io::Result<()> {
    if path.is_dir() {
        return Err(io::Error::new(io::ErrorKind::IsADirectory, "this is a folder"));
    }
    if path.metadata().is_ok_and(|there| !there.is_file()) {
        return Ok(());
    }
    let folder = folder_of(path);
    if !folder.is_dir() {
        let why = format!("there is no folder {}", crate::source::shown(folder));
        return Err(io::Error::new(io::ErrorKind::NotFound, why));
    }
    // The error of the file in its stead would name a path that nobody knows.
    tempfile::NamedTempFile::new_in(folder).map(drop).map_err(|error| error.kind().into())
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Writes a file in one step: it is there whole, or as it was before. A device or a pipe, `/dev/null` or
/// `/dev/stdout` say, is written to and stays what it is.
pub fn write_file(path: &Path, text: &str) -> io::Result<()> {
    if path.metadata().is_ok_and(|there| !there.is_file()) {
        return std::fs::write(path, text);
    }
    // Through a link to what it names, so that the link stays too.
    let path = &path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    let mut file = tempfile::NamedTempFile::new_in(folder_of(path))?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // A temporary file is its owner's alone; a report is for others too.
        file.as_file().set_permissions(std::fs::Permissions::from_mode(0o644))?;
    }
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

fn status_word(status: Status) -> &'static str {
    match status {
        Status::Pass => "pass",
        Status::Fail => "fail",
        Status::Rejected => "rejected",
        Status::Error => "error",
    }
}

/// A check in a few lines of plain text, for the formats that have one field for it.
fn told(verdict: &Verdict, check: &Check) -> String {
    match check.status {
        CheckStatus::Pass => String::new(),
        CheckStatus::Skipped => format!("not judged: {}", check.message),
        CheckStatus::Fail => {
            let mut text = String::new();
            if let Some(line) = check.line {
                text.push_str(&format!("line {line}: "));
                if let Some(code) = verdict.code.get(&line) {
                    text.push_str(&format!("{code}\n"));
                }
            }
            text.push_str(&check.message);
            if let Some(hint) = &check.hint {
                text.push_str(&format!("\n{hint}"));
            }
            if let Some(picture) = &check.picture {
                text.push_str(&format!("\n\n{picture}"));
            }
            if let Some(schedule) = &check.schedule {
                text.push_str(&format!("\nto see it again: {}", replay_command(verdict, schedule)));
            }
            text
        }
    }
}

/// The command that shows a schedule again.
fn replay_command(verdict: &Verdict, schedule: &str) -> String {
    let named = Path::new(&verdict.path).file_stem().is_some_and(|stem| *stem == *verdict.concept);
    let as_concept = if named { String::new() } else { format!(" --as {}", verdict.concept) };
    format!("cargo replay {}{as_concept}", quoted(&format!("{}@{schedule}", verdict.path)))
}
