//! A starting file for a student: the sheet as its header, the skeleton below.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use crate::behaviour::Concept;
use crate::judge::Kind;

pub(super) fn write(concept: &Concept) -> anyhow::Result<PathBuf> {
    let path = Path::new(&format!("{}.rs", concept.name)).to_owned();
    if path.exists() {
        anyhow::bail!("{} is there already; it is left as it is", path.display());
    }
    std::fs::write(&path, text(concept)).map_err(|error| anyhow::anyhow!("{}: {error}", path.display()))?;
    Ok(path)
}

pub(super) fn text(concept: &Concept) -> String {
    let mut text = format!("//! {}\n//!\n", concept.name);
    for line in concept.sheet().lines() {
        let _ = writeln!(text, "{}", format!("//! {line}").trim_end());
    }
    let _ = writeln!(text, "//!\n//! What is checked:");
    for sentence in (concept.behaviour)().sentences {
        let kind = match sentence.kind {
            Kind::Always => "always",
            Kind::Sometimes => "sometimes",
        };
        let _ = writeln!(text, "//! - {kind}: {}", sentence.words);
    }
    text.push_str("\nfn main() {\n    // Yours.\n}\n");
    text
}
