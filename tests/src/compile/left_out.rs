//! What the real `std` has and these programs may not use, so that a compiler's "not found" is told from a slip of the
//! pen. The list is the one that the model's surface is tested against.

const LIST: &str = include_str!("../../conformance/surface/left_out.txt");

/// The compiler's words, after a sentence on what they miss of `std`, if it is that.
pub(super) fn explained(why: String) -> String {
    let missed: Vec<String> = LIST
        .lines()
        .filter_map(|line| line.split_once(": "))
        .filter(|(path, _)| !path.starts_with(['#', '*']) && is_missed(path, &why))
        .map(|(path, reason)| format!("`{path}` ({reason})"))
        .collect();
    if missed.is_empty() {
        return why;
    }
    format!(
        "The real `std` has this, but a program for this sheet may not use it: {}.\n\n{why}",
        missed.join(", ")
    )
}

/// The compiler says so in one way or another.
fn is_missed(path: &str, why: &str) -> bool {
    let Some((parent, name)) = path.rsplit_once("::") else { return false };
    let module = parent.rsplit("::").next().unwrap_or(parent);
    [
        format!("unresolved import `{path}`"),
        format!("unresolved import `{path}::"),
        format!("`{path}`, "),
        format!(", `{path}`"),
        format!("could not find `{name}` in `{module}`"),
        format!("`{name}` in module `{parent}`"),
        format!("`{name}` in `{parent}`"),
    ]
    .iter()
    .any(|words| why.contains(words))
}

#[cfg(test)]
mod tests {
    use super::explained;

    #[test]
    fn says_what_is_left_out() {
        let why = "error[E0432]: unresolved import `std::fs`\n --> a.rs:1:5\n".to_owned();
        let said = explained(why.clone());
        assert!(said.contains("`std::fs` (files).") && said.ends_with(&why), "{said}");
    }

    #[test]
    fn says_nothing_of_a_slip() {
        let why = "error[E0432]: unresolved import `std::sync::Mutx`\n --> a.rs:1:5\n".to_owned();
        assert_eq!(explained(why.clone()), why);
    }
}
