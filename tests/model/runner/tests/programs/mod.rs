//! Compiles a program with both backings, as the grader does, and runs it either way.

use std::fmt;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use threadbare_trace::wire::{self, Isolation, Job, Limits, Message, Plan};
use threadbare_trace::{Ending, Execution, Stream, What};

/// One folder of rlibs, and the names by which a program knows some of them.
pub(crate) struct Backing {
    externs: Vec<(String, PathBuf)>,
    dependencies: PathBuf,
    target: PathBuf,
    /// Of the crates that programs know, by which cargo knows them.
    packages: Vec<String>,
    documented: OnceLock<Result<PathBuf, String>>,
}

pub(crate) struct Libraries {
    pub(crate) modelled: Backing,
    pub(crate) native: Backing,
}

pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..")
}

/// The programs in a folder beside the model, by name.
pub(crate) fn files(folder: &str) -> Vec<PathBuf> {
    let folder = root().join("tests").join(folder);
    let Ok(entries) = std::fs::read_dir(&folder) else { return Vec::new() };
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "rs"));
    files.sort();
    files
}

pub(crate) fn name(file: &Path) -> String {
    file.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned())
}

impl Libraries {
    pub(crate) fn build() -> Result<Libraries, String> {
        Ok(Libraries {
            modelled: Backing::build("threadbare-runner")?,
            native: Backing::build("threadbare-native")?,
        })
    }
}

impl Backing {
    /// Built by cargo, in a folder of its own for each: the two differ in features of the same packages.
    fn build(package: &str) -> Result<Backing, String> {
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join(package);
        let output = Command::new(env!("CARGO"))
            .args(["build", "--release", "--message-format", "json-render-diagnostics", "--package", package])
            .arg("--target-dir")
            .arg(&target)
            .current_dir(root())
            .stderr(Stdio::inherit())
            .output()
            .map_err(|error| format!("cargo could not be run: {error}"))?;
        if !output.status.success() {
            return Err(format!("{package} could not be built"));
        }
        let (mut externs, mut packages) = (Vec::new(), Vec::new());
        for line in String::from_utf8_lossy(&output.stdout).lines() {
            let Ok(message) = serde_json::from_str::<serde_json::Value>(line) else { continue };
            // The real crates have the modelled ones' names; a path in its identity tells ours.
            let ours = message["package_id"].as_str().is_some_and(|id| id.starts_with("path+"));
            let rlib = message["filenames"].as_array().and_then(|files| {
                files.iter().filter_map(|file| file.as_str()).find(|file| file.ends_with(".rlib"))
            });
            if let (Some(name), Some(rlib)) = (message["target"]["name"].as_str(), rlib)
                && (ours || package == "threadbare-native")
            {
                let name = name.replace('-', "_");
                // `cargo doc` takes members of the workspace or others, not both.
                if let Some(identity) = message["package_id"].as_str()
                    && ours == (package == "threadbare-runner")
                    && (FOR_PROGRAMS.contains(&name.as_str()) || name == "lock_api")
                {
                    packages.push(identity.to_owned());
                }
                externs.push((name, PathBuf::from(rlib)));
            }
        }
        let dependencies = target.join("release/deps");
        Ok(Backing { externs, dependencies, target, packages, documented: OnceLock::new() })
    }

    /// The folder with what rustdoc says of the crates that programs know.
    pub(crate) fn documentation(&self) -> Result<&Path, String> {
        let made = self.documented.get_or_init(|| {
            let mut command = Command::new(env!("CARGO"));
            command.args(["doc", "--release", "--no-deps", "--quiet", "--target-dir"]).arg(&self.target);
            for package in &self.packages {
                command.args(["--package", package]);
            }
            let output = command.current_dir(root()).output().map_err(|error| error.to_string())?;
            if !output.status.success() {
                return Err(String::from_utf8_lossy(&output.stderr).into_owned());
            }
            Ok(self.target.join("doc"))
        });
        made.as_deref().map_err(Clone::clone)
    }

    fn rustc(&self, names: &[&str]) -> Command {
        let mut command = Command::new("rustc");
        command.args(["--edition", "2024", "-L"]).arg(format!("dependency={}", self.dependencies.display()));
        for (name, file) in &self.externs {
            if names.contains(&name.as_str()) {
                command.arg("--extern").arg(format!("{name}={}", file.display()));
            }
        }
        command
    }
}

const FOR_PROGRAMS: &[&str] = &["std", "core", "parking_lot", "crossbeam_channel", "rand", "ctrlc"];
const ENTRY: &str = "\npub fn __threadbare_main() -> impl ::std::process::Termination { main() }\n";
const MAIN: &str = "fn entry() -> i32 { threadbare_runner::report(student::__threadbare_main()) }\n\
                    fn main() { threadbare_runner::main(&[entry]) }\n";

/// A text that is only compiled.
pub(crate) struct Snippet {
    folder: tempfile::TempDir,
}

pub(crate) struct Refusal {
    /// Such as `E0277`, or a lint.
    pub(crate) code: String,
    pub(crate) text: String,
    pub(crate) lines: Vec<usize>,
}

impl Snippet {
    pub(crate) fn new(text: &str) -> Result<Snippet, String> {
        let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
        std::fs::write(folder.path().join("snippet.rs"), text).map_err(|error| error.to_string())?;
        Ok(Snippet { folder })
    }

    /// What the compiler refuses with the libraries of a backing.
    pub(crate) fn errors(&self, backing: &Backing) -> Result<Vec<Refusal>, String> {
        self.compile(backing.rustc(FOR_PROGRAMS))
    }

    /// What it refuses with the real `std`.
    pub(crate) fn errors_alone(&self) -> Result<Vec<Refusal>, String> {
        let mut command = Command::new("rustc");
        command.args(["--edition", "2024"]);
        self.compile(command)
    }

    fn compile(&self, mut command: Command) -> Result<Vec<Refusal>, String> {
        command.args([
            "-F",
            "unsafe_code",
            "--crate-type",
            "bin",
            "--emit",
            "metadata",
            "--error-format",
            "json",
        ]);
        let output = command.arg("snippet.rs").current_dir(self.folder.path()).output();
        let output = output.map_err(|error| format!("rustc could not be run: {error}"))?;
        let mut refusals = Vec::new();
        for line in String::from_utf8_lossy(&output.stderr).lines() {
            let Ok(said) = serde_json::from_str::<serde_json::Value>(line) else { continue };
            if said["level"] != "error" {
                continue;
            }
            let spans = said["spans"].as_array().map_or(&[][..], Vec::as_slice);
            let lines = spans.iter().filter(|span| span["is_primary"] == true);
            refusals.push(Refusal {
                code: said["code"]["code"].as_str().unwrap_or_default().to_owned(),
                text: said["rendered"].as_str().unwrap_or_default().to_owned(),
                lines: lines.filter_map(|span| Some(span["line_start"].as_u64()? as usize)).collect(),
            });
        }
        Ok(refusals)
    }
}

pub(crate) struct Program {
    folder: tempfile::TempDir,
    text: String,
    file: String,
}

/// What a shell would see.
pub(crate) struct Outcome {
    pub(crate) printed: String,
    status: String,
    died: bool,
}

impl Outcome {
    /// The same, as far as it is known what a process printed that died.
    pub(crate) fn is_like(&self, native: &Outcome) -> bool {
        self.status == native.status && (self.died || self.printed == native.printed)
    }

    pub(crate) fn of(execution: &Execution) -> Outcome {
        let printed = execution.events.iter().filter_map(|event| match &event.what {
            What::Printed { stream: Stream::Out, text } => Some(text.as_str()),
            _ => None,
        });
        let status = match &execution.ending {
            Ending::Aborted { signal } => format!("signal {signal}"),
            ending => ending
                .exit_status()
                .map_or_else(|| format!("{ending:?}"), |status| format!("status {status}")),
        };
        let died = execution.events.iter().any(|event| event.what == What::LastSeen);
        Outcome { printed: printed.collect(), status, died }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}({})", self.printed, self.status)
    }
}

fn compiled(mut command: Command) -> Result<(), String> {
    let output = command.output().map_err(|error| format!("rustc could not be run: {error}"))?;
    if output.status.success() {
        return Ok(());
    }
    Err(String::from_utf8_lossy(&output.stderr).into_owned())
}

impl Program {
    pub(crate) fn compile(libraries: &Libraries, file: &Path) -> Result<Program, String> {
        let program = Program::new(file)?;
        program.compile_natively(libraries)?;
        program.compile_modelled(libraries)?;
        program.link(libraries)?;
        Ok(program)
    }

    pub(crate) fn new(file: &Path) -> Result<Program, String> {
        let text = std::fs::read_to_string(file).map_err(|error| error.to_string())?;
        let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
        let file = format!("{}.rs", name(file));
        for folder in ["native", "modelled"].map(|name| folder.path().join(name)) {
            let text = if folder.ends_with("modelled") { format!("{text}{ENTRY}") } else { text.clone() };
            std::fs::create_dir(&folder)
                .and_then(|()| std::fs::write(folder.join(&file), text))
                .map_err(|error| error.to_string())?;
        }
        Ok(Program { folder, text, file })
    }

    pub(crate) fn compile_natively(&self, libraries: &Libraries) -> Result<(), String> {
        let mut command = libraries.native.rustc(FOR_PROGRAMS);
        command.args([
            "-F",
            "unsafe_code",
            "--crate-type",
            "bin",
            "--crate-name",
            "student",
            "-A",
            "warnings",
        ]);
        command.args(["-o", "program", &self.file]).current_dir(self.folder.path().join("native"));
        compiled(command)
    }

    pub(crate) fn compile_modelled(&self, libraries: &Libraries) -> Result<(), String> {
        let mut command = libraries.modelled.rustc(FOR_PROGRAMS);
        command.args([
            "-F",
            "unsafe_code",
            "--crate-type",
            "lib",
            "--crate-name",
            "student",
            "--cap-lints",
            "allow",
        ]);
        command.args(["-o", "libstudent.rlib", &self.file]).current_dir(self.folder.path().join("modelled"));
        compiled(command)
    }

    pub(crate) fn link(&self, libraries: &Libraries) -> Result<(), String> {
        let folder = self.folder.path().join("modelled");
        std::fs::write(folder.join("main.rs"), MAIN).map_err(|error| error.to_string())?;
        let mut command = libraries.modelled.rustc(&["threadbare_runner"]);
        command.args(["--extern", "student=libstudent.rlib", "-o", "program", "main.rs"]).current_dir(folder);
        compiled(command)
    }

    /// Nothing that it prints depends on when it happens: it says so in its first lines.
    pub(crate) fn is_timeless(&self) -> bool {
        !self.text.lines().take_while(|line| line.starts_with("//!")).any(|line| line.contains("exact time"))
    }

    /// How it says that it ends: in any of these ways.
    pub(crate) fn endings(&self) -> Option<Vec<&str>> {
        Some(self.said("//! Ends: ").next()?.split(" or ").collect())
    }

    /// What its first lines say after `prefix`.
    pub(crate) fn said(&self, prefix: &'static str) -> impl Iterator<Item = &str> {
        self.text.lines().filter_map(move |line| line.strip_prefix(prefix))
    }

    /// As the grader finds by the program's tokens.
    fn isolation(&self) -> Isolation {
        let has = |word: &&str| self.text.contains(*word);
        if ["HashMap", "HashSet", "RandomState"].iter().any(has) {
            Isolation::Process
        } else if self.text.contains("static ") {
            Isolation::Statics
        } else {
            Isolation::Nothing
        }
    }

    pub(crate) fn run_natively(&self) -> Result<Outcome, String> {
        let output = Command::new(self.folder.path().join("native/program"))
            .stdin(Stdio::null())
            .output()
            .map_err(|error| format!("the native program could not be run: {error}"))?;
        Ok(Outcome {
            printed: String::from_utf8_lossy(&output.stdout).into_owned(),
            died: false,
            status: match output.status.code() {
                Some(code) => format!("status {code}"),
                None => signal(output.status),
            },
        })
    }

    pub(crate) fn run_modelled(&self, jobs: Vec<Job>) -> Result<Vec<Execution>, String> {
        self.run_limited(jobs, Limits::default())
    }

    pub(crate) fn run_limited(&self, jobs: Vec<Job>, limits: Limits) -> Result<Vec<Execution>, String> {
        let isolation = self.isolation();
        let plan = Plan { jobs, isolation, file: self.file.clone(), limits };
        let mut program = Command::new(self.folder.path().join("modelled/program"));
        program.stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = wire::start(&mut program, &plan)
            .map_err(|error| format!("the modelled program could not be run: {error}"))?;
        let mut output = BufReader::new(child.stdout.take().ok_or("no standard output")?);
        let mut executions = Vec::new();
        loop {
            match wire::read(&mut output).map_err(|error| error.to_string())? {
                Some(Message::Execution(execution)) => executions.push(execution),
                Some(Message::Done) => break,
                Some(Message::Failed(sentence)) => return Err(sentence),
                Some(_) => {}
                None => return Err("the modelled program died".to_owned()),
            }
        }
        child.wait().map_err(|error| error.to_string())?;
        Ok(executions)
    }
}

#[cfg(unix)]
fn signal(status: std::process::ExitStatus) -> String {
    use std::os::unix::process::ExitStatusExt;
    format!("signal {}", status.signal().unwrap_or_default())
}

#[cfg(not(unix))]
fn signal(_: std::process::ExitStatus) -> String {
    "signal 0".to_owned()
}
