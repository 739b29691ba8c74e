//! Every example is a right answer to its own sheet, and a file that can be copied: it compiles with nothing but
//! the crates that its header names.

use std::path::PathBuf;
use std::sync::Arc;

use libtest_mimic::Trial;
use threadbare::behaviour::{CONCEPTS, Concept, Kind};
use threadbare::compile::{self, Failure};
use threadbare::grade::{self, Options};
use threadbare::judge::{Finding, Judge, Status};
use threadbare::run::confine::Confinement;
use threadbare::run::native::{self, Setting};
use threadbare::source::Source;

/// Runs on real threads, at once: they disturb each other, which is what they are for.
const REPEATS: usize = 4;

pub fn trials() -> Vec<Trial> {
    let mut trials = Vec::new();
    for concept in CONCEPTS {
        trials.push(Trial::test(format!("example: {} passes", concept.name), move || Ok(passes(concept)?)));
        trials.push(Trial::test(format!("example: {} can be copied", concept.name), move || {
            Ok(stands_alone(concept)?)
        }));
        if concept.kind == Kind::Modelled {
            trials.push(Trial::test(format!("example: {} behaves natively", concept.name), move || {
                Ok(behaves_natively(concept)?)
            }));
        }
    }
    trials
}

fn path(concept: &Concept) -> PathBuf {
    crate::root().join("examples").join(format!("{}.rs", concept.name))
}

fn passes(concept: &Concept) -> Result<(), String> {
    let verdict =
        grade::grade(&path(concept), None, crate::libraries()?, &Options::default()).ok_or("interrupted")?;
    match verdict.status {
        Status::Pass => Ok(()),
        _ => Err(anstream_free(&threadbare::report::text::submission(&verdict, None))),
    }
}

fn behaves_natively(concept: &Concept) -> Result<(), String> {
    let source = Arc::new(Source::read(&path(concept), None)?);
    let behaviour = (concept.behaviour)();
    let program = compile::native_program(&source, crate::libraries()?).map_err(words)?;
    let setting = Setting::plain(threadbare::plan::LONGEST_NATIVE_RUN);
    let native = program.native.as_ref().ok_or("there is no native program")?;
    let confinement = Confinement::of_program(native);
    let runs: Vec<_> = std::thread::scope(|scope| {
        let runs: Vec<_> = (0..REPEATS)
            .map(|_| scope.spawn(|| native::run(native, &setting, &confinement, &source, &|| false)))
            .collect();
        runs.into_iter().map(|run| run.join()).collect()
    });
    let mut judge = Judge::new(&behaviour);
    for (number, run) in (0..).zip(runs) {
        let run = run.map_err(|_| "a run could not be followed")?.map_err(|error| error.to_string())?;
        judge.take((0, number), &run);
    }
    for (sentence, finding) in behaviour.sentences.iter().zip(judge.findings()) {
        if let Finding::Broken { times, first, .. } = finding {
            return Err(format!("{}: {} ({times} of {REPEATS} runs)", sentence.words, first.broken.message));
        }
    }
    Ok(())
}

fn stands_alone(concept: &Concept) -> Result<(), String> {
    let source = Arc::new(Source::read(&path(concept), None)?);
    let header = source.text.lines().find_map(|line| line.strip_prefix("//! Crates: "));
    let header = header.ok_or("its header has no line `//! Crates: …`")?;
    let crates: Vec<String> = match header.split_once("cargo add ") {
        Some((_, added)) => added
            .trim_end_matches(['`', '.'])
            .split_whitespace()
            .filter(|word| word.contains('@'))
            .filter_map(|word| word.split('@').next())
            .map(|name| name.replace('-', "_"))
            .collect(),
        None => Vec::new(),
    };
    compile::with_crates_only(&source, crate::libraries()?, &crates).map_err(words)
}

fn words(failure: Failure) -> String {
    match failure {
        Failure::Rejected(why) | Failure::Error(why) => why,
    }
}

pub fn anstream_free(text: &str) -> String {
    anstream::adapter::strip_str(text).to_string()
}
