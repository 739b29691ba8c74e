//! What a verdict takes beside what `rustc` takes to build the same file for the machine; and how many submissions a
//! second a whole class gets, on all processors.
//!
//! This binary is all of it: started as `grade` it is the grader, which starts it once more to confine what it runs.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::sync::Arc;

use divan::Bencher;
use divan::counter::ItemsCount;
use threadbare::compile::{self, Libraries, Repository};
use threadbare::grade::{self, Options};
use threadbare::run::confine;
use threadbare::source::Source;

/// A class.
const SUBMISSIONS: usize = 200;

/// Sheets from the shortest verdict to the longest.
const CONCEPTS: [&str; 5] = ["race_condition", "mutex", "lock_ordering", "graceful_shutdown", "rwlock_fair"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..")
}

fn libraries() -> &'static Libraries {
    let repository = Repository::find().expect("the repository");
    Libraries::get(&repository).expect("the libraries build")
}

fn example(concept: &str) -> PathBuf {
    root().join("examples").join(concept).with_extension("rs")
}

#[divan::bench_group(sample_count = 10, sample_size = 1)]
mod one {
    use super::{Arc, Bencher, CONCEPTS, Options, Source, compile, example, grade, libraries};

    #[divan::bench(args = CONCEPTS)]
    fn rustc(bencher: Bencher, concept: &str) {
        let libraries = libraries();
        let source = Arc::new(Source::read(&example(concept), None).expect("an example"));
        bencher.bench_local(|| assert!(compile::native_program(&source, libraries).is_ok()));
    }

    #[divan::bench(args = CONCEPTS)]
    fn verdict(bencher: Bencher, concept: &str) {
        let (libraries, options) = (libraries(), Options::default());
        bencher
            .bench_local(|| grade::grade(&example(concept), None, libraries, &options).expect("a verdict"));
    }
}

/// Of the variants of every modelled sheet, the right and the wrong ones in turn, until there are enough.
fn hand_in(class: &Path) {
    let folders: Vec<PathBuf> = threadbare::behaviour::CONCEPTS
        .iter()
        .filter(|concept| concept.kind == threadbare::behaviour::Kind::Modelled)
        .flat_map(|concept| ["right", "wrong"].map(|which| Path::new(concept.name).join(which)))
        .collect();
    let mut handed_in = 0;
    for number in 0.. {
        for folder in &folders {
            let variants = root().join("tests/variants").join(folder);
            let mut files: Vec<PathBuf> =
                fs::read_dir(variants).expect("variants").flatten().map(|entry| entry.path()).collect();
            files.sort();
            let Some(file) = files.get(number) else { continue };
            let concept = folder.parent().expect("a concept's folder");
            let student = class.join(format!("student{handed_in}"));
            fs::create_dir(&student).expect("a folder");
            fs::copy(file, student.join(concept).with_extension("rs")).expect("a copy");
            handed_in += 1;
            if handed_in == SUBMISSIONS {
                return;
            }
        }
    }
}

#[divan::bench(sample_count = 1, sample_size = 1)]
fn class_of_two_hundred(bencher: Bencher) {
    libraries();
    let class = tempfile::tempdir().expect("a folder");
    hand_in(class.path());
    bencher.counter(ItemsCount::new(SUBMISSIONS)).bench_local(|| {
        let program = std::env::current_exe().expect("this program");
        let graded = Command::new(program).arg("grade").arg(class.path()).stdout(Stdio::null()).status();
        assert!(graded.expect("this program starts").success());
    });
}

fn main() -> ExitCode {
    let first = std::env::args_os().nth(1);
    if first.is_some_and(|first| first == *confine::SUBCOMMAND || first == "grade") {
        return threadbare::command::main();
    }
    divan::main();
    threadbare::scratch::clear();
    ExitCode::SUCCESS
}
