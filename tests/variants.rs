//! Programs as students write them: the right ones pass, the wrong ones do not, whatever folder they lie in
//! promises it. The tables say which sentence caught what, and whether a right one was ever marked wrong.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use libtest_mimic::Trial;
use threadbare::behaviour::{CONCEPTS, Concept, Kind};
use threadbare::grade::{self, Options};
use threadbare::judge::{CheckStatus, Status, Verdict};
use threadbare::run::confine;

/// What was found out, for the tables.
static FOUND: Mutex<Vec<Found>> = Mutex::new(Vec::new());

struct Found {
    concept: &'static str,
    name: String,
    right: bool,
    status: Status,
    /// The sentences that it breaks.
    broken: Vec<String>,
    waits_for_the_model: bool,
    executions: u64,
}

pub fn trials() -> Vec<Trial> {
    let mut trials = Vec::new();
    for concept in CONCEPTS {
        for right in [true, false] {
            let files = files(concept, right);
            if files.is_empty() {
                continue;
            }
            let which = if right { "right" } else { "wrong" };
            trials.push(Trial::test(
                format!("variants: {} {which} ({})", concept.name, files.len()),
                move || Ok(judged(concept, right, &files)?),
            ));
        }
    }
    trials
}

fn files(concept: &Concept, right: bool) -> Vec<PathBuf> {
    let folder =
        crate::root().join("tests/variants").join(concept.name).join(if right { "right" } else { "wrong" });
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .collect();
    files.sort();
    // All of them take twenty minutes; the first of each folder say whether the grader is in order.
    if std::env::var_os("THREADBARE_VARIANTS").is_none_or(|which| which != "all") {
        files.truncate(1);
    }
    files
}

fn judged(concept: &'static Concept, right: bool, files: &[PathBuf]) -> Result<(), String> {
    let libraries = crate::libraries()?;
    let options = Options { pictures: 0, hasty: !right, ..Options::default() };
    let mut mistakes = Vec::new();
    let unwatched = concept.kind == Kind::Native && !confine::active().watched;
    for file in files {
        let verdict = grade::grade(file, Some(concept.name), libraries, &options).ok_or("interrupted")?;
        let skipped = verdict.checks.iter().any(|check| check.status == CheckStatus::Skipped);
        let waits = !right && verdict.status == Status::Pass && skipped;
        let as_promised = match verdict.status {
            Status::Error => false,
            Status::Pass if !right && unwatched => {
                eprintln!("{}, which is wrong, passes: there is no ptrace here to watch it", name(file));
                true
            }
            Status::Pass => right || waits,
            Status::Fail | Status::Rejected => !right,
        };
        if !as_promised {
            mistakes.push(described(file, &verdict));
        }
        let broken = verdict.checks.iter().filter(|check| check.status == CheckStatus::Fail);
        FOUND.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push(Found {
            concept: concept.name,
            name: name(file),
            right,
            status: verdict.status,
            broken: broken.map(|check| check.name.clone()).collect(),
            waits_for_the_model: waits,
            executions: verdict.executions,
        });
    }
    if mistakes.is_empty() { Ok(()) } else { Err(mistakes.join("\n")) }
}

fn name(file: &Path) -> String {
    file.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

fn described(file: &Path, verdict: &Verdict) -> String {
    let promise = std::fs::read_to_string(file).unwrap_or_default();
    let promise =
        promise.lines().next().unwrap_or_default().strip_prefix("// breaks: ").unwrap_or("right").to_owned();
    let broken: Vec<String> = verdict
        .checks
        .iter()
        .filter(|check| check.status == CheckStatus::Fail)
        .map(|check| {
            let at = check.line.map(|line| format!(" (line {line})")).unwrap_or_default();
            let schedule = check.schedule.as_deref().unwrap_or("");
            format!("\n    ✗ {}: {}{at} {schedule}", check.name, check.message)
        })
        .collect();
    format!(
        "{} is {:?}, and should be: {promise}{}{}",
        name(file),
        verdict.status,
        broken.concat(),
        verdict.diagnostics
    )
}

/// Two tables: what was caught by which sentence, and the false alarms.
pub fn tables() {
    let found = FOUND.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if found.is_empty() {
        return;
    }
    let mut caught: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for wrong in found.iter().filter(|found| !found.right) {
        for sentence in &wrong.broken {
            *caught.entry((wrong.concept, sentence)).or_default() += 1;
        }
    }
    println!("\ncaught  by which sentence");
    for concept in CONCEPTS {
        if !found.iter().any(|found| found.concept == concept.name) {
            continue;
        }
        for sentence in (concept.behaviour)().sentences {
            let count = caught.get(&(concept.name, sentence.words.as_str())).copied().unwrap_or(0);
            println!("{count:>6}  {}: {}", concept.name, sentence.words);
        }
    }
    let listed = |title: &str, which: &dyn Fn(&Found) -> bool| {
        let listed: Vec<String> = found
            .iter()
            .filter(|found| which(found))
            .map(|found| format!("{}/{}", found.concept, found.name))
            .collect();
        println!("\n{title}: {}", listed.len());
        for name in listed {
            println!("        {name}");
        }
    };
    listed("false alarms", &|found| found.right && found.status != Status::Pass);
    listed("missed", &|found| !found.right && found.status == Status::Pass && !found.waits_for_the_model);
    let mut hardest: Vec<&Found> =
        found.iter().filter(|found| !found.right && !found.broken.is_empty()).collect();
    hardest.sort_by_key(|found| std::cmp::Reverse(found.executions));
    println!("\nexecutions until something was broken: the most");
    for found in hardest.iter().take(20) {
        println!("{:>6}  {}/{}: {}", found.executions, found.concept, found.name, found.broken.join("; "));
    }
    listed("not told apart until there is a model", &|found| found.waits_for_the_model);
}
