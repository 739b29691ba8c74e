//! Landlock, seccomp and capabilities: what a process may reach of Linux.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs::File;
use std::os::unix::fs::{MetadataExt, chown};
use std::os::unix::net::UnixDatagram;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use landlock::{
    ABI, Access, AccessFs, AccessNet, CompatLevel, Compatible, Ruleset, RulesetAttr, RulesetCreatedAttr,
    RulesetError, Scope, path_beneath_rules,
};
use rustix::process::{Gid, Uid};
use rustix::thread::{CapabilitySet, set_thread_groups, set_thread_res_gid, set_thread_res_uid};
use seccompiler::{
    BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter, SeccompRule,
};

use super::{Active, Calls, Confinement, private};
use crate::scratch;

/// The newest rules that we know; an older kernel applies those that it has.
const NEWEST: ABI = ABI::V6;

/// The user to whom nothing belongs.
const NOBODY: u32 = 65_534;

/// Raises them as far as there are any: whether there are has been found out before, by [`probe`].
pub(super) fn restrict(spec: &Confinement) {
    let _ = reach_files(spec);
    drop_capabilities(spec.calls);
    for filter in filters(spec.calls) {
        let _ = seccompiler::apply_filter(&filter);
    }
}

fn reach_files(spec: &Confinement) -> Result<(), RulesetError> {
    let all = AccessFs::from_all(NEWEST);
    let mut writable = spec.writable.clone();
    let mut rules = Ruleset::default()
        .set_compatibility(CompatLevel::BestEffort)
        .handle_access(all)?
        .scope(Scope::from_all(NEWEST))?;
    if spec.calls == Calls::Machine {
        writable.extend(std::env::current_dir());
    } else {
        rules = rules.handle_access(AccessNet::from_all(NEWEST))?;
    }
    rules
        .create()?
        .add_rules(path_beneath_rules(&spec.readable, AccessFs::from_read(NEWEST)))?
        .add_rules(path_beneath_rules(&writable, all))?
        .restrict_self()?;
    Ok(())
}

pub(super) fn die_with_the_grader() {
    let _ = rustix::process::set_parent_process_death_signal(Some(rustix::process::Signal::KILL));
}

/// Where the grader is root, the stranger's program is somebody else; says whether it is. A program that only root can
/// read stays what it is.
pub(super) fn step_down(spec: &Confinement, program: &Path) -> bool {
    if !rustix::process::getuid().is_root() || spec.calls == Calls::Compiler {
        return false;
    }
    let become_user = |number: u32| -> rustix::io::Result<bool> {
        let (user, group) = (Uid::from_raw(number), Gid::from_raw(number));
        set_thread_res_uid(None, user, None)?;
        let readable = File::open(program).is_ok();
        set_thread_res_uid(None, Uid::ROOT, None)?;
        if readable {
            let _ = chown(".", Some(number), Some(number));
            set_thread_groups(&[])?;
            set_thread_res_gid(group, group, group)?;
            set_thread_res_uid(user, user, user)?;
        }
        Ok(readable)
    };
    // A container may know no such user, but every one knows nobody.
    let stepped = [spec.user, NOBODY].into_iter().any(|user| become_user(user).unwrap_or(false));
    // Who becomes somebody else has to say it again.
    die_with_the_grader();
    stepped
}

/// Where a program had the machine's temporary folders, what is there in its user's name goes.
pub(super) fn sweep_up_after(user: u32) {
    let entries = private::TEMPORARY.iter().filter_map(|folder| std::fs::read_dir(folder).ok()).flatten();
    for entry in entries.flatten().filter(|entry| entry.metadata().is_ok_and(|there| there.uid() == user)) {
        scratch::remove(&entry.path());
    }
}

/// A compiler may need what belongs to somebody else.
fn drop_capabilities(calls: Calls) {
    let kept = match calls {
        Calls::Compiler => CapabilitySet::DAC_OVERRIDE | CapabilitySet::DAC_READ_SEARCH,
        Calls::Threads | Calls::Model | Calls::Machine => CapabilitySet::empty(),
    };
    for capability in CapabilitySet::all().difference(kept).iter() {
        let _ = rustix::thread::remove_capability_from_bounding_set(capability);
    }
}

/// What administers the machine, or looks into others.
const ADMINISTRATION: &[i64] = &[
    libc::SYS_ptrace,
    libc::SYS_process_vm_readv,
    libc::SYS_process_vm_writev,
    libc::SYS_process_madvise,
    libc::SYS_pidfd_getfd,
    libc::SYS_kcmp,
    libc::SYS_unshare,
    libc::SYS_setns,
    libc::SYS_mount,
    libc::SYS_umount2,
    libc::SYS_move_mount,
    libc::SYS_open_tree,
    libc::SYS_fsopen,
    libc::SYS_fsmount,
    libc::SYS_mount_setattr,
    libc::SYS_pivot_root,
    libc::SYS_chroot,
    libc::SYS_open_by_handle_at,
    libc::SYS_bpf,
    libc::SYS_perf_event_open,
    libc::SYS_userfaultfd,
    libc::SYS_io_uring_setup,
    libc::SYS_keyctl,
    libc::SYS_add_key,
    libc::SYS_request_key,
    libc::SYS_fanotify_init,
    libc::SYS_quotactl,
    libc::SYS_acct,
    libc::SYS_syslog,
    libc::SYS_kexec_load,
    libc::SYS_reboot,
    libc::SYS_swapon,
    libc::SYS_swapoff,
    libc::SYS_init_module,
    libc::SYS_finit_module,
    libc::SYS_delete_module,
    libc::SYS_sethostname,
    libc::SYS_setdomainname,
    libc::SYS_settimeofday,
    libc::SYS_clock_settime,
    libc::SYS_clock_adjtime,
    libc::SYS_adjtimex,
];

/// Of these, what nobody comes upon without meaning to: a program about the machine that tries one is ended.
const FATAL: &[i64] = &[
    libc::SYS_ptrace,
    libc::SYS_unshare,
    libc::SYS_setns,
    libc::SYS_mount,
    libc::SYS_umount2,
    libc::SYS_move_mount,
    libc::SYS_pivot_root,
    libc::SYS_chroot,
    libc::SYS_bpf,
    libc::SYS_kexec_load,
    libc::SYS_reboot,
    libc::SYS_swapon,
    libc::SYS_swapoff,
    libc::SYS_init_module,
    libc::SYS_finit_module,
    libc::SYS_delete_module,
    libc::SYS_sethostname,
    libc::SYS_setdomainname,
    libc::SYS_settimeofday,
    libc::SYS_clock_settime,
];

/// What speaks to others, or outlives the process.
const OTHERS: &[i64] = &[
    libc::SYS_socket,
    libc::SYS_connect,
    libc::SYS_bind,
    libc::SYS_listen,
    libc::SYS_accept,
    libc::SYS_accept4,
    libc::SYS_sendto,
    libc::SYS_sendmsg,
    libc::SYS_sendmmsg,
    libc::SYS_kill,
    libc::SYS_tkill,
    libc::SYS_rt_sigqueueinfo,
    libc::SYS_rt_tgsigqueueinfo,
    libc::SYS_pidfd_send_signal,
    libc::SYS_pidfd_open,
    libc::SYS_execveat,
    libc::SYS_shmget,
    libc::SYS_shmat,
    libc::SYS_msgget,
    libc::SYS_semget,
    libc::SYS_mq_open,
    libc::SYS_setsid,
    libc::SYS_setpgid,
];

/// Calls that send a signal, each to the process that its first argument names.
const SIGNALS: &[i64] = &[libc::SYS_kill, libc::SYS_tkill, libc::SYS_tgkill, libc::SYS_rt_sigqueueinfo];

/// The processes that a program is not to end: all at once, and those that started it.
fn untouchable() -> Vec<SeccompRule> {
    let mut found = vec![-1_i64];
    let mut process = std::os::unix::process::parent_id();
    while process > 0 {
        found.extend([i64::from(process), -i64::from(process)]);
        let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
        // `pid (name) state parent …`; a name may hold brackets and spaces.
        let parent = stat.rsplit_once(')').and_then(|(_, rest)| rest.split_whitespace().nth(1)?.parse().ok());
        process = parent.unwrap_or(0);
    }
    let number = |process: i64| u64::from(u32::try_from(process & 0xffff_ffff).unwrap_or_default());
    // Asking with no signal whether somebody is there harms nobody.
    let signal = SeccompCondition::new(1, SeccompCmpArgLen::Dword, SeccompCmpOp::Ne, 0).ok();
    let rule = |process| {
        let them =
            SeccompCondition::new(0, SeccompCmpArgLen::Dword, SeccompCmpOp::Eq, number(process)).ok()?;
        SeccompRule::new(vec![them, signal.clone()?]).ok()
    };
    found.into_iter().filter_map(rule).collect()
}

/// A call whose first argument is so.
fn when_first(is: SeccompCmpOp, number: u64) -> Option<SeccompRule> {
    let condition = SeccompCondition::new(0, SeccompCmpArgLen::Dword, is, number).ok()?;
    SeccompRule::new(vec![condition]).ok()
}

/// Each kind of name space that a process could be begun in.
fn in_name_spaces() -> Vec<SeccompRule> {
    let spaces = [
        libc::CLONE_NEWUSER,
        libc::CLONE_NEWNS,
        libc::CLONE_NEWPID,
        libc::CLONE_NEWNET,
        libc::CLONE_NEWIPC,
        libc::CLONE_NEWUTS,
        libc::CLONE_NEWCGROUP,
    ];
    let spaces = spaces.map(|space| u64::from(space.cast_unsigned()));
    spaces.into_iter().filter_map(|space| when_first(SeccompCmpOp::MaskedEq(space), space)).collect()
}

fn filters(calls: Calls) -> Vec<BpfProgram> {
    let refused = match calls {
        Calls::Machine => ADMINISTRATION.to_vec(),
        Calls::Compiler | Calls::Model | Calls::Threads => [ADMINISTRATION, OTHERS].concat(),
    };
    let mut rules: BTreeMap<i64, Vec<SeccompRule>> =
        refused.into_iter().map(|call| (call, Vec::new())).collect();
    let mut filters = Vec::new();
    // The flags of `clone3` are out of a filter's sight. Who hears that there is no such call takes the other one.
    let not_there = SeccompAction::Errno(libc::ENOSYS.unsigned_abs());
    if calls == Calls::Machine {
        let untouchable = untouchable();
        let mut fatal: BTreeMap<i64, Vec<SeccompRule>> =
            FATAL.iter().map(|call| (*call, Vec::new())).collect();
        fatal.extend(SIGNALS.iter().map(|call| (*call, untouchable.clone())));
        fatal.insert(libc::SYS_clone, in_name_spaces());
        filters.extend(filter(fatal, SeccompAction::KillProcess));
        filters.extend(filter([(libc::SYS_clone3, Vec::new())].into(), not_there.clone()));
    }
    if calls == Calls::Threads {
        #[cfg(target_arch = "x86_64")]
        rules.extend([(libc::SYS_fork, Vec::new()), (libc::SYS_vfork, Vec::new())]);
        let no_thread = SeccompCmpOp::MaskedEq(libc::CLONE_THREAD.unsigned_abs().into());
        if let Some(rule) = when_first(no_thread, 0) {
            rules.insert(libc::SYS_clone, vec![rule]);
            filters.extend(filter([(libc::SYS_clone3, Vec::new())].into(), not_there));
        }
    }
    filters.extend(filter(rules, SeccompAction::Errno(libc::EPERM.unsigned_abs())));
    filters
}

fn filter(rules: BTreeMap<i64, Vec<SeccompRule>>, action: SeccompAction) -> Option<BpfProgram> {
    let arch = std::env::consts::ARCH.try_into().ok()?;
    SeccompFilter::new(rules, SeccompAction::Allow, action, arch).ok()?.try_into().ok()
}

/// Raises every guard there is around this process and says which of them hold.
pub(super) fn probe(arguments: &[OsString]) -> ExitCode {
    if let [inside] = arguments
        && *inside == *private::INSIDE
    {
        return ExitCode::from(u8::from(private::settle(&[]).is_err()));
    }
    let can = |abi: ABI| {
        let rules = Ruleset::default().set_compatibility(CompatLevel::HardRequirement);
        let rules = rules.handle_access(AccessFs::from_all(ABI::V1));
        match abi {
            ABI::V4 => rules.and_then(|rules| rules.handle_access(AccessNet::from_all(abi))),
            _ => rules.and_then(|rules| rules.scope(Scope::from_all(abi))),
        }
        .and_then(Ruleset::create)
        .is_ok()
    };
    let (network, signals) = (can(ABI::V4), can(ABI::V6));
    let private = private::is_possible();
    let watched = nix::sys::ptrace::traceme().is_ok();
    let spec = Confinement {
        readable: vec![PathBuf::from("/lib")],
        calls: Calls::Threads,
        ..Confinement::of_program("/".as_ref())
    };
    restrict(&spec);
    let files = std::fs::read_dir("/").is_err();
    let calls = UnixDatagram::unbound().is_err();
    let active =
        Active { files, network: files && network, signals: files && signals, calls, private, watched };
    match serde_json::to_string(&active) {
        Ok(text) => println!("{text}"),
        Err(_) => return ExitCode::from(2),
    }
    ExitCode::SUCCESS
}
