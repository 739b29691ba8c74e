//! From a source to a program: the unmodified text, compiled by plain `rustc` twice side by side, against the
//! real libraries and against the modelled ones.

mod left_out;
pub mod libraries;
mod rustc;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

pub use libraries::{Libraries, Repository};

use threadbare_trace::wire::Isolation;

use crate::behaviour::Kind;
use crate::gate;
use crate::judge::Driver;
use crate::scratch;
use crate::source::{Source, plain};
use rustc::{Job, Ran};

/// A source that has become something to run.
pub struct Program {
    /// Nothing where only the model was asked for.
    pub native: Option<PathBuf>,
    /// Nothing for the native sheets.
    pub modelled: Option<PathBuf>,
    /// What the program would keep from one execution to the next.
    pub isolation: Isolation,
    /// What the compiler says of a program that it accepts.
    pub warnings: String,
    pub times: Times,
    /// Where the binaries are, for as long as they are of use.
    _folder: scratch::Folder,
}

#[derive(Clone, Copy, Debug, Default)]
pub struct Times {
    pub native: Duration,
    pub modelled: Duration,
    pub link: Duration,
}

/// Why there is no program.
#[derive(Debug)]
pub enum Failure {
    /// The file's own fault, in words for its author.
    Rejected(String),
    /// Ours.
    Error(String),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Failure {
        Failure::Error(format!("the compiler could not be run: {error}"))
    }
}

/// Which builds are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Builds {
    Both,
    Modelled,
}

/// Compiles a source.
pub fn compile(
    source: &Arc<Source>,
    driver: Option<&Driver>,
    libraries: &Libraries,
    builds: Builds,
) -> Result<Program, Failure> {
    let facts = gate::check(&source.text, source.concept.kind)
        .map_err(|refusals| Failure::Rejected(refused(source, &refusals)))?;
    let folder = scratch::folder()?;
    let modelled = match (source.concept.kind, &libraries.modelled) {
        (Kind::Modelled, Some(modelled)) => Some(modelled),
        _ => None,
    };

    let (native, lib) = thread::scope(|scope| {
        let native =
            (builds == Builds::Both).then(|| scope.spawn(|| native(source, libraries, folder.path())));
        let lib =
            modelled.map(|modelled| timed(|| library(source, driver, libraries, modelled, folder.path())));
        (native.map(thread::ScopedJoinHandle::join), lib)
    });
    let (native, native_time) = match native {
        Some(Ok((native, time))) => (Some(native?), time),
        Some(Err(_)) => return Err(Failure::Error("the compiler's thread died".to_owned())),
        None => (None, Duration::ZERO),
    };
    if let Some(why) = native.as_ref().and_then(Ran::why_not) {
        return Err(Failure::Rejected(left_out::explained(why)));
    }

    let mut times = Times { native: native_time, ..Times::default() };
    let linked = match (modelled, lib) {
        (Some(modelled), Some((lib, modelled_time))) => {
            let lib = lib?;
            times.modelled = modelled_time;
            if let Some(why) = lib.why_not() {
                return Err(Failure::Rejected(format!(
                    "The program compiles with the real libraries, but it uses something that the sheets leave out \
                     and that is not modelled. The compiler says:\n\n{why}"
                )));
            }
            let (linked, link_time) =
                timed(|| link(source, driver, libraries, modelled, folder.path(), &lib.program));
            times.link = link_time;
            let linked = linked?;
            if let Some(why) = linked.why_not() {
                return Err(Failure::Error(format!("the modelled program could not be linked:\n{why}")));
            }
            Some(linked.program)
        }
        _ => None,
    };
    Ok(Program {
        native: native.as_ref().map(|native| native.program.clone()),
        modelled: linked,
        isolation: facts.isolation,
        warnings: native.map(|native| native.diagnostics).unwrap_or_default(),
        times,
        _folder: folder,
    })
}

/// The native build alone.
pub fn native_program(source: &Arc<Source>, libraries: &Libraries) -> Result<Program, Failure> {
    let libraries = Libraries { modelled: None, ..libraries.clone() };
    compile(source, None, &libraries, Builds::Both)
}

/// Whether the file compiles with the real `std` and no crates but these.
pub fn with_crates_only(source: &Source, libraries: &Libraries, crates: &[String]) -> Result<(), Failure> {
    let mut libraries = libraries.clone();
    libraries.native.externs.retain(|library| crates.contains(&library.name));
    let folder = scratch::folder()?;
    match native(source, &libraries, folder.path()).0?.why_not() {
        Some(why) => Err(Failure::Rejected(why)),
        None => Ok(()),
    }
}

fn refused(source: &Source, refusals: &[gate::Refusal]) -> String {
    let mut text = String::new();
    for refusal in refusals {
        let code = source.text.lines().nth(refusal.line.saturating_sub(1)).unwrap_or_default().trim();
        text.push_str(&format!("{}:{}: {}\n", source.file_name(), refusal.line, refusal.sentence));
        if !code.is_empty() {
            text.push_str(&format!("    {}\n", plain(code.get(..200).unwrap_or(code))));
        }
    }
    text
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let began = Instant::now();
    let result = work();
    (result, began.elapsed())
}

fn native(source: &Source, libraries: &Libraries, folder: &Path) -> (Result<Ran, Failure>, Duration) {
    timed(|| {
        let folder = subfolder(folder, "native")?;
        std::fs::write(folder.join(source.file_name()), &source.text)?;
        let sheet = source.concept.kind == Kind::Native;
        let backing = &libraries.native;
        let job = Job {
            file: source.file_name(),
            crate_name: source.concept.name.to_owned(),
            crate_type: "bin",
            program: folder.join(source.concept.name),
            externs: backing
                .externs
                .iter()
                .filter(|library| library.is_seen_by(source.concept.kind))
                .cloned()
                .collect(),
            dependencies: backing.dependencies.clone(),
            optimised: sheet,
            safe_only: !sheet,
            cap_lints: false,
            folder,
        };
        Ok(job.run(&libraries.toolchain)?)
    })
}

/// Calls `main`, whatever it is called in the file and whatever it returns; the path is absolute, since the
/// file may have shadowed every name there is.
const ENTRY: &str = "\npub fn __threadbare_main() -> impl ::std::process::Termination { main() }\n";

/// The same text with lines appended, so that every line number stays true, as a library.
fn library(
    source: &Source,
    driver: Option<&Driver>,
    libraries: &Libraries,
    modelled: &libraries::Backing,
    folder: &Path,
) -> Result<Ran, Failure> {
    let folder = subfolder(folder, "modelled")?;
    let mut text = source.text.clone();
    text.push_str(ENTRY);
    if let Some(driver) = driver {
        text.push_str(&format!("pub mod __threadbare_driver {{ {} }}\n", driver.source));
    }
    std::fs::write(folder.join(source.file_name()), text)?;
    let name = source.concept.name;
    let job = Job {
        file: source.file_name(),
        crate_name: name.to_owned(),
        crate_type: "lib",
        program: folder.join(format!("lib{name}.rlib")),
        externs: modelled.externs.iter().filter(|library| library.is_for_programs()).cloned().collect(),
        dependencies: modelled.dependencies.clone(),
        optimised: false,
        safe_only: true,
        // The native build has shown the lints; here they would speak of our own lines too.
        cap_lints: true,
        folder,
    };
    Ok(job.run(&libraries.toolchain)?)
}

fn link(
    source: &Source,
    driver: Option<&Driver>,
    libraries: &Libraries,
    modelled: &libraries::Backing,
    folder: &Path,
    lib: &Path,
) -> Result<Ran, Failure> {
    let folder = subfolder(folder, "linked")?;
    let name = source.concept.name;
    let entered = |function: &str| format!("|| threadbare_runner::report(submission::{function}()), ");
    let mut entries = entered("__threadbare_main");
    for entry in driver.map_or(&[][..], |driver| driver.entries) {
        entries.push_str(&entered(&format!("__threadbare_driver::{}", entry.name)));
    }
    let main = format!("fn main() {{ threadbare_runner::main(&[{entries}]); }}\n");
    std::fs::write(folder.join("runner.rs"), main)?;
    let mut externs: Vec<libraries::Library> =
        modelled.externs.iter().filter(|library| library.name == "threadbare_runner").cloned().collect();
    externs.push(libraries::Library { name: "submission".to_owned(), file: lib.to_owned() });
    let job = Job {
        file: "runner.rs".to_owned(),
        crate_name: format!("{name}_modelled"),
        crate_type: "bin",
        program: folder.join(format!("{name}_modelled")),
        externs,
        dependencies: modelled.dependencies.clone(),
        optimised: false,
        safe_only: false,
        cap_lints: true,
        folder,
    };
    Ok(job.run(&libraries.toolchain)?)
}

fn subfolder(folder: &Path, name: &str) -> io::Result<PathBuf> {
    let folder = folder.join(name);
    std::fs::create_dir(&folder)?;
    Ok(folder)
}
