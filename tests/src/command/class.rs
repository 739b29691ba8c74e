//! Many submissions at once: found, dealt out to the cores, remembered as they are done, so that nothing that
//! was reported is ever lost.

use std::collections::HashMap;
use std::fs::{self, FileType, OpenOptions};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, BufRead, BufReader, IsTerminal, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread;

use indicatif::{ProgressBar, ProgressStyle};
use serde::{Deserialize, Serialize};
use walkdir::{DirEntry, WalkDir};

use crate::compile::Libraries;
use crate::grade::{self, Options};
use crate::judge::Verdict;
use crate::run::confine;
use crate::source::{self, Source};
use crate::turns::Turns;

/// A file to be graded, or why one that was handed in is none.
#[derive(Debug)]
pub(super) struct Submission {
    pub(super) path: PathBuf,
    refused: Option<&'static str>,
}

/// The submissions under a path: the file itself, or in a folder those named as a concept, at any depth. What
/// cannot be looked into is told in sentences.
pub(super) fn submissions(path: &Path, named: Option<&str>) -> (Vec<Submission>, Vec<String>) {
    if !path.is_dir() {
        return (vec![Submission { path: path.to_owned(), refused: None }], Vec::new());
    }
    let mut found = Vec::new();
    let mut unreadable = Vec::new();
    let is_ours = |entry: &DirEntry| {
        let name = entry.file_name().to_string_lossy();
        entry.depth() == 0 || !(name.starts_with('.') || (entry.file_type().is_dir() && name == "target"))
    };
    for entry in WalkDir::new(path).sort_by_file_name().into_iter().filter_entry(is_ours) {
        match entry {
            Ok(entry) if !entry.file_type().is_dir() => {
                let is_program = entry.path().extension().is_some_and(|extension| extension == "rs");
                if is_program && (named.is_some() || source::concept_of(entry.path()).is_ok()) {
                    let refused = refused(entry.file_type());
                    // `./mutex.rs` is called as anybody would call it.
                    let path = entry.path().strip_prefix(".").unwrap_or(entry.path()).to_owned();
                    found.push(Submission { path, refused });
                }
            }
            Ok(_) => {}
            Err(error) => {
                let at = source::shown(error.path().unwrap_or(path));
                let why = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
                unreadable.push(format!("{at}: cannot be looked into: {why}"));
            }
        }
    }
    if found.is_empty() && unreadable.is_empty() && source::concept_of(path).is_ok() {
        // Handed in, but not as what was asked for.
        let refused = Some("this is a folder, not a file");
        found.push(Submission { path: path.to_owned(), refused });
    }
    (found, unreadable)
}

/// In a folder that others have filled, a link leads anywhere, and a pipe is never read to its end.
fn refused(kind: FileType) -> Option<&'static str> {
    if kind.is_file() {
        None
    } else if kind.is_symlink() {
        Some("this is a link, which is not followed in a folder of submissions: hand in the file itself")
    } else {
        Some("this is not a plain file")
    }
}

/// So many submissions are under way for each that may keep a processor busy: the others wait for programs that sleep.
const GRADERS_A_TURN: usize = 4;

/// Verdicts as they are given, in a file of their own beside the report, a line each.
pub(super) struct Journal {
    path: PathBuf,
    file: fs::File,
    known: HashMap<(String, u64), Verdict>,
}

#[derive(Serialize, Deserialize)]
struct Entry {
    /// Of everything that the verdict depends on.
    fingerprint: u64,
    verdict: Verdict,
}

impl Journal {
    /// Beside a report; nothing beside a device or a pipe.
    pub(super) fn open(report: &Path, resume: bool) -> io::Result<Option<Journal>> {
        if report.metadata().is_ok_and(|there| !there.is_file()) {
            return Ok(None);
        }
        let mut name = report.as_os_str().to_owned();
        name.push(".partial");
        let path = PathBuf::from(name);
        let mut known = HashMap::new();
        let mut whole = true;
        if resume && let Ok(file) = fs::File::open(&path) {
            let mut file = BufReader::new(file);
            let mut line = Vec::new();
            while file.read_until(b'\n', &mut line)? > 0 {
                // A last line that was cut off is no entry.
                whole = line.ends_with(b"\n");
                if let Ok(entry) = serde_json::from_slice::<Entry>(&line) {
                    known.insert((entry.verdict.path.clone(), entry.fingerprint), entry.verdict);
                }
                line.clear();
            }
        }
        let mut file = match resume {
            true => OpenOptions::new().create(true).append(true).open(&path)?,
            false => fs::File::create(&path)?,
        };
        if !whole {
            file.write_all(b"\n")?;
        }
        Ok(Some(Journal { path, file, known }))
    }

    fn add(&mut self, fingerprint: u64, verdict: &Verdict) -> io::Result<()> {
        let line = serde_json::to_string(&Entry { fingerprint, verdict: verdict.clone() })? + "\n";
        self.file.write_all(line.as_bytes())
    }

    /// The report is written: what is here is there.
    pub(super) fn close(self) {
        let _ = fs::remove_file(&self.path);
    }
}

/// What one submission is graded with.
struct Grader<'a> {
    named: Option<&'a str>,
    libraries: &'a Libraries,
    options: &'a Options,
    identity: u64,
    journal: Option<Mutex<Journal>>,
}

impl Grader<'_> {
    /// Nothing when it was interrupted.
    fn verdict(&self, submission: &Submission) -> io::Result<Option<Verdict>> {
        let path = &submission.path;
        let read = match submission.refused {
            Some(why) => Err(why.to_owned()),
            None => Source::read(path, self.named),
        };
        let source = match read {
            Ok(source) => Arc::new(source),
            Err(why) => return Ok(Some(grade::unread(path, self.named, self.options, why))),
        };
        let fingerprint = self.fingerprint(&source);
        let journal =
            || self.journal.as_ref().map(|journal| journal.lock().unwrap_or_else(PoisonError::into_inner));
        let known = (source::shown(path), fingerprint);
        if let Some(verdict) = journal().and_then(|journal| journal.known.get(&known).cloned()) {
            return Ok(Some(verdict));
        }
        // A defect of ours while one submission is graded costs no other one its verdict.
        let graded =
            catch_unwind(AssertUnwindSafe(|| grade::grade_read(&source, self.libraries, self.options)));
        let verdict = graded.unwrap_or_else(|_| {
            let why = "the grader itself failed on this file; please report it";
            Some(grade::failed(&source, self.options, why))
        });
        if let (Some(mut journal), Some(verdict)) = (journal(), &verdict) {
            journal.add(fingerprint, verdict)?;
        }
        Ok(verdict)
    }

    fn fingerprint(&self, source: &Source) -> u64 {
        let mut hasher = DefaultHasher::new();
        let points = self.options.points.get(source.concept.name);
        (self.identity, source.concept.name, &source.text, points).hash(&mut hasher);
        hasher.finish()
    }
}

/// Grades them all; each verdict is told as soon as those before it are. Those that an interrupt left ungraded
/// are missing at the end.
pub(super) fn grade(
    submissions: &[Submission],
    named: Option<&str>,
    libraries: &Libraries,
    options: &Options,
    at_once: usize,
    journal: Option<Journal>,
    tell: &mut dyn FnMut(&Verdict) -> anyhow::Result<()>,
) -> anyhow::Result<(Vec<Verdict>, Option<Journal>)> {
    let next = AtomicUsize::new(0);
    let turns = Arc::new(Turns::new(at_once.max(1)));
    let options = &Options { turns: Some(Arc::clone(&turns)), ..options.clone() };
    let (done, verdicts) = mpsc::channel();
    let progress = progress(submissions.len());
    let identity = if journal.is_some() { libraries.identity() } else { 0 };
    let grader = Grader { named, libraries, options, identity, journal: journal.map(Mutex::new) };
    let mut told: Vec<Option<Verdict>> = vec![None; submissions.len()];
    let mut result = Ok(());
    thread::scope(|scope| {
        for _ in 0..(at_once * GRADERS_A_TURN).clamp(1, submissions.len().max(1)) {
            let done = done.clone();
            let (next, grader, turns) = (&next, &grader, &turns);
            scope.spawn(move || {
                loop {
                    let _turn = turns.take();
                    let number = next.fetch_add(1, Ordering::SeqCst);
                    let Some(submission) = submissions.get(number) else { return };
                    if confine::interrupted() {
                        return;
                    }
                    let graded = match grader.verdict(submission) {
                        Ok(Some(verdict)) => Ok((number, verdict)),
                        Ok(None) => return,
                        Err(error) => Err(error),
                    };
                    if done.send(graded).is_err() {
                        return;
                    }
                }
            });
        }
        drop(done);
        let mut next_to_tell = 0;
        for graded in verdicts {
            let graded = match graded {
                Ok((number, verdict)) => {
                    progress.inc(1);
                    told[number] = Some(verdict);
                    Ok(())
                }
                Err(error) => {
                    Err(anyhow::anyhow!("verdicts cannot be written down as they are given: {error}"))
                }
            };
            if result.is_ok() {
                result = graded;
            }
            while let Some(Some(verdict)) = told.get(next_to_tell) {
                if result.is_ok() {
                    result = progress.suspend(|| tell(verdict));
                }
                next_to_tell += 1;
            }
            if result.is_err() {
                confine::interrupt();
            }
        }
        // An interrupt leaves gaps; what was graded behind one is told all the same.
        for verdict in told.iter().skip(next_to_tell).flatten() {
            if result.is_ok() {
                result = tell(verdict);
            }
        }
    });
    progress.finish_and_clear();
    result?;
    let journal = grader.journal.map(|journal| journal.into_inner().unwrap_or_else(PoisonError::into_inner));
    Ok((told.into_iter().flatten().collect(), journal))
}

fn progress(count: usize) -> ProgressBar {
    if count < 2 || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(count as u64);
    if let Ok(style) = ProgressStyle::with_template("{wide_bar} {pos} of {len}, {per_sec}, {eta} left") {
        bar.set_style(style);
    }
    bar
}
