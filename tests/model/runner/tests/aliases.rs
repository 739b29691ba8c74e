//! The real `parking_lot` is `lock_api` with raw locks of its own: each of its types is a short name for one of
//! `lock_api`'s. Here such a name gets the lines that its type would have if it were written out.

use std::collections::{BTreeMap, BTreeSet};

use crate::documentation::Surface;

/// A short name: `FairMutex<T>` is `Mutex<RawFairMutex, T>`.
struct Alias {
    of: String,
    raw: String,
}

/// Replaces the lines of every short name in `crate_surface` by what `lock_api` says of its type.
pub(crate) fn write_out(crate_surface: &mut Surface, lock_api: &Surface) {
    let mut aliases = BTreeMap::new();
    for (path, item) in crate_surface.iter().filter(|(_, item)| item.kind == "type") {
        let Some(name) = path.rsplit("::").next() else { continue };
        let target = item.lines.iter().find_map(|line| line.split_once(" = "));
        let Some((of, arguments)) = target.and_then(|(_, target)| target.split_once('<')) else { continue };
        let mut arguments =
            arguments.split([',', '>']).map(str::trim).filter(|argument| !argument.starts_with('\''));
        let raw = arguments.next().unwrap_or_default().to_owned();
        aliases.insert(name.to_owned(), Alias { of: of.to_owned(), raw });
    }
    let mut all_lines = Vec::new();
    for (name, alias) in &aliases {
        let Some(item) = lock_api.get(&format!("lock_api::{}", alias.of)) else { continue };
        // What the raw lock can do. The recursive one is the other one with a parameter.
        let raw = format!(" for {}", alias.raw.trim_end_matches("Recursive"));
        let can =
            crate_surface.values().flat_map(|item| &item.lines).filter(|line| line.contains(&raw)).collect();
        let lines: BTreeSet<String> =
            item.lines.iter().filter_map(|line| written_out(line, alias, &aliases, &can)).collect();
        all_lines.push((name.clone(), lines));
    }
    for (name, lines) in all_lines {
        for (_, item) in crate_surface.iter_mut().filter(|(path, _)| path.ends_with(&format!("::{name}"))) {
            item.kind = "struct".to_owned();
            item.lines.clone_from(&lines);
        }
    }
}

/// A line of `lock_api` for this raw lock; `None` where the raw lock cannot do it.
fn written_out(
    line: &str,
    alias: &Alias,
    aliases: &BTreeMap<String, Alias>,
    can: &Vec<&String>,
) -> Option<String> {
    if line.starts_with("pub struct") {
        return None;
    }
    let parts: Option<Vec<String>> = line.split(" | ").map(|part| without_raw(part, alias, can)).collect();
    let mut line = parts?.join(" | ");
    for (long, short) in [
        ("_:<C::RawMutex as RawMutexTimed>::", "_: "),
        ("C::RawMutex, ", ""),
        ("R::Duration", "Duration"),
        ("R::Instant", "Instant"),
        ("_: R,", &format!("_: {},", alias.raw)),
        ("_: G,", "_: RawThreadId,"),
        ("(R, T)", &format!("({}, T)", alias.raw)),
        ("(R, G, T)", &format!("({}, RawThreadId, T)", alias.raw)),
        ("R, G, ", ""),
        ("R, ", ""),
        ("impl<C> ", "impl "),
        ("impl<R, C> ", "impl "),
        ("impl<C> ", "impl "),
        ("Condvar<C>", "Condvar"),
        ("&C", "&RawCondvar"),
    ] {
        line = line.replace(long, short);
    }
    // Every type of this raw lock has a name of its own.
    let mut words = String::new();
    let mut word = String::new();
    for letter in line.chars().chain([' ']) {
        if letter.is_alphanumeric() {
            word.push(letter);
            continue;
        }
        let named = aliases.iter().find(|(_, other)| other.of == word && other.raw == alias.raw);
        words.push_str(named.map_or(word.as_str(), |(name, _)| name));
        words.push(letter);
        word.clear();
    }
    Some(words.trim_end().to_owned())
}

/// Without the bounds on the raw lock. A guard whose raw part must not leave its thread cannot either.
fn without_raw(part: &str, alias: &Alias, can: &Vec<&String>) -> Option<String> {
    let Some((head, clause)) = part.split_once(" where ") else { return Some(part.to_owned()) };
    let mut kept = Vec::new();
    for bound in clause.split(", ") {
        if let Some(traits) = bound.strip_prefix("R: ") {
            let missing = |name: &&str| {
                name.starts_with("Raw") && !can.iter().any(|line| line.contains(&format!(" {name} for")))
            };
            if alias.of != "Condvar" && traits.split(" + ").any(|name| missing(&name)) {
                return None;
            }
        } else if bound.starts_with("<R as ") || bound.starts_with("R::") {
            if bound.ends_with(": Send") {
                return Some(head.replace(" Send for", " !Send for"));
            }
        } else if !bound.starts_with("G: ") && !bound.starts_with("C: ") {
            kept.push(bound);
        }
    }
    Some(if kept.is_empty() { head.to_owned() } else { format!("{head} where {}", kept.join(", ")) })
}
