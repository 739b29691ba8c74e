//! The libraries that every program is compiled against, built by cargo when they are first needed and
//! whenever their sources or the compiler change.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{BufReader, IsTerminal, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Mutex, OnceLock};
use std::time::{Duration, UNIX_EPOCH};

use cargo_metadata::Message;
use serde::{Deserialize, Serialize};

use crate::behaviour::Kind;

/// Where this repository lies on this machine.
#[derive(Clone, Debug)]
pub struct Repository {
    pub root: PathBuf,
}

impl Repository {
    /// Where the tool was built, or else the folder that we stand in, or one above it.
    pub fn find() -> Result<Repository, String> {
        let built = Path::new(env!("CARGO_MANIFEST_DIR")).parent();
        let here = std::env::current_dir().ok();
        built
            .into_iter()
            .chain(here.iter().flat_map(|here| here.ancestors()))
            .find(|folder| folder.join("tests/model/runner/Cargo.toml").is_file())
            .map(|root| Repository { root: root.to_owned() })
            .ok_or_else(|| {
                "the repository that this tool belongs to was not found: run it from inside a checkout"
                    .to_owned()
            })
    }

    fn target(&self) -> PathBuf {
        std::env::var_os("CARGO_TARGET_DIR")
            .map_or_else(|| self.root.join("target"), |folder| self.root.join(folder))
            .join("threadbare")
    }
}

/// The compiler itself, past the one that chooses between several.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Toolchain {
    pub rustc: PathBuf,
    pub sysroot: PathBuf,
    pub version: String,
    /// Where the linker is found.
    pub path: String,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Library {
    /// As programs call it.
    pub name: String,
    pub file: PathBuf,
}

impl Library {
    /// One of ours under the name of a part of the language.
    pub fn stands_in(&self) -> bool {
        matches!(self.name.as_str(), "std" | "core")
    }

    /// Programs for a native sheet have the real language and one crate more; the others see our list of it.
    pub fn is_seen_by(&self, kind: Kind) -> bool {
        match kind {
            Kind::Native => !self.stands_in(),
            Kind::Modelled => self.is_for_programs(),
        }
    }

    pub fn is_for_programs(&self) -> bool {
        self.stands_in() || FOUR_CRATES.contains(&self.name.as_str())
    }
}

pub const FOUR_CRATES: &[&str] = &["parking_lot", "crossbeam_channel", "rand", "ctrlc"];

/// What one kind of build links with.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Backing {
    pub externs: Vec<Library>,
    pub dependencies: PathBuf,
    stamp: u64,
}

#[derive(Clone, Debug)]
pub struct Libraries {
    pub toolchain: Toolchain,
    pub native: Backing,
    /// Nothing where only the native build is asked for.
    pub modelled: Option<Backing>,
}

impl Libraries {
    /// Builds them, or finds them as they were built before. Once for each process.
    pub fn get(repository: &Repository) -> Result<&'static Libraries, String> {
        static BUILT: OnceLock<Libraries> = OnceLock::new();
        static BUILDING: Mutex<()> = Mutex::new(());
        let _building = BUILDING.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(libraries) = BUILT.get() {
            return Ok(libraries);
        }
        let libraries = Libraries::build(repository)?;
        Ok(BUILT.get_or_init(|| libraries))
    }

    fn build(repository: &Repository) -> Result<Libraries, String> {
        let toolchain = toolchain(repository)?;
        let stamp = stamp(repository, &toolchain);
        let native = backing(repository, "native", "threadbare-native", stamp)?;
        let modelled = Some(backing(repository, "modelled", "threadbare-runner", stamp)?);
        Ok(Libraries { toolchain, native, modelled })
    }

    /// Changes whenever a verdict might: with the compiler, the model, and this program itself.
    pub fn identity(&self) -> u64 {
        let ourselves = std::env::current_exe().and_then(std::fs::read).unwrap_or_default();
        let mut hasher = DefaultHasher::new();
        (ourselves, self.native.stamp, &self.toolchain.version).hash(&mut hasher);
        hasher.finish()
    }
}

fn toolchain(repository: &Repository) -> Result<Toolchain, String> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let ask = |argument: &[&str]| -> Result<String, String> {
        let output = Command::new(&rustc)
            .args(argument)
            .current_dir(&repository.root)
            .stdin(Stdio::null())
            .output()
            .map_err(|error| {
                format!("rustc could not be started ({error}): grading compiles programs, so it needs the Rust toolchain (https://rustup.rs)")
            })?;
        if !output.status.success() {
            return Err(format!("rustc does not answer: {}", String::from_utf8_lossy(&output.stderr).trim()));
        }
        Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    };
    let sysroot = PathBuf::from(ask(&["--print", "sysroot"])?);
    let direct = sysroot.join("bin").join(format!("rustc{}", std::env::consts::EXE_SUFFIX));
    let rustc = if direct.is_file() { direct } else { PathBuf::from(&rustc) };
    // Which compiler that is, its own time stamp tells without another start of it.
    let version =
        format!("{}{:?}", sysroot.display(), std::fs::metadata(&rustc).and_then(|file| file.modified()).ok());
    Ok(Toolchain { rustc, sysroot, version, path: std::env::var("PATH").unwrap_or_default() })
}

/// Changes whenever a library might.
fn stamp(repository: &Repository, toolchain: &Toolchain) -> u64 {
    let mut files = BTreeMap::new();
    for entry in walkdir::WalkDir::new(repository.root.join("tests/model")).into_iter().flatten() {
        if let (true, Ok(metadata)) = (entry.file_type().is_file(), entry.metadata()) {
            let modified = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
            files.insert(entry.path().to_owned(), (metadata.len(), modified));
        }
    }
    for file in ["Cargo.toml", "Cargo.lock"] {
        let text = std::fs::read(repository.root.join(file)).unwrap_or_default();
        let mut hasher = DefaultHasher::new();
        text.hash(&mut hasher);
        files.insert(file.into(), (hasher.finish(), None));
    }
    let mut hasher = DefaultHasher::new();
    (files, &toolchain.version).hash(&mut hasher);
    hasher.finish()
}

fn backing(repository: &Repository, folder: &str, package: &str, stamp: u64) -> Result<Backing, String> {
    let folder = repository.target().join(folder);
    let remembered = folder.join("libraries.json");
    if let Some(backing) =
        std::fs::read(&remembered).ok().and_then(|text| serde_json::from_slice::<Backing>(&text).ok()).filter(
            |backing| backing.stamp == stamp && backing.externs.iter().all(|library| library.file.is_file()),
        )
    {
        return Ok(backing);
    }
    let backing = build(repository, &folder, package, stamp)?;
    let written = tempfile::NamedTempFile::new_in(&folder)
        .map_err(|error| error.to_string())
        .and_then(|file| {
            serde_json::to_writer(&file, &backing).map(|()| file).map_err(|error| error.to_string())
        })
        .and_then(|file| file.persist(&remembered).map_err(|error| error.to_string()));
    written.map_err(|error| format!("{} cannot be written: {error}", remembered.display()))?;
    Ok(backing)
}

fn build(repository: &Repository, folder: &Path, package: &str, stamp: u64) -> Result<Backing, String> {
    let progress = progress(package);
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command
        .args(["build", "--release", "--package", package])
        .args(["--message-format", "json-render-diagnostics"])
        .arg("--target-dir")
        .arg(folder)
        .current_dir(&repository.root)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    // What cargo tells the programs that it runs is not meant for the next cargo.
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy().into_owned();
        if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") || name == "CARGO_TARGET_DIR"
        {
            command.env_remove(name);
        }
    }
    let mut child = command.spawn().map_err(|error| {
        format!("cargo could not be started ({error}): the libraries that programs are graded with are built by it")
    })?;
    let errors = child.stderr.take().map(|mut stream| {
        std::thread::spawn(move || {
            let mut text = Vec::new();
            let _ = stream.read_to_end(&mut text);
            String::from_utf8_lossy(&text).into_owned()
        })
    });
    let mut found = Vec::new();
    if let Some(stdout) = child.stdout.take() {
        for message in Message::parse_stream(BufReader::new(stdout)).flatten() {
            if let Message::CompilerArtifact(artifact) = message {
                progress.set_message(format!(
                    "building the libraries that programs are graded with: {}",
                    artifact.target.name
                ));
                let file = artifact.filenames.iter().find(|file| file.extension() == Some("rlib"));
                if let Some(file) = file {
                    found.push((
                        artifact.target.name.replace('-', "_"),
                        artifact.package_id.repr.clone(),
                        file.clone().into_std_path_buf(),
                    ));
                }
            }
        }
    }
    let status = child.wait().map_err(|error| format!("cargo could not be waited for: {error}"))?;
    let words = errors.and_then(|errors| errors.join().ok()).unwrap_or_default();
    progress.finish_and_clear();
    if !status.success() {
        return Err(format!(
            "the libraries that programs are graded with could not be built (without a network, run `cargo fetch` \
             once where there is one). Cargo says:\n{}",
            words.trim()
        ));
    }
    let wanted = wanted(repository, package)?;
    let mut externs = Vec::new();
    for (name, owner, file) in found {
        // The real crates have the modelled ones' names; a path in its identity tells ours.
        let ours = owner.starts_with("path+");
        let expected = match package {
            "threadbare-runner" => ours,
            _ => true,
        };
        if expected && wanted.contains(&name) && !externs.iter().any(|library: &Library| library.name == name)
        {
            externs.push(Library { name, file });
        }
    }
    Ok(Backing { externs, dependencies: folder.join("release").join("deps"), stamp })
}

/// The libraries that a package depends on directly, by the names that programs call them.
fn wanted(repository: &Repository, package: &str) -> Result<Vec<String>, String> {
    let mut wanted: Vec<String> = FOUR_CRATES.iter().map(|name| (*name).to_owned()).collect();
    wanted.extend(["std".to_owned(), "core".to_owned(), "threadbare_runner".to_owned()]);
    if package == "threadbare-native" {
        let manifest = repository.root.join("tests/model/native/Cargo.toml");
        let text = std::fs::read_to_string(&manifest)
            .map_err(|error| format!("{} cannot be read: {error}", manifest.display()))?;
        let manifest: toml::Table =
            text.parse().map_err(|error| format!("{}: {error}", manifest.display()))?;
        // Those of one operating system stand in tables of their own.
        let targets = manifest.get("target").and_then(|targets| targets.as_table());
        let tables = targets.into_iter().flat_map(toml::Table::values).filter_map(|table| table.as_table());
        for table in tables.chain([&manifest]) {
            let names = table.get("dependencies").and_then(|table| table.as_table());
            wanted
                .extend(names.into_iter().flat_map(|table| table.keys()).map(|name| name.replace('-', "_")));
        }
    }
    Ok(wanted)
}

fn progress(package: &str) -> indicatif::ProgressBar {
    if !std::io::stderr().is_terminal() {
        return indicatif::ProgressBar::hidden();
    }
    let bar = indicatif::ProgressBar::new_spinner();
    bar.set_message(format!("building the libraries that programs are graded with ({package}), once"));
    bar.enable_steady_tick(Duration::from_millis(120));
    bar
}
