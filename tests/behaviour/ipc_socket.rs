//! Two processes talk over a socket.

use crate::judge::Behaviour;
use crate::run::supervise::Interference;

pub(super) fn behaviour() -> Behaviour {
    let behaviour = Behaviour::native("ipc_socket").with_arguments(
        "all that is sent is received, and the checksums are equal",
        &[],
        super::conversation,
    );
    super::needs_the_other_process(behaviour, "checksum: equal").interfered(
        "they talk over a socket",
        &[(&[], Interference::FollowCalls)],
        |runs| runs.iter().try_for_each(super::has_sockets),
    )
}
