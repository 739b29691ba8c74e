//! Two processes talk over a pipe.

use crate::judge::Behaviour;

pub(super) fn behaviour() -> Behaviour {
    let behaviour = Behaviour::native("ipc_pipe").with_arguments(
        "all that is sent is received, and the checksums are equal",
        &[],
        super::conversation,
    );
    super::needs_the_other_process(behaviour, "checksum: equal")
}
