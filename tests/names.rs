//! Example, behaviour and page of the book carry the same name, so none can be missing.

use std::collections::BTreeSet;
use std::path::Path;

use threadbare::behaviour::CONCEPTS;

type Check = fn() -> Result<(), String>;

pub fn checks() -> Vec<(&'static str, Check)> {
    vec![
        ("every concept has an example, and every example a concept", examples),
        ("every concept has a behaviour of its own, and every behaviour a concept", behaviours),
        ("every variant is of a concept, and every wrong one says what it breaks", variants),
    ]
}

fn concepts() -> BTreeSet<String> {
    CONCEPTS.iter().map(|concept| concept.name.to_owned()).collect()
}

fn rust_files(folder: &Path) -> BTreeSet<String> {
    std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.strip_suffix(".rs").map(str::to_owned))
        .collect()
}

fn same(found: &BTreeSet<String>, what: &str) -> Result<(), String> {
    let concepts = concepts();
    let missing: Vec<_> = concepts.difference(found).cloned().collect();
    let unknown: Vec<_> = found.difference(&concepts).cloned().collect();
    match (missing.is_empty(), unknown.is_empty()) {
        (true, true) => Ok(()),
        _ => Err(format!("{what}: missing {missing:?}, of no concept {unknown:?}")),
    }
}

fn examples() -> Result<(), String> {
    let root = crate::root();
    same(&rust_files(&root.join("examples")), "examples/")?;
    let manifest =
        std::fs::read_to_string(root.join("examples/Cargo.toml")).map_err(|error| error.to_string())?;
    for name in concepts() {
        if !manifest.contains(&format!("path = \"{name}.rs\"")) {
            return Err(format!("examples/Cargo.toml does not name {name}.rs"));
        }
    }
    Ok(())
}

fn behaviours() -> Result<(), String> {
    let mut found = rust_files(&crate::root().join("tests/behaviour"));
    // What several behaviours look at alike stands beside them.
    for shared in ["mod", "forks", "hands", "looks", "sections", "shoppers"] {
        found.remove(shared);
    }
    same(&found, "tests/behaviour/")
}

fn variants() -> Result<(), String> {
    let concepts = concepts();
    for entry in
        walkdir::WalkDir::new(crate::root().join("tests/variants")).min_depth(1).into_iter().flatten()
    {
        let path = entry.path();
        let shown = path.display();
        if entry.depth() == 1 && !concepts.contains(&*entry.file_name().to_string_lossy()) {
            return Err(format!("{shown} is of no concept"));
        }
        if entry.file_type().is_file() {
            let wrong = path.parent().is_some_and(|folder| folder.ends_with("wrong"));
            let text = std::fs::read_to_string(path).map_err(|error| format!("{shown}: {error}"))?;
            if wrong && !text.starts_with("// breaks: ") {
                return Err(format!("{shown} does not say in its first line what it breaks"));
            }
        }
    }
    Ok(())
}
