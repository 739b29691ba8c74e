//! The names that a program may use, held against the real ones, item by item.
//!
//! `std.txt` lists what the real `std` and `core` have and the model must have, `left_out.txt` what it must not have
//! and why. Where the toolchain has its documentation the list is held against that; the model is held against the
//! list by what rustdoc says of it. The four crates are documented both, and compared directly.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use libtest_mimic::{Failed, Trial};

use crate::aliases;
use crate::documentation::{self, Item, Surface};
use crate::programs::{Libraries, Snippet, root};

/// Set to write `std.txt` again, as the documentation and the reasons say.
const WRITE: &str = "THREADBARE_WRITE_SURFACE";

pub(crate) fn trials(libraries: &'static Libraries) -> Vec<Trial> {
    let mut trials = vec![
        Trial::test("surface::std", || model_has_the_list(libraries)),
        Trial::test("surface::list", || list_is_the_documentation(libraries)),
        Trial::test("surface::names", || names_are_everywhere(libraries)),
        Trial::test("surface::left_out", || left_out_is_nowhere(libraries)),
    ];
    for name in ["parking_lot", "crossbeam_channel", "rand", "ctrlc"] {
        trials.push(Trial::test(format!("surface::{name}"), move || crates_are_alike(libraries, name)));
    }
    trials
}

fn folder() -> PathBuf {
    root().join("tests/conformance/surface")
}

fn lines_of(name: &str) -> Result<Vec<String>, String> {
    let file = folder().join(name);
    let text = std::fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    Ok(text.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect())
}

/// What the model has not, each with the reason.
struct LeftOut(Vec<(String, String)>);

impl LeftOut {
    fn read() -> Result<LeftOut, String> {
        let mut all = Vec::new();
        for line in lines_of("left_out.txt")?.iter().filter(|line| !line.starts_with('#')) {
            let (path, reason) =
                line.split_once(": ").ok_or_else(|| format!("left_out.txt gives no reason: {line}"))?;
            all.push((path.to_owned(), reason.to_owned()));
        }
        Ok(LeftOut(all))
    }

    fn has(&self, path: &str) -> bool {
        // A star stands for `std` and `core`.
        let inner = path.split_once("::").map_or("", |(_, inner)| inner);
        self.0.iter().any(|(left, _)| match left.strip_prefix("*::") {
            Some(left) => is_within(inner, left),
            None => is_within(path, left),
        })
    }
}

impl LeftOut {
    /// An implementation of a trait that is left out, or for a type that is.
    fn names_trait_or_type(&self, line: &str) -> bool {
        self.0.iter().any(|(path, _)| {
            let name = path.rsplit("::").next().unwrap_or_default();
            line.starts_with(&format!("impl {name} for ")) || line.ends_with(&format!(" for {name}"))
        })
    }
}

fn is_within(path: &str, outer: &str) -> bool {
    path.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

/// `std.txt`: items that are to be there, each with its lines, and modules that are to be there whole.
#[derive(Default)]
struct List {
    version: String,
    modules: Vec<String>,
    items: Vec<(String, String, BTreeSet<String>)>,
}

impl List {
    fn read() -> Result<List, String> {
        let mut list = List::default();
        for line in lines_of("std.txt")? {
            if let Some(version) = line.strip_prefix("# ") {
                version.clone_into(&mut list.version);
            } else if let Some(line) = line.strip_prefix("    ") {
                let (.., lines) = list.items.last_mut().ok_or("std.txt begins with a line of no item")?;
                lines.insert(line.to_owned());
            } else if let Some(module) = line.strip_prefix("module ") {
                list.modules.push(module.to_owned());
            } else if let Some((kind, path)) = line.split_once(' ') {
                list.items.push((kind.to_owned(), path.to_owned(), BTreeSet::new()));
            }
        }
        Ok(list)
    }

    fn written(&self) -> String {
        let mut text = format!("# {}\n", self.version);
        for module in &self.modules {
            let _ = writeln!(text, "module {module}");
        }
        for (kind, path, lines) in &self.items {
            let _ = writeln!(text, "{kind} {path}");
            for line in lines {
                let _ = writeln!(text, "    {line}");
            }
        }
        text
    }

    /// What `real` says, of all that is not left out; an item's own lines only where the model has made it anew.
    fn derived(version: String, real: &Surface, model: &Surface, left_out: &LeftOut) -> List {
        let mut list = List { version, ..List::default() };
        let top = |path: &str| path.split("::").take(2).collect::<Vec<_>>().join("::");
        let partial: BTreeSet<String> = model
            .iter()
            .filter(|(path, item)| path.matches("::").count() > 1 && (item.own || item.kind == "name"))
            .map(|(path, _)| top(path))
            .chain(
                left_out
                    .0
                    .iter()
                    .filter(|(path, _)| path.matches("::").count() > 1)
                    .map(|(path, _)| top(path)),
            )
            .collect();
        let mut whole = BTreeSet::new();
        for (path, item) in real {
            if item.unstable || left_out.has(path) {
                continue;
            }
            if path.matches("::").count() > 1 && !partial.contains(&top(path)) {
                whole.insert(top(path));
                continue;
            }
            let own = model.get(path).is_some_and(|item| item.own && item.kind != "macro");
            let mut lines = if own { item.lines.clone() } else { BTreeSet::new() };
            lines.retain(|line| !left_out.names_trait_or_type(line));
            list.items.push((item.kind.clone(), path.clone(), lines));
        }
        list.modules.extend(whole);
        list
    }
}

/// The modelled `std` and `core`, as rustdoc sees them.
fn model(libraries: &Libraries) -> Result<Surface, String> {
    let pages = libraries.modelled.documentation()?;
    let mut surface = documentation::read(pages, "std")?;
    let core = documentation::read(pages, "core")?;
    for (path, item) in &core {
        // What `std` has from `core` is told there.
        if let (true, Some(same)) = (item.own, surface.get_mut(&path.replacen("core", "std", 1))) {
            same.own = false;
        }
    }
    surface.extend(core);
    Ok(surface)
}

fn rustc(argument: &str) -> Result<String, String> {
    let output =
        Command::new("rustc").args(argument.split(' ')).output().map_err(|error| error.to_string())?;
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn version() -> Result<String, String> {
    Ok(rustc("--version")?.split(' ').take(2).collect::<Vec<_>>().join(" "))
}

/// The list is what the documentation of the toolchain says, where it is installed and of the list's version.
fn list_is_the_documentation(libraries: &Libraries) -> Result<(), Failed> {
    let pages = Path::new(&rustc("--print sysroot")?).join("share/doc/rust/html");
    let writes = std::env::var_os(WRITE).is_some();
    if !pages.join("std/index.html").exists() {
        println!("surface::list: the toolchain has no documentation, so the list is taken as it stands");
        return Ok(());
    }
    if !writes && List::read()?.version != version()? {
        println!("surface::list: the list is of another version, so it is taken as it stands");
        return Ok(());
    }
    let mut real = documentation::read(&pages, "std")?;
    for (path, item) in documentation::read(&pages, "core")? {
        if path.starts_with("core::prelude::") {
            // The prelude of `std` has all that the one of `core` has, and rustdoc tells but what it adds.
            real.insert(path.replacen("core", "std", 1), Item::name());
        }
        real.insert(path, item);
    }
    let derived = List::derived(version()?, &real, &model(libraries)?, &LeftOut::read()?).written();
    if writes {
        std::fs::write(folder().join("std.txt"), derived)?;
        return Ok(());
    }
    let listed = List::read()?.written();
    let (listed, derived): (BTreeSet<&str>, BTreeSet<&str>) =
        (listed.lines().collect(), derived.lines().collect());
    let mut wrong =
        listed.difference(&derived).map(|line| format!("not documented: {line}")).collect::<Vec<_>>();
    wrong.extend(derived.difference(&listed).map(|line| format!("not listed: {line}")));
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n").into()) }
}

/// The model has what the list says, no less and no more.
fn model_has_the_list(libraries: &Libraries) -> Result<(), Failed> {
    let (list, model) = (List::read()?, model(libraries)?);
    if list.version != version()? {
        // What rustdoc writes differs from version to version.
        println!("surface::std: the list is of {}, so only names are compared", list.version);
        return Ok(());
    }
    let mut wanted = Vec::new();
    for (kind, path, lines) in &list.items {
        wanted.push(format!("{kind} {path}"));
        if model.get(path).is_some_and(|item| item.own) {
            wanted.extend(lines.iter().map(|line| format!("{path}: {line}")));
        }
    }
    let mut found = Vec::new();
    for (path, item) in &model {
        if list.modules.iter().any(|module| is_within(path, module)) || path.contains("::__threadbare::") {
            continue;
        }
        found.push(format!("{} {path}", item.kind));
        if item.own && item.kind != "macro" {
            found.extend(item.lines.iter().map(|line| format!("{path}: {line}")));
        }
    }
    unexpected_differences(&wanted, &found, &["std", "core"])
}

/// Fails with every difference that `differs.txt` does not know of, and with those that it knows of and are none.
fn unexpected_differences(wanted: &[String], found: &[String], crates: &[&str]) -> Result<(), Failed> {
    let (wanted, found): (BTreeSet<&String>, BTreeSet<&String>) =
        (wanted.iter().collect(), found.iter().collect());
    let missing = wanted.difference(&found).map(|line| format!("not modelled: {line}"));
    let added = found.difference(&wanted).map(|line| format!("only modelled: {line}"));
    let found: BTreeSet<String> = missing.chain(added).collect();
    let mut known = lines_of("differs.txt")?;
    known.retain(|line| {
        let of = line.split_once("modelled: ").map_or("", |(_, path)| path).split("::").next();
        of.is_some_and(|of| crates.iter().any(|name| of.split(' ').next_back() == Some(name)))
    });
    let known: BTreeSet<String> = known.into_iter().collect();
    let new: Vec<&str> = found.difference(&known).map(String::as_str).collect();
    let old: Vec<String> = known.difference(&found).map(|line| format!("no longer {line}")).collect();
    if new.is_empty() && old.is_empty() {
        return Ok(());
    }
    Err(format!("{}\n{}", new.join("\n"), old.join("\n")).into())
}

/// Every name of the list is a name of the real `std`, of the native backing and of the model.
fn names_are_everywhere(libraries: &Libraries) -> Result<(), Failed> {
    let list = List::read()?;
    let mut text = "#![allow(deprecated)]\n".to_owned();
    let paths = list.modules.iter().chain(list.items.iter().map(|(_, path, _)| path));
    for (number, path) in paths.enumerate() {
        // The newest edition has all names.
        let path = match path.split_once("::prelude::").filter(|(outer, _)| !outer.contains("::")) {
            Some((outer, name)) => format!("{outer}::prelude::rust_2024::{name}"),
            None => path.clone(),
        };
        let _ = writeln!(text, "pub use {} as n{number};", path.trim_end_matches('!'));
    }
    text.push_str("fn main() {}\n");
    let snippet = Snippet::new(&text)?;
    for (name, errors) in [
        ("the real std", snippet.errors_alone()?),
        ("the native backing", snippet.errors(&libraries.native)?),
        ("the model", snippet.errors(&libraries.modelled)?),
    ] {
        let texts: Vec<&str> = errors.iter().map(|error| error.text.as_str()).collect();
        if !texts.is_empty() {
            return Err(format!("{name} lacks some of these:\n{}", texts.concat()).into());
        }
    }
    Ok(())
}

/// Nothing that is left out can be reached in either backing, and it is no invention.
fn left_out_is_nowhere(libraries: &Libraries) -> Result<(), Failed> {
    let mut left_out = LeftOut::read()?;
    // Of these there is a module of the same name, and a prelude's names are those of other places.
    left_out.0.retain(|(path, _)| path != "std::env!" && !path.contains("::prelude::"));
    let mut text = "#![allow(deprecated)]\n".to_owned();
    for (number, (path, _)) in left_out.0.iter().enumerate() {
        let _ = writeln!(text, "pub use {} as n{number};", path.trim_end_matches('!'));
    }
    text.push_str("fn main() {}\n");
    let snippet = Snippet::new(&text)?;
    // What is unstable is there all the same.
    if let Some(error) =
        snippet.errors_alone()?.iter().find(|error| !["", "E0658"].contains(&error.code.as_str()))
    {
        return Err(format!("the real std lacks it too: {}", error.text).into());
    }
    for (name, backing) in [("native", &libraries.native), ("modelled", &libraries.modelled)] {
        let refused: BTreeSet<usize> =
            snippet.errors(backing)?.iter().flat_map(|error| error.lines.clone()).collect();
        let reached = left_out.0.iter().enumerate().filter(|(number, _)| !refused.contains(&(number + 2)));
        let reached: Vec<&str> = reached.map(|(_, (path, _))| path.as_str()).collect();
        if !reached.is_empty() {
            return Err(format!("{name} it is there: {}", reached.join(", ")).into());
        }
    }
    Ok(())
}

/// A crate and its model have the same names, methods and traits.
fn crates_are_alike(libraries: &Libraries, name: &str) -> Result<(), Failed> {
    let pages = libraries.native.documentation()?;
    let mut real = documentation::read(pages, name)?;
    if name == "parking_lot" {
        aliases::write_out(&mut real, &documentation::read(pages, "lock_api")?);
    }
    let model = documentation::read(libraries.modelled.documentation()?, name)?;
    // A short name is declared in another way than what it stands for, and raw locks are for `lock_api` alone.
    let is_short = name == "parking_lot";
    let told = |surface: &Surface| -> Vec<String> {
        let mut all = Vec::new();
        for (path, item) in surface {
            let kind = if is_short { "name" } else { &item.kind };
            all.push(format!("{kind} {path}"));
            let raw = is_short && path.contains("::Raw");
            if model.get(path).is_some_and(|item| item.own) && item.kind != "macro" && !raw {
                let lines = item.lines.iter().filter(|line| !is_short || !line.starts_with("pub "));
                all.extend(lines.map(|line| format!("{path}: {line}")));
            }
        }
        all
    };
    unexpected_differences(&told(&real), &told(&model), &[name])
}
