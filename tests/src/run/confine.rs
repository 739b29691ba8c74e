//! Guards around every process that runs or compiles a stranger's text: limits, nothing to read, write or
//! reach, nobody left behind. Our own program restricts itself first and then becomes the other one.

#[cfg(target_os = "linux")]
mod linux;
#[cfg(target_os = "linux")]
mod private;

use std::ffi::{OsStr, OsString};
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Mutex, OnceLock};

use serde::{Deserialize, Serialize};

#[cfg(unix)]
use super::supervise;
use super::supervise::Supervision;
use crate::behaviour::Kind;

/// The hidden subcommand under which our own program confines itself.
pub const SUBCOMMAND: &str = "confine";

/// In the place of a confinement: say which guards can be raised here.
const PROBE: &str = "probe";

/// Processes and threads together, for each processor, where they can be counted apart from everybody else's: there
/// may be a program on each, with a thread for each.
#[cfg(target_os = "linux")]
const MOST_TASKS: u64 = 512;

/// Which of the system's calls a process has a use for; the others are refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Calls {
    /// A program that has threads and nothing else.
    Threads,
    /// The model: processes too, but no network and nobody to talk to.
    Model,
    /// A compiler: the same, and it is no stranger.
    Compiler,
    /// A program about the machine itself: whatever does not administer it.
    Machine,
}

/// What a process may use, read and write.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Confinement {
    pub processor_seconds: u64,
    pub address_space_bytes: u64,
    /// Of that, what can be written to and is shared with nobody.
    pub data_bytes: u64,
    pub file_bytes: u64,
    /// Files and folders that may be read and executed; with `writable`, all that may.
    pub readable: Vec<PathBuf>,
    pub writable: Vec<PathBuf>,
    pub calls: Calls,
    /// Stay behind as a supervisor that ends the program after a while, and whatever it started.
    pub supervised: Option<Supervision>,
    /// A machine of its own as far as the kernel gives one: files in `/tmp`, network, processes.
    pub private: bool,
    /// Whom the program is run as by a grader that is root.
    pub user: u32,
}

impl Confinement {
    /// Around a program that needs nothing but itself and its shared libraries.
    pub fn of_program(program: &Path) -> Confinement {
        Confinement {
            processor_seconds: 120,
            address_space_bytes: 16 << 30,
            data_bytes: 2 << 30,
            file_bytes: 0,
            readable: with_shared_libraries(&[program]),
            writable: Vec::new(),
            calls: Calls::Threads,
            supervised: None,
            private: false,
            user: unused_user(),
        }
    }

    /// Around a program that has the operating system around it: what is there it may look at, and what it
    /// leaves behind goes with it.
    pub fn of_native_sheet(program: &Path, supervision: Supervision) -> Confinement {
        let mut readable = with_shared_libraries(&[program]);
        readable.extend(MACHINE_READABLE.iter().map(PathBuf::from));
        Confinement {
            processor_seconds: 120,
            address_space_bytes: 16 << 30,
            data_bytes: 2 << 30,
            file_bytes: 512 << 20,
            readable,
            writable: MACHINE_WRITABLE.iter().map(PathBuf::from).collect(),
            calls: Calls::Machine,
            supervised: Some(supervision),
            private: active().private,
            user: unused_user(),
        }
    }

    /// A command that runs `program` under these guards, in a process group of its own, with an empty
    /// environment and nothing on its standard input.
    pub fn command(&self, program: &Path, arguments: &[OsString]) -> io::Result<Command> {
        let mut command = if cfg!(unix) {
            let mut command = Command::new(ourselves()?);
            command.arg(SUBCOMMAND).arg(serde_json::to_string(self)?).arg(program);
            command
        } else {
            Command::new(program)
        };
        command
            .args(arguments)
            .env_clear()
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        #[cfg(windows)]
        // Without these, a Windows process does not even start.
        command.envs(std::env::vars_os().filter(|(name, _)| name.eq_ignore_ascii_case("SystemRoot")));
        Ok(command)
    }

    /// Once the program has ended: takes away what it has left in folders that are not its own.
    pub fn sweep_up(&self) {
        #[cfg(target_os = "linux")]
        if self.supervised.is_some() && !self.private && rustix::process::getuid().is_root() {
            linux::sweep_up_after(self.user);
        }
    }
}

/// The program that runs, even where another one has been built in its place meanwhile.
fn ourselves() -> io::Result<PathBuf> {
    if cfg!(target_os = "linux") { Ok("/proc/self/exe".into()) } else { std::env::current_exe() }
}

/// A user to whom nothing belongs yet, from a range that systems leave to whoever needs one.
fn unused_user() -> u32 {
    const FIRST: u32 = 0x7000_0000;
    static RUNS: AtomicU32 = AtomicU32::new(0);
    let run = RUNS.fetch_add(1, Ordering::Relaxed);
    FIRST + ((std::process::id() % (1 << 22)) << 6) + run % (1 << 6)
}

/// What every program reads that is linked with the system's libraries.
fn with_shared_libraries(programs: &[&Path]) -> Vec<PathBuf> {
    let libraries = ["/lib", "/lib64", "/usr/lib", "/usr/lib64", "/nix/store", "/etc/ld.so.cache"];
    programs.iter().map(|program| program.to_path_buf()).chain(libraries.iter().map(PathBuf::from)).collect()
}

/// The machine as its programs see it, without anybody's own files.
const MACHINE_READABLE: &[&str] = &[
    "/proc",
    "/sys",
    "/dev",
    "/bin",
    "/sbin",
    "/usr",
    "/etc/alternatives",
    "/etc/gai.conf",
    "/etc/host.conf",
    "/etc/hosts",
    "/etc/localtime",
    "/etc/nsswitch.conf",
    "/etc/protocols",
    "/etc/services",
];

/// Where programs put what is for the moment only.
const MACHINE_WRITABLE: &[&str] =
    &["/tmp", "/var/tmp", "/dev/shm", "/dev/null", "/dev/zero", "/dev/full", "/dev/tty", "/dev/urandom"];

/// Which guards can be raised on this machine, found out by raising them.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub struct Active {
    pub files: bool,
    pub network: bool,
    pub signals: bool,
    pub calls: bool,
    pub private: bool,
    /// What a program starts can be watched.
    pub watched: bool,
}

pub fn active() -> Active {
    static ACTIVE: OnceLock<Active> = OnceLock::new();
    *ACTIVE.get_or_init(|| {
        let probe = || -> Option<Active> {
            let mut probe = Command::new(ourselves().ok()?);
            let output = probe.args([SUBCOMMAND, PROBE]).env_clear().stdin(Stdio::null()).output().ok()?;
            serde_json::from_slice(&output.stdout).ok()
        };
        if cfg!(target_os = "linux") { probe().unwrap_or_default() } else { Active::default() }
    })
}

/// Which guards stand around programs of this kind on this machine, for the report.
pub fn guards(kind: Kind) -> Vec<String> {
    if !cfg!(unix) {
        return vec![
            "empty environment, closed standard input".to_owned(),
            "none against reading or writing files on this operating system".to_owned(),
        ];
    }
    let active = active();
    let mut guards = vec![
        "limits on processor time, memory, files and output".to_owned(),
        "empty environment, closed standard input, own process group".to_owned(),
    ];
    if !cfg!(target_os = "linux") {
        guards.push("none against reading or writing files on this operating system".to_owned());
        return guards;
    }
    guards.push(match active {
        Active { files: false, .. } => "no Landlock in this kernel: files are not guarded".to_owned(),
        Active { network: true, signals: true, .. } => "Landlock: files, network, signals".to_owned(),
        Active { network: true, .. } => "Landlock: files, network".to_owned(),
        _ => "Landlock: files".to_owned(),
    });
    guards.push(match active.calls {
        true => "seccomp: calls that no program of a sheet has a use for".to_owned(),
        false => "no seccomp on this machine: the system's calls are not guarded".to_owned(),
    });
    if kind == Kind::Native {
        guards.push(match active.private {
            true => "name spaces: temporary files, network and processes of its own".to_owned(),
            false => {
                "no name spaces here: temporary files, network and processes are the machine's".to_owned()
            }
        });
        if !active.watched {
            guards.push(
                "no ptrace here: what a program says of its threads and processes is believed".to_owned(),
            );
        }
    }
    guards
}

/// Children that run now, so that an interrupt can end them.
static RUNNING: Mutex<Vec<u32>> = Mutex::new(Vec::new());
static INTERRUPTED: AtomicBool = AtomicBool::new(false);

/// Somebody pressed Ctrl-C: nothing new is begun.
pub fn interrupted() -> bool {
    INTERRUPTED.load(Ordering::SeqCst)
}

/// Ends all children, now and from now on.
pub fn interrupt() {
    INTERRUPTED.store(true, Ordering::SeqCst);
    let running = RUNNING.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    for &child in running.iter() {
        kill_group(child);
    }
}

/// A child that is ended and reaped, with its group, whatever happens to whoever started it.
pub struct Guarded(Child);

impl Guarded {
    pub fn spawn(command: &mut Command) -> io::Result<Guarded> {
        let mut running = RUNNING.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if interrupted() {
            return Err(io::Error::new(io::ErrorKind::Interrupted, "interrupted"));
        }
        adopt_orphans();
        let child = command.spawn()?;
        running.push(child.id());
        Ok(Guarded(child))
    }

    pub fn child(&mut self) -> &mut Child {
        &mut self.0
    }

    pub fn id(&self) -> u32 {
        self.0.id()
    }

    /// Ends the whole group at once.
    pub fn kill(&mut self) {
        kill_group(self.0.id());
        let _ = self.0.kill();
    }

    /// Waits for the child, then ends what is left of its group.
    pub fn wait(mut self) -> io::Result<ExitStatus> {
        let status = self.0.wait();
        kill_group(self.0.id());
        status
    }
}

impl Drop for Guarded {
    fn drop(&mut self) {
        self.kill();
        let _ = self.0.wait();
        kill_group(self.0.id());
        reap_group(self.0.id());
        RUNNING
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
            .retain(|&child| child != self.0.id());
    }
}

fn kill_group(child: u32) {
    #[cfg(unix)]
    if let Some(group) = i32::try_from(child).ok().and_then(rustix::process::Pid::from_raw) {
        let _ = rustix::process::kill_process_group(group, rustix::process::Signal::KILL);
    }
    #[cfg(not(unix))]
    let _ = child;
}

/// Whoever is left of a group becomes our own child, to be waited for: not everywhere does somebody else do that.
fn adopt_orphans() {
    #[cfg(target_os = "linux")]
    {
        static ADOPTING: OnceLock<()> = OnceLock::new();
        ADOPTING.get_or_init(|| {
            let _ = rustix::process::set_child_subreaper(Some(rustix::process::getpid()));
        });
    }
}

fn reap_group(child: u32) {
    #[cfg(target_os = "linux")]
    if let Some(group) = i32::try_from(child).ok().and_then(rustix::process::Pid::from_raw) {
        let all = rustix::process::WaitOptions::empty();
        while rustix::process::waitpgid(group, all).is_ok_and(|ended| ended.is_some()) {}
    }
    let _ = child;
}

/// The `confine` subcommand: raises the guards, then becomes the program. Returns only when it could not.
pub fn main(arguments: &[OsString]) -> ExitCode {
    #[cfg(target_os = "linux")]
    if let [probe, rest @ ..] = arguments
        && *probe == *PROBE
    {
        return linux::probe(rest);
    }
    #[cfg(target_os = "linux")]
    let arguments = match arguments {
        [when, rest @ ..] if *when == *supervise::WHEN_TOLD => {
            supervise::wait_to_be_told();
            rest
        }
        arguments => arguments,
    };
    #[cfg(target_os = "linux")]
    let (inside, arguments) = match arguments {
        [inside, rest @ ..] if *inside == *private::INSIDE => (true, rest),
        arguments => (false, arguments),
    };
    let [spec, program, rest @ ..] = arguments else {
        eprintln!("`{SUBCOMMAND}` is for the grader's own use");
        return ExitCode::from(2);
    };
    #[cfg(target_os = "linux")]
    if inside
        && let Some(folder) = Path::new(program).parent()
        && let Err(error) = private::settle(&[folder])
    {
        eprintln!("the program could not be started: {error}");
        return ExitCode::from(2);
    }
    let Some(spec) = spec.to_str().and_then(|spec| serde_json::from_str::<Confinement>(spec).ok()) else {
        eprintln!("`{SUBCOMMAND}` is for the grader's own use");
        return ExitCode::from(2);
    };
    become_program(&spec, program, rest)
}

#[cfg(not(unix))]
fn become_program(_: &Confinement, _: &OsStr, _: &[OsString]) -> ExitCode {
    ExitCode::from(2)
}

#[cfg(unix)]
fn become_program(spec: &Confinement, program: &OsStr, rest: &[OsString]) -> ExitCode {
    use rustix::process::{Resource, Rlimit, setrlimit};
    use std::os::unix::process::CommandExt;

    let limit = |resource, most: u64| {
        let _ = setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) });
    };
    limit(Resource::Core, 0);
    // The first limit ends a process by a signal of its own, the last one as anything else could.
    let (first, last) = (Some(spec.processor_seconds), Some(spec.processor_seconds + 1));
    let _ = setrlimit(Resource::Cpu, Rlimit { current: first, maximum: last });
    limit(Resource::Fsize, spec.file_bytes);
    limit(Resource::Nofile, 512);
    #[cfg(not(target_os = "macos"))]
    limit(Resource::As, spec.address_space_bytes);
    limit(Resource::Data, spec.data_bytes);
    #[cfg(target_os = "linux")]
    {
        // If the machine runs out of memory, it is the stranger's program that goes.
        let _ = std::fs::write("/proc/self/oom_score_adj", "1000");
        linux::die_with_the_grader();
        if spec.private {
            return private::go_on_inside(spec, program, rest);
        }
    }
    if let Some(supervision) = &spec.supervised {
        // The supervisor has no need of the guards: it starts the program behind them.
        return supervise::supervise(spec, supervision, program, rest);
    }
    #[cfg(target_os = "linux")]
    {
        if linux::step_down(spec, Path::new(program)) || private::has_own_users() {
            let processors = std::thread::available_parallelism().map_or(1, usize::from);
            limit(Resource::Nproc, MOST_TASKS * processors.max(2) as u64);
        }
        linux::restrict(spec);
    }
    let error = Command::new(program).args(rest).exec();
    eprintln!("the program could not be started: {error}");
    ExitCode::from(2)
}
