//! Name spaces: a program about the machine itself gets one of its own, with nobody's files in `/tmp`, no network
//! but itself, and no process that outlives the first one.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File, OpenOptions};
use std::io;
use std::os::fd::AsRawFd;
use std::os::unix::fs::OpenOptionsExt;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, ExitStatus, Stdio};

use nix::sched::{CloneFlags, unshare};
use rustix::mount::{MountFlags, MountPropagationFlags, mount, mount_bind, mount_change};
use rustix::net::{AddressFamily, SendFlags, SocketType, netlink};
use rustix::thread::{
    CapabilitySet, CapabilitySets, capabilities, clear_ambient_capability_set,
    configure_capability_in_ambient_set, set_capabilities,
};

use super::{Confinement, PROBE, SUBCOMMAND};

/// In the place of a confinement: the name spaces are there, the rest is to be done.
pub(super) const INSIDE: &str = "inside";

/// The program that runs, even where its path leads elsewhere by now.
const OURSELVES: &str = "/proc/self/exe";

/// Where programs put what is for the moment only.
pub(super) const TEMPORARY: &[&str] = &["/tmp", "/var/tmp", "/dev/shm"];

/// Whether the kernel lets us, found out by doing it.
pub(super) fn is_possible() -> bool {
    // The rest of this process stays where it is.
    let mut inside = Command::new(OURSELVES);
    inside.args([SUBCOMMAND, PROBE, INSIDE]).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    leave().is_ok() && inside.status().is_ok_and(|status| status.success())
}

/// Starts our own program once more, inside, and waits for it.
pub(super) fn go_on_inside(spec: &Confinement, program: &OsStr, rest: &[OsString]) -> ExitCode {
    let spec = Confinement { private: false, ..spec.clone() };
    let status = leave().and_then(|()| {
        let spec = serde_json::to_string(&spec)?;
        Command::new(OURSELVES).args([SUBCOMMAND, INSIDE, &spec]).arg(program).args(rest).status()
    });
    match status {
        Ok(status) => ExitCode::from(u8::try_from(passed_on(status)).unwrap_or(1)),
        Err(error) => {
            eprintln!("the program could not be started: {error}");
            ExitCode::from(2)
        }
    }
}

/// A status as a shell tells it.
fn passed_on(status: ExitStatus) -> i32 {
    status.code().unwrap_or_else(|| 128 + status.signal().unwrap_or(0))
}

/// Whether this is the user name space that a grader makes that is not root: it knows a single user.
pub(super) fn has_own_users() -> bool {
    let users = fs::read_to_string("/proc/self/uid_map").unwrap_or_default();
    users.split_whitespace().eq(users_of_one(rustix::process::getuid().as_raw()).split_whitespace())
}

fn users_of_one(user: u32) -> String {
    format!("{user} {user} 1")
}

/// New name spaces for this process and, as for processes, for its children.
fn leave() -> io::Result<()> {
    let (user, group) = (rustix::process::getuid().as_raw(), rustix::process::getgid().as_raw());
    let mut spaces = CloneFlags::CLONE_NEWNS
        | CloneFlags::CLONE_NEWNET
        | CloneFlags::CLONE_NEWIPC
        | CloneFlags::CLONE_NEWPID;
    if user != 0 {
        spaces |= CloneFlags::CLONE_NEWUSER;
    }
    unshare(spaces)?;
    if user != 0 {
        fs::write("/proc/self/setgroups", "deny")?;
        fs::write("/proc/self/uid_map", users_of_one(user))?;
        fs::write("/proc/self/gid_map", users_of_one(group))?;
        keep_capabilities()?;
    }
    Ok(())
}

/// What [`settle`] needs: whoever is not root loses it by becoming a program, even our own.
fn keep_capabilities() -> io::Result<()> {
    let needed = CapabilitySet::SYS_ADMIN | CapabilitySet::NET_ADMIN;
    let has = capabilities(None)?;
    set_capabilities(None, CapabilitySets { inheritable: has.inheritable | needed, ..has })?;
    for capability in needed.iter() {
        configure_capability_in_ambient_set(capability, true)?;
    }
    Ok(())
}

/// Makes the new machine fit to live in: empty temporary folders, save for those that are kept, a `/proc` that
/// shows what is here, and a network of one.
pub(super) fn settle(kept: &[&Path]) -> io::Result<()> {
    // What is written here is for the moment only, too.
    let here = std::env::current_dir()?;
    let open = |path: &Path| -> io::Result<(PathBuf, File)> {
        let flags = (libc::O_PATH | libc::O_DIRECTORY).unsigned_abs();
        let folder = OpenOptions::new().read(true).custom_flags(flags.cast_signed()).open(path)?;
        Ok((path.to_owned(), folder))
    };
    let kept: Vec<(PathBuf, File)> = kept.iter().copied().map(open).collect::<io::Result<_>>()?;

    mount_change("/", MountPropagationFlags::PRIVATE | MountPropagationFlags::REC)?;
    let flags = MountFlags::NOSUID | MountFlags::NODEV;
    let temporary = TEMPORARY.iter().map(Path::new).chain([&*here]).filter(|path| path.is_dir());
    let temporary: Vec<&Path> = temporary.collect();
    for path in &temporary {
        // One of them may lie in another, which is new and empty.
        fs::create_dir_all(path)?;
        mount("none", *path, "tmpfs", flags, c"size=256m,mode=1777")?;
    }
    for (path, folder) in &kept {
        if temporary.iter().any(|covered| path.starts_with(covered)) {
            fs::create_dir_all(path)?;
            mount_bind(format!("/proc/self/fd/{}", folder.as_raw_fd()), path)?;
        }
    }
    std::env::set_current_dir(&here)?;
    mount("none", "/proc", "proc", flags | MountFlags::NOEXEC, None)?;
    bring_up_loopback()?;
    // Whoever comes after us here administers nothing.
    Ok(clear_ambient_capability_set()?)
}

/// `ip link set lo up`, as the kernel is told: a header, then what is to change about the first link.
fn bring_up_loopback() -> io::Result<()> {
    const UP: u32 = libc::IFF_UP.unsigned_abs();
    let flags = u16::try_from(libc::NLM_F_REQUEST | libc::NLM_F_ACK).unwrap_or_default();
    let mut request = Vec::new();
    request.extend(32_u32.to_ne_bytes());
    request.extend(libc::RTM_NEWLINK.to_ne_bytes());
    request.extend(flags.to_ne_bytes());
    request.extend([0; 8]); // number and sender
    request.extend([0; 4]); // family and type
    request.extend(1_u32.to_ne_bytes()); // the first link is `lo`
    request.extend(UP.to_ne_bytes());
    request.extend(UP.to_ne_bytes());

    // Of the kinds of netlink, the first speaks of links.
    let socket = rustix::net::socket(AddressFamily::NETLINK, SocketType::RAW, None)?;
    let kernel = netlink::SocketAddrNetlink::new(0, 0);
    rustix::net::sendto(&socket, &request, SendFlags::empty(), &kernel)?;
    let mut answer = [0_u8; 256];
    let (length, _) = rustix::net::recv(&socket, answer.as_mut_slice(), rustix::net::RecvFlags::empty())?;
    match answer.get(16..20).and_then(|code| code.try_into().ok()).map(i32::from_ne_bytes) {
        Some(0) if length >= 20 => Ok(()),
        Some(code) => Err(io::Error::from_raw_os_error(-code)),
        None => Err(io::ErrorKind::InvalidData.into()),
    }
}
