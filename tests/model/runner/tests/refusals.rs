//! What the real compiler refuses the model refuses too: in each file of `tests/conformance/refused` every module is an
//! error with both backings, by the code above it. A lint needs the real types, which a program is compiled with first.

use std::path::Path;

use libtest_mimic::Failed;

use crate::programs::{Backing, Libraries, Refusal, Snippet};

/// A module, and the codes of which one must be said of it.
struct Wrong {
    name: String,
    codes: Vec<String>,
    lines: std::ops::RangeInclusive<usize>,
}

impl Wrong {
    fn is_lint(&self) -> bool {
        self.codes
            .iter()
            .any(|code| code.starts_with(|letter: char| letter.is_lowercase()) && code != LIFETIME)
    }

    fn is_told(&self, refusals: &[Refusal]) -> bool {
        refusals.iter().any(|refusal| {
            refusal.lines.iter().any(|line| self.lines.contains(line))
                && self.codes.iter().any(|code| {
                    refusal.code == *code
                        || (code == LIFETIME && refusal.text.contains("lifetime may not live"))
                })
        })
    }
}

/// An error that has no code.
const LIFETIME: &str = "lifetime";

fn modules(text: &str) -> Vec<Wrong> {
    let mut found: Vec<Wrong> = Vec::new();
    let mut codes = Vec::new();
    for (number, line) in text.lines().enumerate().map(|(number, line)| (number + 1, line)) {
        if let Some(said) = line.strip_prefix("// ") {
            codes = said.split(" or ").map(str::to_owned).collect();
        } else if let Some(name) = line.strip_prefix("mod ").and_then(|line| line.strip_suffix(" {")) {
            found.push(Wrong {
                name: name.to_owned(),
                codes: std::mem::take(&mut codes),
                lines: number..=number,
            });
        } else if let ("}", Some(module)) = (line, found.last_mut()) {
            module.lines = *module.lines.start()..=number;
        }
    }
    found.pop_if(|last| last.lines.start() == last.lines.end());
    found
}

pub(crate) fn are_refused(libraries: &Libraries, file: &Path) -> Result<(), Failed> {
    let text = std::fs::read_to_string(file)?;
    let snippet = Snippet::new(&text)?;
    let modules = modules(&text);
    let accepted = |backing: &Backing, lints: bool| -> Result<Vec<String>, String> {
        let refusals = snippet.errors(backing)?;
        let accepted =
            modules.iter().filter(|module| (lints || !module.is_lint()) && !module.is_told(&refusals));
        Ok(accepted.map(|module| module.name.clone()).collect())
    };
    let mut wrong = Vec::new();
    for (name, accepted) in [
        ("natively", accepted(&libraries.native, true)?),
        ("modelled", accepted(&libraries.modelled, false)?),
    ] {
        wrong.extend(accepted.into_iter().map(|module| format!("not refused so {name}: {module}")));
    }
    if modules.is_empty() {
        wrong.push("no module in the file".to_owned());
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n").into()) }
}
