//! `grade`: files and folders in, verdicts out.

use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::{COULD_NOT, DENIED, DONE, class, is_closed_pipe, libraries, new, print, rubric};
use crate::grade::Options;
use crate::judge::Status;
use crate::report::{self, Format};
use crate::run::confine;
use crate::source::{self, concept_named};

#[derive(Args)]
pub(super) struct Arguments {
    /// Programs: a file named as its concept (`try_lock.rs`), or a folder with such files at any depth.
    #[arg(required_unless_present = "new", value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// The concept that all of them are about, whatever their names.
    #[arg(long = "as", value_name = "CONCEPT")]
    concept: Option<String>,

    /// In which form the verdicts are told. Several may be given, each followed by its --output.
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Vec<Format>,

    /// Write to this file, in one step, what the --format before it asks for.
    #[arg(long, value_name = "FILE")]
    output: Vec<PathBuf>,

    /// Exit with 1 when one is not `pass`.
    #[arg(long, value_enum, value_name = "WHAT")]
    deny: Option<Deny>,

    /// How many submissions are graded at once [default: as many as there are processors].
    #[arg(long, value_name = "COUNT", value_parser = clap::value_parser!(u16).range(1..=1024))]
    jobs: Option<u16>,

    /// Go on where a run that was ended before had stopped; needs the same --output.
    #[arg(long, requires = "output")]
    resume: bool,

    /// Points for sentences, from a TOML file; one each otherwise.
    #[arg(long, value_name = "FILE")]
    rubric: Option<PathBuf>,

    /// Write a starting file for a concept into this folder instead.
    #[arg(long, value_name = "CONCEPT", conflicts_with_all = ["paths", "concept", "format", "output"])]
    new: Option<String>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Deny {
    /// Anything but `pass`.
    Fail,
}

pub(super) fn main(arguments: &Arguments) -> anyhow::Result<u8> {
    if let Some(name) = &arguments.new {
        let concept = concept_named(name).map_err(anyhow::Error::msg)?;
        let path = new::write(concept)?;
        print(&format!("{} is written; `cargo grade {0}` says how far it is\n", path.display()))?;
        return Ok(DONE);
    }
    if let Some(name) = &arguments.concept {
        concept_named(name).map_err(anyhow::Error::msg)?;
    }
    let (to_files, to_screen) = destinations(arguments)?;
    let points = arguments.rubric.as_deref().map(rubric::read).transpose().map_err(anyhow::Error::msg)?;

    let mut submissions = Vec::new();
    let mut incomplete = false;
    for path in &arguments.paths {
        let (found, mut missing) = class::submissions(path, arguments.concept.as_deref());
        if found.is_empty() && missing.is_empty() {
            missing.push(format!(
                "{}: no submissions in this folder: a submission is a file named as its concept, such as try_lock.rs",
                source::shown(path)
            ));
        }
        for sentence in missing {
            incomplete = true;
            anstream::eprintln!("{sentence}");
        }
        submissions.extend(found);
    }
    let mut seen = HashSet::new();
    submissions.retain(|submission| seen.insert(submission.path.clone()));
    if submissions.is_empty() {
        return Ok(COULD_NOT);
    }

    let libraries = libraries()?;
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    let at_once = arguments.jobs.map_or(processors, usize::from);
    let options = Options {
        workers: (processors / at_once.min(submissions.len()).max(1)).max(1),
        points: points.unwrap_or_default(),
        ..Options::default()
    };
    let mut journal = None;
    if submissions.len() > 1 {
        for (_, report) in &to_files {
            if journal.is_none() {
                journal = class::Journal::open(report, arguments.resume)
                    .map_err(|error| unwritable(report, &error))?;
            }
        }
    }
    let width = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0).max(40));
    // Whoever reads the screen may have enough; the files are to be written all the same.
    let patient = !to_files.is_empty();
    let show = |text: &str| match print(text) {
        Err(error) if patient && is_closed_pipe(&error) => Ok(()),
        result => result,
    };
    let mut tell = |verdict: &crate::judge::Verdict| match to_screen {
        Some(Format::Text) => show(&report::text::submission(verdict, width)),
        _ => Ok(()),
    };
    let concept = arguments.concept.as_deref();
    let (verdicts, journal) =
        class::grade(&submissions, concept, libraries, &options, at_once, journal, &mut tell)?;

    let told = |format| report::document(format, &verdicts).map_err(anyhow::Error::msg);
    let mut unwritten = None;
    for (format, path) in &to_files {
        match told(*format) {
            Ok(text) => report::write_file(path, &text).map_err(|error| unwritable(path, &error))?,
            // The others are written all the same.
            Err(why) => unwritten = Some(why.context(format!("{} is not written", source::shown(path)))),
        }
    }
    match to_screen {
        Some(Format::Text) if verdicts.len() > 1 => show(&report::text::class(&verdicts, width))?,
        Some(Format::Text) | None => {}
        Some(format) => show(&told(format)?)?,
    }
    match journal {
        Some(journal) if verdicts.len() == submissions.len() => journal.close(),
        Some(_) => anstream::eprintln!(
            "ended after {} of {} submissions: the same command with --resume goes on from here",
            verdicts.len(),
            submissions.len()
        ),
        None => {}
    }
    if let Some(why) = unwritten {
        return Err(why);
    }
    let denied = arguments.deny.is_some() && verdicts.iter().any(|verdict| verdict.status != Status::Pass);
    Ok(match () {
        () if confine::interrupted() || incomplete => COULD_NOT,
        () if denied => DENIED,
        () => DONE,
    })
}

fn unwritable(file: &Path, error: &io::Error) -> anyhow::Error {
    anyhow::anyhow!("{}: cannot be written: {error}", source::shown(file))
}

/// Each format with its file; and the one that goes to the screen.
type Destinations = (Vec<(Format, PathBuf)>, Option<Format>);

fn destinations(arguments: &Arguments) -> anyhow::Result<Destinations> {
    let (formats, outputs) = (&arguments.format, &arguments.output);
    if outputs.len() > formats.len().max(1) {
        anyhow::bail!("there are more --output files than --format: say `--format F --output FILE` for each");
    }
    let mut formats = formats.iter().copied();
    let mut to_files = Vec::new();
    for output in outputs {
        to_files.push((formats.next().unwrap_or(Format::Text), output.clone()));
    }
    let to_screen = formats.next();
    if formats.next().is_some() {
        anyhow::bail!("only one --format can go to the screen: give each of the others its --output");
    }
    for (number, (_, file)) in to_files.iter().enumerate() {
        if to_files[..number].iter().any(|(_, other)| other == file) {
            anyhow::bail!("{} is given as the --output of two formats", source::shown(file));
        }
        // Told now, and not when an hour of grading is over.
        report::can_be_written(file).map_err(|error| unwritable(file, &error))?;
    }
    // With files alone the screen still says what is going on.
    Ok((to_files, to_screen.or(Some(Format::Text))))
}
