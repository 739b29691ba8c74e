//! Threads see one address space.

use crate::judge::Behaviour;

pub(super) fn behaviour() -> Behaviour {
    Behaviour::native("shared_memory")
        .with_arguments("every thread finds the same address", &[], |run| {
            let addresses: Vec<&str> = run.values("address").map(|(_, address)| address).collect();
            let Some(first) = addresses.first() else {
                return Err(run.broken("`address: 0x…` is not printed"));
            };
            if addresses.len() < 2 {
                return Err(run.broken("only one address is printed"));
            }
            let digits = first.strip_prefix("0x").unwrap_or_default();
            if digits.is_empty() || !digits.chars().all(|digit| digit.is_ascii_hexdigit()) {
                return Err(run.broken(format!("`{first}` is no address")));
            }
            match addresses.iter().all(|address| address == first) {
                true => Ok(()),
                false => Err(run.broken("not everybody finds it at the same address")),
            }
        })
        .with_arguments("there are threads that look", &[], |run| super::starts_threads(run, 1))
}
