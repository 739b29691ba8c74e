//! Nodes, processors and distances of this machine, as the operating system tells them.

use crate::judge::Behaviour;

pub(super) fn behaviour() -> Behaviour {
    Behaviour::native("numa").with_arguments("there are as many nodes as the system says", &[], |run| match (
        run.claim("nodes"),
        nodes(),
    ) {
        (None, _) => Err(run.broken("`nodes: N` is not printed")),
        (Some((_, claimed)), Some(nodes)) if claimed != nodes => {
            Err(run.broken(format!("it says {claimed} nodes, the system says {nodes}")))
        }
        _ => Ok(()),
    })
}

/// Linux lists them; what does not is one node.
fn nodes() -> Option<i64> {
    if !cfg!(target_os = "linux") {
        return None;
    }
    let Ok(entries) = std::fs::read_dir("/sys/devices/system/node") else { return Some(1) };
    let nodes = entries
        .flatten()
        .filter(|entry| {
            let name = entry.file_name();
            let number = name.to_str().and_then(|name| name.strip_prefix("node"));
            number
                .is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
        })
        .count();
    i64::try_from(nodes.max(1)).ok()
}
