//! One run of `rustc` on a stranger's text: in a folder that holds nothing else, with nothing in its
//! environment, and within limits.

use std::ffi::OsString;
use std::io::{self, BufRead, BufReader, Read};
use std::path::PathBuf;
use std::process::ExitStatus;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use serde::Deserialize;

use super::libraries::{Library, Toolchain};
use crate::run::confine::{self, Calls, Confinement, Guarded};
use crate::source::plain;

/// Processor time. No program of a sheet takes a tenth of this.
const LONGEST_SECONDS: u64 = 10;

/// For a compiler that waits instead, which none does, on a machine that is busy with a hundred others.
const LONGEST_WAIT: Duration = Duration::from_secs(600);

/// Of the compiler's words, this much is shown.
const MOST_DIAGNOSTICS: usize = 20_000;

/// A compiler that says more than this is worn out on purpose.
const MOST_SAID: usize = 8 << 20;

pub(super) struct Job {
    pub(super) folder: PathBuf,
    /// Within the folder.
    pub(super) file: String,
    pub(super) crate_name: String,
    pub(super) crate_type: &'static str,
    pub(super) program: PathBuf,
    pub(super) externs: Vec<Library>,
    pub(super) dependencies: PathBuf,
    pub(super) optimised: bool,
    /// Refuse `unsafe`, whatever the text itself says.
    pub(super) safe_only: bool,
    pub(super) cap_lints: bool,
}

pub(super) struct Ran {
    pub(super) program: PathBuf,
    /// The compiler's own words, safe to show.
    pub(super) diagnostics: String,
    failed: Option<String>,
}

impl Ran {
    /// Why there is no program, if there is none.
    pub(super) fn why_not(&self) -> Option<String> {
        let why = self.failed.as_ref()?;
        Some(match (why.is_empty(), self.diagnostics.is_empty()) {
            (true, _) => self.diagnostics.clone(),
            (false, true) => why.clone(),
            (false, false) => format!("{}\n{why}", self.diagnostics),
        })
    }
}

impl Job {
    pub(super) fn run(&self, toolchain: &Toolchain) -> io::Result<Ran> {
        let mut command = self.confinement(toolchain).command(&toolchain.rustc, &self.arguments())?;
        command.current_dir(&self.folder).env("PATH", &toolchain.path).env("TMPDIR", &self.folder);
        let mut guarded = Guarded::spawn(&mut command)?;
        // Said on standard error: diagnostics as JSON lines, and what a dying compiler blurts out.
        let heard = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&heard);
        let reader =
            guarded.child().stderr.take().map(|stream| thread::spawn(move || read(stream, &counted)));
        drop(guarded.child().stdout.take());
        let began = Instant::now();
        let (mut late, mut worn_out) = (false, false);
        let status = loop {
            if let Some(status) = guarded.child().try_wait()? {
                break status;
            }
            late |= began.elapsed() > LONGEST_WAIT;
            worn_out |= heard.load(Ordering::Relaxed) > MOST_SAID;
            if late || worn_out {
                guarded.kill();
            }
            if confine::interrupted() {
                return Err(io::Error::new(io::ErrorKind::Interrupted, "interrupted"));
            }
            thread::sleep(Duration::from_millis(2));
        };
        drop(guarded);
        let said = reader.and_then(|reader| reader.join().ok()).unwrap_or_default();
        let failed = (!status.success()).then(|| {
            if said.errors > 0 && status.code() == Some(1) {
                String::new()
            } else if worn_out {
                "The compiler has so much to say of this file that it was ended.".to_owned()
            } else if late || is_out_of_time(status) {
                format!("The compiler had not finished after {LONGEST_SECONDS} seconds and was ended.")
            } else if said.blurted.contains("overflowed its stack") || status.code().is_none() {
                "The compiler itself gives up on this file: it nests too deeply, or asks for too much memory or \
                 time while compiling."
                    .to_owned()
            } else {
                let words = plain(said.blurted.lines().next().unwrap_or_default());
                format!("The compiler gives up on this file ({status}). {words}")
            }
        });
        Ok(Ran { program: self.program.clone(), diagnostics: said.diagnostics, failed })
    }

    fn arguments(&self) -> Vec<OsString> {
        let mut arguments: Vec<OsString> = vec![
            self.file.clone().into(),
            "--edition=2024".into(),
            "--crate-type".into(),
            self.crate_type.into(),
            "--crate-name".into(),
            self.crate_name.clone().into(),
            "--error-format=json".into(),
            "-o".into(),
            self.program.clone().into(),
            "-Cdebuginfo=0".into(),
            "-Ccodegen-units=1".into(),
        ];
        arguments.push(if self.optimised { "-Copt-level=3" } else { "-Copt-level=0" }.into());
        arguments.push("-Cstrip=debuginfo".into());
        if self.safe_only {
            arguments.push("-Funsafe_code".into());
        }
        if self.cap_lints {
            arguments.push("--cap-lints=allow".into());
        }
        arguments.push("--remap-path-prefix".into());
        let mut remap = self.folder.clone().into_os_string();
        remap.push("=");
        arguments.push(remap);
        for library in &self.externs {
            arguments.push("--extern".into());
            let mut value = OsString::from(&library.name);
            value.push("=");
            value.push(&library.file);
            arguments.push(value);
        }
        let mut dependencies = OsString::from("dependency=");
        dependencies.push(&self.dependencies);
        arguments.push("-L".into());
        arguments.push(dependencies);
        arguments
    }

    fn confinement(&self, toolchain: &Toolchain) -> Confinement {
        let mut readable: Vec<PathBuf> = [
            "/lib",
            "/lib64",
            "/usr",
            "/bin",
            "/etc/ld.so.cache",
            "/etc/ld.so.conf",
            "/etc/alternatives",
            "/nix",
            "/opt",
        ]
        .iter()
        .map(PathBuf::from)
        .collect();
        readable.push(toolchain.sysroot.clone());
        readable.push(self.dependencies.clone());
        readable.extend(self.externs.iter().map(|library| library.file.clone()));
        Confinement {
            processor_seconds: LONGEST_SECONDS,
            address_space_bytes: 6 << 30,
            data_bytes: 3 << 30,
            file_bytes: 256 << 20,
            readable,
            writable: vec![self.folder.clone(), "/dev/null".into()],
            calls: Calls::Compiler,
            supervised: None,
            private: false,
            // It stays who we are.
            user: 0,
        }
    }
}

#[derive(Default)]
struct Said {
    diagnostics: String,
    errors: usize,
    blurted: String,
}

#[derive(Deserialize)]
struct Diagnostic {
    #[serde(default)]
    level: String,
    #[serde(default)]
    rendered: Option<String>,
}

/// It had used up its processor time.
fn is_out_of_time(status: ExitStatus) -> bool {
    #[cfg(unix)]
    if let Some(signal) = std::os::unix::process::ExitStatusExt::signal(&status) {
        return signal == rustix::process::Signal::XCPU.as_raw();
    }
    let _ = status;
    false
}

/// Reads to the end, and keeps the beginning.
fn read(stream: impl Read, heard: &AtomicUsize) -> Said {
    let mut said = Said::default();
    let mut stream = BufReader::new(stream);
    let mut line = Vec::new();
    let mut left_out = 0;
    loop {
        line.clear();
        match stream.by_ref().take(4 << 20).read_until(b'\n', &mut line) {
            Ok(count @ 1..) => heard.fetch_add(count, Ordering::Relaxed),
            _ => break,
        };
        match serde_json::from_slice::<Diagnostic>(&line) {
            Ok(diagnostic) => {
                said.errors += usize::from(diagnostic.level.starts_with("error"));
                let Some(rendered) = diagnostic.rendered else { continue };
                let rendered = plain(&rendered);
                if said.diagnostics.len() >= MOST_DIAGNOSTICS {
                    left_out += 1;
                    continue;
                }
                let room = MOST_DIAGNOSTICS - said.diagnostics.len();
                let end = rendered
                    .char_indices()
                    .map(|(at, _)| at)
                    .find(|&at| at >= room)
                    .unwrap_or(rendered.len());
                said.diagnostics.push_str(&rendered[..end]);
                if end < rendered.len() {
                    said.diagnostics.push_str("…\n");
                }
            }
            Err(_) if said.blurted.len() < MOST_DIAGNOSTICS => {
                said.blurted.push_str(&String::from_utf8_lossy(&line));
            }
            Err(_) => {}
        }
    }
    if left_out > 0 {
        said.diagnostics.push_str(&format!("… and {left_out} more messages of the compiler\n"));
    }
    said
}
