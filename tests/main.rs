//! The one test binary: the examples behave and end well, the variants are judged right, attacks are withstood,
//! the command line answers, the book is true and shows what is so.

pub mod attacks;
pub mod autograders;
pub mod book;
pub mod command_line;
pub mod endings;
pub mod examples;
pub mod names;
pub mod reports;
pub mod schedules;
pub mod variants;

use std::process::ExitCode;

use libtest_mimic::{Arguments, Trial};

fn main() -> ExitCode {
    // A run of a stranger's program starts this binary again, to confine itself first.
    let arguments: Vec<_> = std::env::args_os().collect();
    if arguments.get(1).is_some_and(|first| *first == *threadbare::run::confine::SUBCOMMAND) {
        return threadbare::run::confine::main(&arguments[2..]);
    }
    let arguments = Arguments::from_args();
    let trial = |group: &str, name: &str, check: fn() -> Result<(), String>| {
        Trial::test(format!("{group}: {name}"), move || check().map_err(Into::into))
    };
    let mut trials = Vec::new();
    trials.extend(book::checks().into_iter().map(|(name, check)| trial("book", name, check)));
    trials.extend(names::checks().into_iter().map(|(name, check)| trial("names", name, check)));
    trials.extend(reports::checks().into_iter().map(|(name, check)| trial("reports", name, check)));
    trials.extend(autograders::checks().into_iter().map(|(name, check)| trial("autograders", name, check)));
    trials.extend(attacks::checks().into_iter().map(|(name, check)| trial("attacks", name, check)));
    trials.extend(command_line::checks().into_iter().map(|(name, check)| trial("command line", name, check)));
    trials.extend(endings::checks().into_iter().map(|(name, check)| trial("endings", name, check)));
    trials.extend(examples::trials());
    trials.extend(schedules::trials());
    trials.extend(variants::trials());
    let conclusion = libtest_mimic::run(&arguments, trials);
    if !arguments.list {
        variants::tables();
    }
    threadbare::scratch::clear();
    conclusion.exit_code()
}

/// The libraries that everything is compiled against.
fn libraries() -> Result<&'static threadbare::compile::Libraries, String> {
    threadbare::compile::Libraries::get(&threadbare::compile::Repository::find()?)
}

fn root() -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .map(std::path::Path::to_owned)
        .unwrap_or_default()
}
