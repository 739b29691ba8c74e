//! Guards around every process that runs or compiles a stranger's text: limits, nothing to read, write or
//! reach, nobody left behind. Our own program restricts itself first and then becomes the other one.

use std::ffi::{OsStr, OsString};
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, ExitStatus, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use serde::{Deserialize, Serialize};

use super::supervise::{self, Supervision};

/// The hidden subcommand under which our own program confines itself.
pub const SUBCOMMAND: &str = "confine";

/// What a process may use, read and write.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Confinement {
    pub processor_seconds: u64,
    pub address_space_bytes: u64,
    pub file_bytes: u64,
    /// Files and folders that may be read and executed; with `writable`, all that may. `None`: the whole
    /// machine, as for the programs about processes and hardware.
    pub readable: Option<Vec<PathBuf>>,
    pub writable: Vec<PathBuf>,
    /// No network, no signals to others, no new name spaces …
    pub system_calls: bool,
    /// Stay behind as a supervisor that ends the program after a while, and whatever it started.
    pub supervised: Option<Supervision>,
}

impl Confinement {
    /// Around a program that needs nothing but itself and its shared libraries.
    pub fn of_program(program: &Path) -> Confinement {
        Confinement {
            processor_seconds: 120,
            address_space_bytes: 4 << 30,
            file_bytes: 0,
            readable: Some(vec![
                program.to_owned(),
                "/lib".into(),
                "/lib64".into(),
                "/usr/lib".into(),
                "/usr/lib64".into(),
                "/etc/ld.so.cache".into(),
            ]),
            writable: Vec::new(),
            system_calls: true,
            supervised: None,
        }
    }

    /// Around a program that has the operating system around it: limits, and an end.
    pub fn of_native_sheet(supervision: Supervision) -> Confinement {
        Confinement {
            processor_seconds: 120,
            address_space_bytes: 16 << 30,
            file_bytes: 512 << 20,
            readable: None,
            writable: Vec::new(),
            system_calls: false,
            supervised: Some(supervision),
        }
    }

    /// A command that runs `program` under these guards, in a process group of its own, with an empty
    /// environment and nothing on its standard input.
    pub fn command(&self, program: &Path, arguments: &[OsString]) -> io::Result<Command> {
        let mut command = if cfg!(unix) {
            let mut command = Command::new(std::env::current_exe()?);
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
}

/// Which guards this machine has, for the report.
pub fn guards() -> Vec<String> {
    let mut guards = Vec::new();
    if cfg!(unix) {
        guards.push("limits on processor time, memory and files".to_owned());
        guards.push("empty environment, closed standard input, own process group".to_owned());
    } else {
        guards.push("empty environment, closed standard input".to_owned());
        guards.push("none against reading or writing files on this operating system".to_owned());
    }
    #[cfg(target_os = "linux")]
    guards.extend(linux::guards());
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

/// The `confine` subcommand: raises the guards, then becomes the program. Returns only when it could not.
pub fn main(arguments: &[OsString]) -> ExitCode {
    #[cfg(target_os = "linux")]
    let arguments = match arguments {
        [when, rest @ ..] if *when == *supervise::WHEN_TOLD => {
            supervise::wait_to_be_told();
            rest
        }
        arguments => arguments,
    };
    let [spec, program, rest @ ..] = arguments else {
        eprintln!("`{SUBCOMMAND}` is for the grader's own use");
        return ExitCode::from(2);
    };
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

    #[cfg(target_os = "linux")]
    let _ = rustix::process::set_parent_process_death_signal(Some(rustix::process::Signal::KILL));
    let limit = |resource, most: u64| {
        let _ = setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) });
    };
    limit(Resource::Core, 0);
    limit(Resource::Cpu, spec.processor_seconds);
    limit(Resource::Fsize, spec.file_bytes);
    limit(Resource::Nofile, 512);
    #[cfg(not(target_os = "macos"))]
    limit(Resource::As, spec.address_space_bytes);
    if let Some(supervision) = &spec.supervised {
        return supervise::supervise(spec, supervision, program, rest);
    }
    #[cfg(target_os = "linux")]
    linux::restrict(spec);
    let error = Command::new(program).args(rest).exec();
    eprintln!("the program could not be started: {error}");
    ExitCode::from(2)
}

#[cfg(target_os = "linux")]
mod linux {
    use std::collections::BTreeMap;

    use landlock::{
        ABI, Access, AccessFs, AccessNet, CompatLevel, Compatible, Ruleset, RulesetAttr, RulesetCreatedAttr,
        RulesetStatus, Scope, path_beneath_rules,
    };
    use seccompiler::{BpfProgram, SeccompAction, SeccompFilter};

    use super::Confinement;

    /// The newest rules that we know; an older kernel applies those that it has.
    const NEWEST: ABI = ABI::V6;

    pub(super) fn guards() -> Vec<String> {
        let landlock = Ruleset::default()
            .set_compatibility(CompatLevel::HardRequirement)
            .handle_access(AccessFs::from_all(ABI::V1))
            .and_then(Ruleset::create)
            .is_ok();
        let mut guards = vec![if landlock {
            "Landlock: files, network".to_owned()
        } else {
            "no Landlock in this kernel: files are not guarded".to_owned()
        }];
        guards.push(if filter().is_some() {
            "seccomp: network, signals, name spaces".to_owned()
        } else {
            "no seccomp on this processor".to_owned()
        });
        guards
    }

    pub(super) fn restrict(spec: &Confinement) {
        if let Some(readable) = &spec.readable {
            let reading = AccessFs::from_read(NEWEST);
            let all = AccessFs::from_all(NEWEST);
            let rules = || -> Result<RulesetStatus, landlock::RulesetError> {
                let status = Ruleset::default()
                    .set_compatibility(CompatLevel::BestEffort)
                    .handle_access(all)?
                    .handle_access(AccessNet::from_all(NEWEST))?
                    .scope(Scope::from_all(NEWEST))?
                    .create()?
                    .add_rules(path_beneath_rules(readable, reading))?
                    .add_rules(path_beneath_rules(&spec.writable, all))?
                    .restrict_self()?;
                Ok(status.ruleset)
            };
            let _ = rules();
        }
        if spec.system_calls
            && let Some(filter) = filter()
        {
            let _ = seccompiler::apply_filter(&filter);
        }
    }

    /// Refuses what no program of a sheet and no compiler has use for.
    fn filter() -> Option<BpfProgram> {
        let refused = [
            libc::SYS_socket,
            libc::SYS_connect,
            libc::SYS_bind,
            libc::SYS_listen,
            libc::SYS_accept,
            libc::SYS_accept4,
            libc::SYS_sendto,
            libc::SYS_sendmsg,
            libc::SYS_sendmmsg,
            libc::SYS_ptrace,
            libc::SYS_process_vm_readv,
            libc::SYS_process_vm_writev,
            libc::SYS_kill,
            libc::SYS_pidfd_send_signal,
            libc::SYS_pidfd_open,
            libc::SYS_pidfd_getfd,
            libc::SYS_unshare,
            libc::SYS_setns,
            libc::SYS_mount,
            libc::SYS_umount2,
            libc::SYS_pivot_root,
            libc::SYS_chroot,
            libc::SYS_bpf,
            libc::SYS_perf_event_open,
            libc::SYS_userfaultfd,
            libc::SYS_io_uring_setup,
            libc::SYS_keyctl,
            libc::SYS_add_key,
            libc::SYS_request_key,
            libc::SYS_execveat,
            libc::SYS_shmget,
            libc::SYS_shmat,
            libc::SYS_msgget,
            libc::SYS_semget,
            libc::SYS_mq_open,
            libc::SYS_setsid,
            libc::SYS_setpgid,
            libc::SYS_reboot,
            libc::SYS_swapon,
            libc::SYS_init_module,
            libc::SYS_finit_module,
            libc::SYS_delete_module,
            libc::SYS_sethostname,
            libc::SYS_settimeofday,
            libc::SYS_clock_settime,
        ];
        let rules: BTreeMap<i64, Vec<_>> = refused.iter().map(|&call| (call, Vec::new())).collect();
        let arch = std::env::consts::ARCH.try_into().ok()?;
        let action = SeccompAction::Errno(libc::EPERM.unsigned_abs());
        SeccompFilter::new(rules, SeccompAction::Allow, action, arch).ok()?.try_into().ok()
    }
}
