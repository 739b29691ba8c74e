//! Many submissions at once: found, dealt out to the cores, remembered as they are done, so that nothing that
//! was reported is ever lost.

use std::collections::HashMap;
use std::fs::{File, OpenOptions};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{BufRead, BufReader, IsTerminal, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use indicatif::{ProgressBar, ProgressStyle};
use serde::{Deserialize, Serialize};
use walkdir::WalkDir;

use crate::compile::Libraries;
use crate::grade::{self, Options};
use crate::judge::{Status, Verdict};
use crate::run::confine;
use crate::source;

/// The submissions under a path: the file itself, or in a folder those named as a concept, at any depth.
pub(super) fn submissions(path: &Path, named: Option<&str>) -> Vec<PathBuf> {
    if !path.is_dir() {
        return vec![path.to_owned()];
    }
    WalkDir::new(path)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| {
            let name = entry.file_name().to_string_lossy();
            entry.depth() == 0 || !(name.starts_with('.') || (entry.file_type().is_dir() && name == "target"))
        })
        .flatten()
        .filter(|entry| {
            entry.file_type().is_file()
                && entry.path().extension().is_some_and(|extension| extension == "rs")
                && (named.is_some() || source::concept_of(entry.path()).is_ok())
        })
        .map(walkdir::DirEntry::into_path)
        .collect()
}

/// Verdicts as they are given, in a file of their own beside the report, a line each.
pub(super) struct Journal {
    path: PathBuf,
    file: File,
    known: HashMap<String, Entry>,
}

#[derive(Serialize, Deserialize)]
struct Entry {
    path: String,
    /// Of everything that the verdict depends on.
    fingerprint: u64,
    verdict: Verdict,
}

impl Journal {
    pub(super) fn open(report: &Path, resume: bool) -> std::io::Result<Journal> {
        let mut name = report.as_os_str().to_owned();
        name.push(".partial");
        let path = PathBuf::from(name);
        let mut known = HashMap::new();
        if resume && let Ok(file) = File::open(&path) {
            // A last line that was cut off is no entry.
            let entries = BufReader::new(file).lines().map_while(Result::ok);
            for entry in entries.filter_map(|line| serde_json::from_str::<Entry>(&line).ok()) {
                known.insert(entry.path.clone(), entry);
            }
        }
        let mut file = OpenOptions::new().create(true).write(true).truncate(true).open(&path)?;
        for entry in known.values() {
            writeln!(file, "{}", serde_json::to_string(entry)?)?;
        }
        Ok(Journal { path, file, known })
    }

    fn find(&self, path: &Path, fingerprint: u64) -> Option<Verdict> {
        let entry = self.known.get(&*path.to_string_lossy())?;
        (entry.fingerprint == fingerprint).then(|| entry.verdict.clone())
    }

    fn add(&mut self, path: &Path, fingerprint: u64, verdict: &Verdict) -> std::io::Result<()> {
        let entry =
            Entry { path: path.to_string_lossy().into_owned(), fingerprint, verdict: verdict.clone() };
        let line = serde_json::to_string(&entry)? + "\n";
        self.file.write_all(line.as_bytes())
    }

    /// The report is written: what is here is there.
    pub(super) fn close(self) {
        let _ = std::fs::remove_file(&self.path);
    }
}

fn fingerprint(path: &Path, named: Option<&str>, options: &Options) -> u64 {
    let mut hasher = DefaultHasher::new();
    (std::fs::read(path).ok(), named, &options.points, env!("CARGO_PKG_VERSION")).hash(&mut hasher);
    hasher.finish()
}

/// Grades them all; each verdict is told as soon as those before it are. Those that an interrupt left ungraded
/// are missing at the end.
pub(super) fn grade(
    paths: &[PathBuf],
    named: Option<&str>,
    libraries: &Libraries,
    options: &Options,
    at_once: usize,
    journal: Option<Journal>,
    tell: &mut dyn FnMut(&Verdict) -> anyhow::Result<()>,
) -> anyhow::Result<(Vec<Verdict>, Option<Journal>)> {
    let next = AtomicUsize::new(0);
    let (done, verdicts) = mpsc::channel();
    let progress = progress(paths.len());
    let journal = journal.map(Mutex::new);
    let mut told: Vec<Option<Verdict>> = vec![None; paths.len()];
    let mut result = Ok(());
    thread::scope(|scope| {
        for _ in 0..at_once.clamp(1, paths.len().max(1)) {
            let done = done.clone();
            let (next, journal) = (&next, &journal);
            scope.spawn(move || {
                loop {
                    let number = next.fetch_add(1, Ordering::SeqCst);
                    let Some(path) = paths.get(number) else { return };
                    if confine::interrupted() {
                        return;
                    }
                    let fingerprint = fingerprint(path, named, options);
                    let open = || {
                        journal
                            .as_ref()
                            .map(|journal| journal.lock().unwrap_or_else(std::sync::PoisonError::into_inner))
                    };
                    let known = open().and_then(|journal| journal.find(path, fingerprint));
                    let graded = known.or_else(|| {
                        let verdict = one(path, named, libraries, options)?;
                        if let Some(mut journal) = open() {
                            let _ = journal.add(path, fingerprint, &verdict);
                        }
                        Some(verdict)
                    });
                    let Some(verdict) = graded else { return };
                    if done.send((number, verdict)).is_err() {
                        return;
                    }
                }
            });
        }
        drop(done);
        let mut next_to_tell = 0;
        for (number, verdict) in verdicts {
            progress.inc(1);
            told[number] = Some(verdict);
            while let Some(Some(verdict)) = told.get(next_to_tell) {
                if result.is_ok() {
                    result = progress.suspend(|| tell(verdict));
                    if result.is_err() {
                        // Nobody reads any more.
                        confine::interrupt();
                    }
                }
                next_to_tell += 1;
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
    let journal =
        journal.map(|journal| journal.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner));
    Ok((told.into_iter().flatten().collect(), journal))
}

/// A defect of ours while one submission is graded costs no other one its verdict.
fn one(path: &Path, named: Option<&str>, libraries: &Libraries, options: &Options) -> Option<Verdict> {
    catch_unwind(AssertUnwindSafe(|| grade::grade(path, named, libraries, options))).unwrap_or_else(|_| {
        Some(Verdict {
            path: source::plain(&path.to_string_lossy()),
            concept: String::new(),
            status: Status::Error,
            score: 0,
            max_score: 0,
            executions: 0,
            exhaustive: false,
            seconds: 0.0,
            checks: Vec::new(),
            diagnostics: "the grader itself failed on this file; please report it".to_owned(),
            outcomes: Vec::new(),
            code: std::collections::BTreeMap::new(),
            guards: Vec::new(),
        })
    })
}

fn progress(count: usize) -> ProgressBar {
    if count < 2 || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(count as u64);
    if let Ok(style) = ProgressStyle::with_template("{wide_bar} {pos} of {len}, {per_sec}, {eta} left") {
        bar.set_style(style);
    }
    bar
}
