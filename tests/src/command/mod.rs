//! The command line: what is asked for, in which exit status it ends, and who is told.

mod class;
mod explore;
mod grade;
mod new;
mod replay;
mod rubric;

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::{Parser, Subcommand};

use crate::behaviour;
use crate::compile::{Builds, Libraries, Repository};
use crate::explore::Modelled;
use crate::run::confine;
use crate::scratch;
use crate::source::{Source, concept_named};

/// Says of a concurrent program whether it behaves as its concept must, in every interleaving.
#[derive(Parser)]
#[command(name = "threadbare", version, disable_help_subcommand = true, arg_required_else_help = true)]
struct Line {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Give a verdict on programs: files named as a concept, or folders of them.
    Grade(grade::Arguments),
    /// Count every way in which a program can go.
    Explore(explore::Arguments),
    /// Show one way in which a program can go, step by step.
    Replay(replay::Arguments),
}

/// All graded, whatever the verdicts.
const DONE: u8 = 0;
/// With `--deny fail`: not all pass.
const DENIED: u8 = 1;
/// The tool itself could not.
const COULD_NOT: u8 = 2;

pub fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    if arguments.get(1).is_some_and(|first| *first == *confine::SUBCOMMAND) {
        return confine::main(&arguments[2..]);
    }
    let line = match Line::try_parse_from(&arguments) {
        Ok(line) => line,
        Err(error) => {
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { COULD_NOT } else { DONE });
        }
    };
    // Twice means at once.
    let _ = ctrlc::set_handler(|| {
        if confine::interrupted() {
            scratch::clear();
            std::process::exit(130);
        }
        confine::interrupt();
    });
    let result = match line.command {
        Command::Grade(arguments) => grade::main(&arguments),
        Command::Explore(arguments) => explore::main(&arguments),
        Command::Replay(arguments) => replay::main(&arguments),
    };
    scratch::clear();
    match result {
        _ if confine::interrupted() => ExitCode::from(130),
        Ok(code) => ExitCode::from(code),
        // Whoever reads has enough: nothing is wrong.
        Err(error) if is_closed_pipe(&error) => ExitCode::from(DONE),
        Err(error) => {
            let _ = writeln!(io::stderr(), "error: {error:#}");
            ExitCode::from(COULD_NOT)
        }
    }
}

fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
    })
}

/// Prints with colour on a terminal, and without elsewhere.
fn print(text: &str) -> anyhow::Result<()> {
    let mut out = anstream::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(())
}

fn libraries() -> anyhow::Result<&'static Libraries> {
    let repository = Repository::find().map_err(anyhow::Error::msg)?;
    Libraries::get(&repository).map_err(anyhow::Error::msg)
}

/// A program that is named by its concept, which is its example, or by its file.
fn source(what: &Path, named: Option<&str>) -> anyhow::Result<Arc<Source>> {
    let text = what.to_string_lossy();
    let (path, concept): (PathBuf, Option<String>) = match behaviour::find(&text) {
        Some(concept) if !what.exists() => {
            let repository = Repository::find().map_err(anyhow::Error::msg)?;
            (
                repository.root.join("examples").join(format!("{}.rs", concept.name)),
                Some(concept.name.to_owned()),
            )
        }
        _ if !what.exists() && what.extension().is_none() && what.components().count() == 1 => {
            // Neither a file nor a concept: most likely a concept that is misspelt.
            concept_named(&text).map_err(anyhow::Error::msg)?;
            (what.to_owned(), None)
        }
        _ => (what.to_owned(), None),
    };
    let source = Source::read(&path, named.or(concept.as_deref()))
        .map_err(|why| anyhow::anyhow!("{}: {why}", crate::source::plain(&path.to_string_lossy())))?;
    Ok(Arc::new(source))
}

fn modelled(source: Arc<Source>) -> anyhow::Result<Modelled> {
    Modelled::new(source, libraries()?, Builds::Both)
}
