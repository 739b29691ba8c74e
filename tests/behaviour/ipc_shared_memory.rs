//! Two processes talk through memory that both have mapped.

use crate::judge::Behaviour;

pub(super) fn behaviour() -> Behaviour {
    Behaviour::native("ipc_shared_memory")
        .with_arguments(
            "all that is sent is received, and the checksums are equal",
            &[],
            super::conversation,
        )
        .with_arguments("there are two processes", &[], |run| super::starts_processes(run, 1))
}
