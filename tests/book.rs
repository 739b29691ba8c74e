//! The book against the repository: what it shows exists, what it links to is there, what it says is printed is
//! printed. Needs no mdBook.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use threadbare::behaviour::{CONCEPTS, Concept, Kind, find};

type Check = fn() -> Result<(), String>;

/// Every check with the name that it is reported under.
pub(crate) fn checks() -> Vec<(&'static str, Check)> {
    vec![
        ("every concept has a page, and the page shows it", every_concept_has_a_page),
        ("every concept has a sheet", every_concept_has_a_sheet),
        ("every page is in the summary", every_page_is_in_the_summary),
        ("every included file exists", every_included_file_exists),
        ("every link leads somewhere", every_link_leads_somewhere),
        ("every command names a program that exists", every_command_names_a_program),
        ("every figure is as it is drawn, and shown", every_figure_is_as_drawn),
        ("every term is defined, and linked from its first use", every_term_is_linked),
        ("every term of the notes is found in its chapter", every_term_of_the_notes_is_found),
        ("every listing compiles, or fails as it says", every_listing_compiles_or_fails),
        ("every run is as it is shown", every_run_is_as_shown),
    ]
}

fn every_concept_has_a_page() -> Result<(), String> {
    let pages = pages()?;
    let mut faults = Vec::new();
    for concept in concepts()? {
        let header = read(&root().join(format!("examples/{concept}.rs")))?;
        let name = format!("/{concept}.md");
        let page = pages.iter().find(|page| page.path.ends_with(&name));
        let Some(page) = page else {
            faults.push(format!("{concept} has no page in docs/src"));
            continue;
        };
        let Page { path, text } = page;
        if !header.contains(&format!("Book: `docs/src/{path}`")) {
            faults.push(format!("examples/{concept}.rs does not name its page, docs/src/{path}"));
        }
        let included = includes(text);
        let mut owed = vec![format!("examples/{concept}.rs"), format!("runs/{concept}.txt")];
        if find(&concept).is_some_and(|concept| concept.kind == Kind::Modelled) {
            owed.extend([format!("runs/{concept}.explore.txt"), format!("schedules/{concept}.svg")]);
        }
        for file in owed {
            if !included.iter().any(|include| include.file.ends_with(&file)) {
                faults.push(format!("docs/src/{path} does not show {file}"));
            }
        }
        let sheet = find(&concept).map(Concept::sheet).unwrap_or_default();
        let shows_sheet = |include: &Include| {
            fs::read_to_string(page.folder().join(&include.file)).is_ok_and(|text| text == sheet)
        };
        if !included.iter().any(shows_sheet) {
            faults.push(format!("docs/src/{path} does not show the sheet"));
        }
    }
    verdict(faults)
}

fn every_concept_has_a_sheet() -> Result<(), String> {
    let mut faults = Vec::new();
    for concept in CONCEPTS {
        let kind = match concept.kind {
            Kind::Modelled => "- This sheet is modelled.",
            Kind::Native => "- This sheet is native.",
        };
        if !concept.sheet().lines().any(|line| line == kind) {
            faults.push(format!("{}'s sheet does not say “{kind}”", concept.name));
        }
    }
    verdict(faults)
}

fn every_page_is_in_the_summary() -> Result<(), String> {
    let listed: BTreeSet<String> = reading_order()?.into_iter().collect();
    let mut faults = Vec::new();
    for Page { path, .. } in pages()? {
        if path != "SUMMARY.md" && !listed.contains(&path) {
            faults.push(format!("docs/src/{path} is not in docs/src/SUMMARY.md"));
        }
    }
    for path in listed {
        if !root().join("docs/src").join(&path).is_file() {
            faults.push(format!("docs/src/SUMMARY.md lists {path}, which does not exist"));
        }
    }
    verdict(faults)
}

fn every_included_file_exists() -> Result<(), String> {
    let mut faults = Vec::new();
    for page in pages()? {
        for Include { file, anchor } in includes(&page.text) {
            let Ok(source) = fs::read_to_string(page.folder().join(&file)) else {
                faults.push(format!("docs/src/{} includes {file}, which does not exist", page.path));
                continue;
            };
            let marked = |anchor: &str| source.contains(&format!("ANCHOR: {anchor}\n"));
            if let Some(anchor) = anchor.filter(|anchor| !marked(anchor)) {
                faults.push(format!(
                    "docs/src/{} wants the part {anchor} of {file}, which has none",
                    page.path
                ));
            }
        }
    }
    verdict(faults)
}

fn every_link_leads_somewhere() -> Result<(), String> {
    let mut faults = Vec::new();
    let readme = "../../README.md";
    let readme = Page { path: readme.to_owned(), text: read(&root().join("docs/src").join(readme))? };
    for page in pages()?.into_iter().chain([readme]) {
        for link in links(&without_code(&page.text)) {
            if link.target.contains("://") {
                continue;
            }
            let (path, anchor) = link.target.split_once('#').unwrap_or((&link.target, ""));
            let file = if path.is_empty() { page.file() } else { page.folder().join(path) };
            if file.is_dir() {
                continue;
            }
            let Ok(text) = fs::read_to_string(&file) else {
                faults.push(format!("docs/src/{} links to {path}, which does not exist", page.path));
                continue;
            };
            if !anchor.is_empty() && !headings(&text).iter().any(|heading| heading_id(heading) == anchor) {
                faults.push(format!(
                    "docs/src/{} links to {}, where no such heading is",
                    page.path, link.target
                ));
            }
        }
    }
    verdict(faults)
}

/// The questions at the end of each chapter are answered by running something: that something has to exist.
fn every_command_names_a_program() -> Result<(), String> {
    let concepts = concepts()?;
    let mut faults = Vec::new();
    for page in pages()? {
        let text = page.text.split_whitespace().collect::<Vec<_>>().join(" ").replace('\'', "");
        for word in ["--example ", "cargo explore ", "cargo replay ", "cargo grade ", "--as ", "--new "] {
            for (at, _) in text.match_indices(word) {
                let rest = &text[at + word.len()..];
                let end = rest.find(|letter: char| letter != '_' && !letter.is_ascii_lowercase());
                let name = &rest[..end.unwrap_or(rest.len())];
                let placeholder =
                    name.is_empty() || rest.starts_with("my_") || rest[name.len()..].starts_with(".rs");
                let names_files = placeholder || word == "cargo grade ";
                if !names_files && !concepts.contains(name) {
                    faults.push(format!("docs/src/{}: “{word}{name}” names no concept", page.path));
                }
                // Up to the end of the command.
                let command = rest.split(['`', '#']).next().unwrap_or_default();
                if rest.starts_with("my_") && word.starts_with("cargo ") && !command.contains(" --as ") {
                    faults.push(format!("docs/src/{}: “{word}{command}” does not say --as what", page.path));
                }
                let schedule = command.split_once('@').map(|(_, rest)| rest);
                let schedule = schedule.and_then(|rest| rest.split_whitespace().next()).unwrap_or("t0");
                if let Err(why) = schedule.parse::<threadbare_trace::Schedule>() {
                    faults.push(format!("docs/src/{}: “{word}{command}”: {why}", page.path));
                }
            }
        }
    }
    verdict(faults)
}

fn every_figure_is_as_drawn() -> Result<(), String> {
    let pages = pages()?;
    let mut faults = Vec::new();
    for figure in images::figures() {
        faults.extend(figure.faults());
        let name = format!("images/{}.svg", figure.name);
        if fs::read_to_string(root().join(&name)).ok() != Some(figure.svg()) {
            faults.push(format!("{name} is not as it is drawn; `cargo run -p images` draws it anew"));
        }
        let shows = |page: &Page| includes(&page.text).iter().any(|include| include.file.ends_with(&name));
        if !pages.iter().any(shows) {
            faults.push(format!("no page shows {name}"));
        }
    }
    verdict(faults)
}

fn every_term_is_linked() -> Result<(), String> {
    let glossary = read(&root().join("docs/src/glossary.md"))?;
    let terms: Vec<Term> =
        headings(&glossary).into_iter().skip(1).map(|heading| Term::new(&heading)).collect();
    let mut faults = Vec::new();
    for (term, definition) in terms.iter().zip(glossary.split("\n### ").skip(1)) {
        if definition.lines().skip(1).all(|line| line.trim().is_empty()) {
            faults.push(format!("the glossary does not say what “{}” is", term.names[0]));
        }
    }
    let mut used = BTreeSet::new();
    for path in reading_order()?.into_iter().filter(|path| path != "glossary.md") {
        let text = read(&root().join("docs/src").join(&path))?;
        for (id, linked) in uses(&text, &terms) {
            if used.insert(id.clone()) && !linked {
                faults.push(format!(
                    "docs/src/{path} uses “{id}” first, and does not link to glossary.md#{id}"
                ));
            }
        }
    }
    faults.extend(
        terms
            .iter()
            .filter(|term| !used.contains(&term.id))
            .map(|term| format!("no page uses “{}”, which the glossary defines", term.names[0])),
    );
    verdict(faults)
}

/// The headings and bullets of the notes that the book follows, chapter by chapter.
const NOTES: [(&str, &[&str]); 5] = [
    (
        "hardware",
        &[
            "Flynn's taxonomy",
            "Instruction stream",
            "SISD",
            "SIMD",
            "MISD",
            "MIMD",
            "SPMD",
            "MPMD",
            "Core",
            "Memory hierarchy",
            "Cache",
            "Cache coherency",
            "Shared memory",
            "UMA",
            "SMP",
            "NUMA",
            "Distributed memory",
            "Interconnect",
            "Cluster",
            "Message passing interface",
            "Scalability",
        ],
    ),
    (
        "threads",
        &[
            "Process",
            "Thread",
            "Inter-process communication",
            "Pipe",
            "Socket",
            "Shared memory",
            "Remote procedure call",
            "Concurrency",
            "Parallelism",
            "I/O-bound",
            "CPU-bound",
            "Global interpreter lock",
            "Speed-up",
            "Scheduler",
            "Context switch",
            "Ready queue",
            "Preemption",
            "Quantum",
            "First come, first served",
            "Shortest job next",
            "Priority",
            "Shortest remaining time",
            "Round-robin",
            "Multilevel queues",
            "Throughput",
            "Fairness",
            "Wait time",
            "Turnaround time",
            "Response time",
            "Latency",
            "Thread life cycle",
            "Spawn",
            "Runnable",
            "Blocked",
            "Terminated",
            "Join",
            "Daemon thread",
            "Garbage collector",
            "Graceful shutdown",
        ],
    ),
    (
        "mutual_exclusion",
        &[
            "Data race",
            "Race condition",
            "Critical section",
            "Mutual exclusion",
            "Mutex",
            "Lock",
            "Acquire",
            "Release",
            "Atomic operation",
        ],
    ),
    (
        "locks",
        &[
            "Self-deadlock",
            "Reentrant mutex",
            "Recursive lock",
            "Lock handoff",
            "Semaphore",
            "Try lock",
            "Reader-writer lock",
            "Reader-preferring",
            "Writer-preferring",
            "Fairness",
            "Condition variable",
        ],
    ),
    (
        "liveness",
        &[
            "Liveness",
            "Deadlock",
            "Wait-for graph",
            "Dining philosophers",
            "Necessary conditions of deadlock",
            "Hold and wait",
            "No preemption",
            "Circular wait",
            "Lock ordering",
            "Lock timeout",
            "Abandoned lock",
            "Poisoning",
            "Starvation",
            "Priority",
            "Livelock",
            "Backoff",
        ],
    ),
];

/// In its chapter, and in the glossary.
fn every_term_of_the_notes_is_found() -> Result<(), String> {
    let glossary = read(&root().join("docs/src/glossary.md"))?;
    let terms: Vec<Term> = headings(&glossary).iter().skip(1).map(|heading| Term::new(heading)).collect();
    let pages = pages()?;
    let mut faults = Vec::new();
    for (chapter, notes) in NOTES {
        let of_chapter = |page: &&Page| page.path.starts_with(&format!("{chapter}/"));
        let used: BTreeSet<String> = pages
            .iter()
            .filter(of_chapter)
            .flat_map(|page| uses(&page.text, &terms))
            .map(|(id, _)| id)
            .collect();
        for note in notes {
            let name = note.to_lowercase();
            match terms.iter().find(|term| term.names[0] == name) {
                None => faults.push(format!("the glossary does not define “{note}”")),
                Some(term) if !used.contains(&term.id) => {
                    faults.push(format!("no page of docs/src/{chapter} uses “{note}”"));
                }
                Some(_) => {}
            }
        }
    }
    verdict(faults)
}

fn every_listing_compiles_or_fails() -> Result<(), String> {
    let package = Path::new(env!("CARGO_TARGET_TMPDIR")).join("book");
    let sources = package.join("examples");
    let _ = fs::remove_dir_all(&sources);
    fs::create_dir_all(&sources).map_err(|error| error.to_string())?;
    let mut faults = Vec::new();
    let mut expected = BTreeMap::new();
    for page in pages()? {
        for (number, (info, code)) in listings(&page.text).into_iter().enumerate() {
            let mut attributes = info.split(',');
            if attributes.next() != Some("rust") || info.contains("ignore") {
                continue;
            }
            let name = format!("{}_{number}", page.path.trim_end_matches(".md").replace('/', "_"));
            write(&sources.join(format!("{name}.rs")), &code)?;
            let fails = attributes.next() == Some("compile_fail");
            let error = fails.then(|| attributes.next().unwrap_or_default().to_owned());
            if error.as_ref().is_some_and(|error| !code.contains(&format!("// error[{error}]: "))) {
                faults.push(format!("docs/src/{}: a listing does not tell the reader its error", page.path));
            }
            expected.insert(name, error);
        }
    }
    let workspace: toml::Table =
        read(&root().join("Cargo.toml"))?.parse().map_err(|error| format!("{error}"))?;
    let dependencies = &workspace["workspace"]["dependencies"];
    write(
        &package.join("Cargo.toml"),
        &format!(
            "[package]\nname = \"book\"\nedition = \"2024\"\n[workspace]\n[dependencies]\n{}",
            toml::to_string(dependencies).map_err(|error| error.to_string())?
        ),
    )?;
    write(&package.join("Cargo.lock"), &read(&root().join("Cargo.lock"))?)?;
    let output = Command::new(env!("CARGO"))
        .args(["check", "--examples", "--keep-going", "--offline", "--quiet", "--message-format", "json"])
        .current_dir(&package)
        .env("CARGO_TARGET_DIR", package.join("target"))
        .env_remove("RUSTFLAGS")
        .output()
        .map_err(|error| format!("cargo did not start: {error}"))?;
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut checked = BTreeSet::new();
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let Ok(message) = serde_json::from_str::<serde_json::Value>(line) else { continue };
        let name = message["target"]["name"].as_str().unwrap_or_default().to_owned();
        if message["message"]["level"] == "error" {
            let code = message["message"]["code"]["code"].as_str().unwrap_or_default().to_owned();
            // The last message only counts those before it.
            if !code.is_empty() {
                found.entry(name.clone()).or_default().push(code);
            }
        }
        checked.insert(name);
    }
    for (name, wanted) in expected {
        let errors = found.remove(&name).unwrap_or_default();
        match wanted {
            _ if !checked.contains(&name) => {
                let said = String::from_utf8_lossy(&output.stderr);
                return Err(format!("cargo did not come to compile {name}:\n{said}"));
            }
            None if !errors.is_empty() => {
                faults.push(format!("{name} does not compile: {}", errors.join(", ")));
            }
            Some(code) if errors != [code.clone()] => faults.push(format!(
                "{name} is to fail with {code}, and {}",
                if errors.is_empty() {
                    "compiles".to_owned()
                } else {
                    format!("fails with {}", errors.join(", "))
                }
            )),
            _ => {}
        }
    }
    verdict(faults)
}

/// Programs that print the same lines in every run on every machine, whatever the order of their threads.
const SAME_LINES: [&str; 12] = [
    "abandoned_lock",
    "deadlock",
    "dining_philosophers",
    "livelock",
    "lock_handoff",
    "lock_ordering",
    "misd",
    "reentrant_mutex",
    "scheduler",
    "self_deadlock",
    "spmd",
    "thread_lifecycle",
];

/// A program that prints the same lines each time is run again. What the others print rests on time, chance or the
/// machine: there each line that is shown must be one that the source can still print.
fn every_run_is_as_shown() -> Result<(), String> {
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        record_runs()?;
    }
    let mut faults = Vec::new();
    for concept in concepts()? {
        let shown = read(&run_file(&concept))?;
        let source = read(&root().join(format!("examples/{concept}.rs")))?;
        let formats = formats(&source);
        for line in shown.lines().filter(|line| !formats.iter().any(|format| can_print(format, line))) {
            faults.push(format!("examples/{concept}.rs cannot print “{line}” any more"));
        }
        if shown.is_empty() {
            faults.push(format!("docs/runs/{concept}.txt is empty"));
        }
    }
    let programs = examples(&[])?;
    for concept in SAME_LINES {
        let printed = run(concept, &programs)?;
        if sorted(&printed) != sorted(&read(&run_file(concept))?) {
            faults.push(format!("{concept} prints something else than the book shows:\n{printed}"));
        }
    }
    if !faults.is_empty() {
        faults.push("UPDATE_EXPECT=1 records the runs anew".to_owned());
    }
    verdict(faults)
}

/// Writes what each program prints, built as for measuring, into the files that the book shows.
fn record_runs() -> Result<(), String> {
    let programs = examples(&["--release"])?;
    for concept in concepts()? {
        write(&run_file(&concept), &run(&concept, &programs)?)?;
    }
    Ok(())
}

fn run_file(concept: &str) -> PathBuf {
    root().join(format!("docs/runs/{concept}.txt"))
}

fn run(concept: &str, programs: &BTreeMap<String, PathBuf>) -> Result<String, String> {
    let program =
        programs.get(concept).ok_or_else(|| format!("cargo did not build the example {concept}"))?;
    let output = Command::new(program).output().map_err(|error| format!("{concept}: {error}"))?;
    String::from_utf8(output.stdout).map_err(|_| format!("{concept} does not print UTF-8"))
}

fn sorted(text: &str) -> Vec<&str> {
    let mut lines: Vec<&str> = text.lines().collect();
    lines.sort_unstable();
    lines
}

/// The string literals of a source, each as the words that stand between its placeholders.
fn formats(source: &str) -> Vec<Vec<String>> {
    let code =
        source.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let literals = code.replace("\\\"", "'");
    literals
        .split('"')
        .skip(1)
        .step_by(2)
        .map(|literal| {
            let fixed = literal.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest));
            fixed.map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
        })
        .collect()
}

/// Whether a line has the words of a format in their order; a format that is all placeholders prints no words.
fn can_print(format: &[String], line: &str) -> bool {
    if format.is_empty() {
        return !line.contains(char::is_alphabetic);
    }
    let mut rest = line;
    format.iter().all(|part| {
        let found = rest.split_once(part.as_str());
        rest = found.map_or("", |(_, after)| after);
        found.is_some()
    })
}

/// The built examples, by name.
pub(crate) fn examples(options: &[&str]) -> Result<BTreeMap<String, PathBuf>, String> {
    let output = Command::new(env!("CARGO"))
        .args(["build", "--package", "examples", "--examples", "--quiet"])
        .args(["--message-format", "json-render-diagnostics"])
        .args(options)
        .current_dir(root())
        .output()
        .map_err(|error| format!("cargo did not start: {error}"))?;
    if !output.status.success() {
        return Err(format!("the examples do not build:\n{}", String::from_utf8_lossy(&output.stderr)));
    }
    let messages = String::from_utf8_lossy(&output.stdout);
    let messages = messages.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    Ok(messages
        .filter_map(|message| {
            let program = message["executable"].as_str()?;
            Some((message["target"]["name"].as_str()?.to_owned(), PathBuf::from(program)))
        })
        .collect())
}

/// A file of the book, by its path below `docs/src`.
struct Page {
    path: String,
    text: String,
}

impl Page {
    fn file(&self) -> PathBuf {
        root().join("docs/src").join(&self.path)
    }

    fn folder(&self) -> PathBuf {
        self.file().with_file_name("")
    }
}

struct Include {
    file: String,
    anchor: Option<String>,
}

struct Link {
    text: String,
    target: String,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the package lies in a folder of the repository")
}

fn read(file: &Path) -> Result<String, String> {
    fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))
}

fn write(file: &Path, text: &str) -> Result<(), String> {
    fs::write(file, text).map_err(|error| format!("{}: {error}", file.display()))
}

fn verdict(faults: Vec<String>) -> Result<(), String> {
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n")) }
}

/// The names of a folder's files of one kind, without their endings.
fn stems(folder: &Path, kind: &str) -> Result<BTreeSet<String>, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let files = entries.filter_map(Result::ok).map(|entry| entry.path());
    let files = files.filter(|file| file.extension().is_some_and(|ending| ending == kind));
    Ok(files.filter_map(|file| Some(file.file_stem()?.to_str()?.to_owned())).collect())
}

fn concepts() -> Result<BTreeSet<String>, String> {
    stems(&root().join("examples"), "rs")
}

/// Every Markdown file below `docs/src`.
fn pages() -> Result<Vec<Page>, String> {
    let source = root().join("docs/src");
    let mut pages = Vec::new();
    for entry in walkdir::WalkDir::new(&source).sort_by_file_name() {
        let entry = entry.map_err(|error| error.to_string())?;
        if entry.path().extension().is_some_and(|ending| ending == "md") {
            let path = entry.path().strip_prefix(&source).expect("it was found there").components();
            let path: Vec<_> = path.map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
            pages.push(Page { path: path.join("/"), text: read(entry.path())? });
        }
    }
    Ok(pages)
}

/// The pages as the summary lists them.
fn reading_order() -> Result<Vec<String>, String> {
    let summary = read(&root().join("docs/src/SUMMARY.md"))?;
    Ok(links(&summary).into_iter().map(|link| link.target).collect())
}

fn includes(text: &str) -> Vec<Include> {
    let calls = text.match_indices("{{#include ").map(|(at, call)| &text[at + call.len()..]);
    let arguments = calls.filter_map(|rest| rest.split_once("}}")).map(|(argument, _)| argument.trim());
    arguments
        .map(|argument| match argument.split_once(':') {
            Some((file, anchor)) => Include { file: file.to_owned(), anchor: Some(anchor.to_owned()) },
            None => Include { file: argument.to_owned(), anchor: None },
        })
        .collect()
}

fn links(text: &str) -> Vec<Link> {
    let middles = text.match_indices("](");
    middles
        .filter_map(|(at, _)| {
            let start = text[..at].rfind('[')?;
            let end = text[at..].find(')')?;
            Some(Link { text: text[start + 1..at].to_owned(), target: text[at + 2..at + end].to_owned() })
        })
        .collect()
}

/// Each fenced block: what stands behind the fence, and what is in it.
fn listings(text: &str) -> Vec<(String, String)> {
    let mut listings = Vec::new();
    let mut open: Option<(String, String)> = None;
    for line in text.lines() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(info)) => open = Some((info.to_owned(), String::new())),
            (Some(_), Some(_)) => listings.extend(open.take()),
            (Some((_, code)), None) => {
                code.push_str(line);
                code.push('\n');
            }
            (None, None) => {}
        }
    }
    listings
}

/// The text with all that is code left out.
fn without_code(text: &str) -> String {
    let mut prose = String::new();
    let mut fenced = false;
    for line in text.lines() {
        if line.starts_with("```") {
            fenced = !fenced;
        } else if !fenced {
            prose.push_str(line);
            prose.push('\n');
        }
    }
    prose.split('`').step_by(2).collect::<Vec<_>>().join("\u{1}")
}

fn headings(text: &str) -> Vec<String> {
    let mut fenced = false;
    let mut headings = Vec::new();
    for line in text.lines() {
        fenced ^= line.starts_with("```");
        let heading = line.trim_start_matches('#');
        if !fenced && heading.len() < line.len() && heading.starts_with(' ') {
            headings.push(heading.trim().to_owned());
        }
    }
    headings
}

/// The anchor that mdBook gives a heading.
fn heading_id(heading: &str) -> String {
    heading
        .chars()
        .filter_map(|letter| match letter {
            _ if letter.is_whitespace() => Some('-'),
            _ if letter.is_alphanumeric() || letter == '_' || letter == '-' => {
                Some(letter.to_ascii_lowercase())
            }
            _ => None,
        })
        .collect()
}

/// An entry of the glossary.
struct Term {
    id: String,
    /// In lower case; the second one is the abbreviation, if it has one.
    names: Vec<String>,
}

impl Term {
    fn new(heading: &str) -> Term {
        let names = heading.to_lowercase();
        let names =
            names.split(['(', ')']).map(|name| name.trim().to_owned()).filter(|name| !name.is_empty());
        Term { id: heading_id(heading), names: names.collect() }
    }
}

/// Where the prose of a page uses a term: its anchor, and whether it is linked there. A word inside a link to
/// another page is linked elsewhere, and does not count; nor does a term that is part of a longer one.
fn uses(text: &str, terms: &[Term]) -> Vec<(String, bool)> {
    let mut names: Vec<(&str, &str)> = terms
        .iter()
        .flat_map(|term| term.names.iter().map(|name| (name.as_str(), term.id.as_str())))
        .collect();
    names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));

    let prose = without_code(text);
    let prose: String =
        prose.lines().filter(|line| !line.starts_with(['#', '<', '{'])).collect::<Vec<_>>().join(" ");
    let prose = prose.split_whitespace().collect::<Vec<_>>().join(" ");

    let mut uses = Vec::new();
    let mut rest = prose.as_str();
    while let Some(start) = rest.find('[') {
        let Some((link, end)) = links(&rest[start..]).into_iter().next().and_then(|link| {
            let end = rest[start..].find(&format!("]({})", link.target))? + link.target.len() + 3;
            Some((link, start + end))
        }) else {
            break;
        };
        uses.extend(terms_in(&rest[..start], &names).into_iter().map(|id| (id, false)));
        if let Some((_, id)) = link.target.split_once("glossary.md#") {
            uses.extend(terms_in(&link.text, &names).into_iter().map(|used| (used.clone(), used == id)));
        }
        rest = &rest[end..];
    }
    uses.extend(terms_in(rest, &names).into_iter().map(|id| (id, false)));
    uses
}

/// The anchors of the terms in a stretch of prose, in order.
fn terms_in(prose: &str, names: &[(&str, &str)]) -> Vec<String> {
    let prose = prose.to_lowercase();
    let mut found = Vec::new();
    let mut at = 0;
    while at < prose.len() {
        let rest = &prose[at..];
        let begins = !prose[..at].ends_with(|letter: char| letter.is_alphanumeric());
        let name = names.iter().find(|(name, _)| {
            begins
                && rest.strip_prefix(name).is_some_and(|after| {
                    let after = after.strip_prefix("es").or(after.strip_prefix('s')).unwrap_or(after);
                    !after.starts_with(|letter: char| letter.is_alphanumeric())
                })
        });
        at += match name {
            Some((name, id)) => {
                found.push((*id).to_owned());
                name.len()
            }
            None => rest.chars().next().map_or(1, char::len_utf8),
        };
    }
    found
}
