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
            match addresses.iter().find(|address| *address != first) {
                None => Ok(()),
                Some(other) => Err(run.broken(format!("one finds {first}, another {other}"))),
            }
        })
        .with_arguments("there are threads that look", &[], |run| super::starts_threads(run, 1))
}
