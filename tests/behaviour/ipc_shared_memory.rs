//! Two processes talk through memory that both have mapped.

use crate::judge::Behaviour;
use crate::run::supervise::Interference;

pub(super) fn behaviour() -> Behaviour {
    Behaviour::native("ipc_shared_memory")
        .with_arguments("all that is sent is received, and the checksums are equal", &[], super::conversation)
        .with_arguments("there are two processes", &[], |run| super::starts_processes(run, 1))
        .interfered("both have the memory mapped", &[(&[], Interference::FollowCalls)], |runs| {
            runs.iter().try_for_each(|run| {
                super::seen(run, |seen| match seen.sharing {
                    0 => Err("no process maps memory to share it".to_owned()),
                    1 => Err("only one process maps memory to share it".to_owned()),
                    _ => Ok(()),
                })
            })
        })
}
