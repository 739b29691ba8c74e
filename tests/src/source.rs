//! A submission: one `.rs` file and the concept that it is about. Everything that can be wrong with a file
//! before its tokens are looked at becomes a sentence here.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::behaviour::{self, Concept};

/// No program of a sheet comes near this; what is larger was not written by hand.
const LARGEST: u64 = 1 << 20;

#[derive(Clone, Debug)]
pub struct Source {
    /// As it was given, for reports.
    pub path: PathBuf,
    pub concept: &'static Concept,
    pub text: String,
}

impl Source {
    /// Reads a file. The concept is `named`, or the file's own name.
    pub fn read(path: &Path, named: Option<&str>) -> Result<Source, String> {
        // However it is named.
        if matches!(path.try_exists(), Ok(false)) {
            return Err("there is no such file".to_owned());
        }
        let concept = match named {
            Some(name) => concept_named(name)?,
            None => concept_of(path)?,
        };
        Ok(Source { path: path.to_owned(), concept, text: read_text(path)? })
    }

    /// What the compiler calls the file, in both builds: diagnostics and `Location` say it too.
    pub fn file_name(&self) -> String {
        format!("{}.rs", self.concept.name)
    }

    /// Whether the line is one of the file's own: what is compiled goes on after it.
    pub fn has_line(&self, line: u32) -> bool {
        line != 0 && usize::try_from(line).is_ok_and(|line| line <= self.text.lines().count())
    }

    /// The code on a line, from 1, without its indentation; empty where there is no such line.
    pub fn code(&self, line: u32) -> &str {
        let number = usize::try_from(line).unwrap_or(0);
        number.checked_sub(1).and_then(|index| self.text.lines().nth(index)).unwrap_or("").trim()
    }
}

/// The concept that a file's name says it is about.
pub fn concept_of(path: &Path) -> Result<&'static Concept, String> {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    behaviour::find(&stem).ok_or_else(|| {
        format!(
            "the file is not named as a concept, so what it should do is not known: rename it, or say \
             --as <concept>. {}",
            suggestion(&stem)
        )
    })
}

pub fn concept_named(name: &str) -> Result<&'static Concept, String> {
    behaviour::find(name)
        .ok_or_else(|| format!("there is no concept `{}`. {}", plain(name), suggestion(name)))
}

/// The nearest name, and all of them.
fn suggestion(name: &str) -> String {
    let mut nearest: Vec<(f64, &str)> = behaviour::CONCEPTS
        .iter()
        .map(|concept| (strsim::jaro_winkler(&name.to_lowercase(), concept.name), concept.name))
        .collect();
    nearest.sort_by(|left, right| right.0.total_cmp(&left.0));
    let nearest = match nearest.first() {
        Some((likeness, nearest)) if *likeness > 0.75 => format!("Did you mean `{nearest}`? "),
        _ => String::new(),
    };
    let names: Vec<&str> = behaviour::CONCEPTS.iter().map(|concept| concept.name).collect();
    format!("{nearest}The concepts are: {}.", names.join(", "))
}

fn read_text(path: &Path) -> Result<String, String> {
    let metadata = fs::metadata(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => "there is no such file".to_owned(),
        _ => format!("the file cannot be read: {error}"),
    })?;
    if metadata.is_dir() {
        return Err("this is a folder, not a file".to_owned());
    }
    if !metadata.is_file() {
        return Err("this is not a plain file".to_owned());
    }
    if metadata.len() > LARGEST {
        return Err(format!(
            "the file has {} bytes; a program for a sheet has at most {LARGEST}",
            metadata.len()
        ));
    }
    let mut bytes = Vec::new();
    // Not a byte more, should it have grown meanwhile.
    let read = fs::File::open(path).and_then(|file| file.take(LARGEST).read_to_end(&mut bytes));
    read.map_err(|error| format!("the file cannot be read: {error}"))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let line = error.as_bytes()[..error.utf8_error().valid_up_to()].split(|byte| *byte == b'\n').count();
        format!("the file is not UTF-8: line {line} has bytes that are no text; save it as UTF-8")
    })?;
    if text.trim_start_matches('\u{feff}').trim().is_empty() {
        return Err("the file is empty".to_owned());
    }
    Ok(text)
}

/// A path as reports and journals name it: bytes that are no text are told by their numbers.
pub fn shown(path: &Path) -> String {
    let mut shown = String::new();
    for chunk in path.as_os_str().as_encoded_bytes().utf8_chunks() {
        shown.push_str(&plain(chunk.valid()).replace(['\n', '\t'], "?"));
        for byte in chunk.invalid() {
            shown.push_str(&format!("\\x{byte:02x}"));
        }
    }
    shown
}

/// Text of strangers, safe to show anywhere: no control character, no mark that turns the direction of
/// writing, nothing invisible.
pub fn plain(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' | '\t' => safe.push(character),
            '\r' => {}
            _ if is_unsafe_to_show(character) => safe.extend(character.escape_unicode()),
            _ => safe.push(character),
        }
    }
    safe
}

fn is_unsafe_to_show(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

/// For a shell, where it needs that.
pub fn quoted(text: &str) -> String {
    let plain = |character: char| character.is_ascii_alphanumeric() || "/._-@:,+=".contains(character);
    if text.chars().all(plain) { text.to_owned() } else { format!("'{}'", text.replace('\'', "'\\''")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_strangers_is_shown_without_its_tricks() {
        assert_eq!(plain("a\u{1b}[31mb\u{202e}c\r\n"), "a\\u{1b}[31mb\\u{202e}c\n");
    }

    #[cfg(unix)]
    #[test]
    fn two_paths_never_look_the_same() {
        use std::os::unix::ffi::OsStrExt;
        let shown_bytes = |bytes: &[u8]| shown(Path::new(std::ffi::OsStr::from_bytes(bytes)));
        assert_eq!(shown_bytes(b"caf\xe9/mutex.rs"), "caf\\xe9/mutex.rs");
        assert_eq!(shown_bytes("café/mutex.rs".as_bytes()), "café/mutex.rs");
    }

    #[test]
    fn the_nearest_concept_is_named() {
        assert!(concept_named("trylock").unwrap_err().contains("Did you mean `try_lock`?"));
        assert!(
            concept_named("zzz").unwrap_err().starts_with("there is no concept `zzz`. The concepts are:")
        );
    }
}
