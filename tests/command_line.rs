//! The command line, from outside: what good and bad input gets, and in which exit status it ends.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

type Check = fn() -> Result<(), String>;

pub fn checks() -> Vec<(&'static str, Check)> {
    vec![
        ("bad files get a sentence each, and the next is still graded", bad_files),
        ("what hangs, floods, panics or ends early gets a verdict", bad_programs),
        ("who explores is told where and how a run ends that does not by itself", place_of_the_end),
        ("a mistyped subcommand or concept is told the nearest name", nearest_names),
        ("a part of a run is shown, and drawn", part_of_a_run),
        ("--deny fail ends with 1, and nothing else does", exit_statuses),
        ("several formats go to several files", several_formats),
        ("names that look like options are files", odd_names),
        ("a closed pipe is no fault", closed_pipe),
        ("a rubric gives points, and its mistakes are told", rubric),
        ("a new file is the sheet, compiles, and fails", new_file),
        ("who does nothing gets no points for having done nothing wrong", idle),
        ("a class is found, graded and resumed", class),
        ("a report that cannot be written is told before anything is graded", outputs),
        #[cfg(unix)]
        (
            "what lies in a folder of submissions and is no file is rejected, and nothing waits for it",
            odd_files,
        ),
        #[cfg(unix)]
        ("a pipe that is written to stays a pipe, and a link a link", pipes_and_links),
        #[cfg(unix)]
        ("who is killed has lost nothing, and leaves nothing", killed),
        #[cfg(unix)]
        ("who is asked to end writes what is done", asked_to_end),
        #[cfg(target_os = "linux")]
        ("a grader that is built anew while it grades goes on", built_anew),
    ]
}

fn threadbare(folder: &Path, arguments: &[&str]) -> Result<Output, String> {
    Command::new(env!("CARGO_BIN_EXE_threadbare"))
        .args(arguments)
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .stdin(Stdio::null())
        .output()
        .map_err(|error| error.to_string())
}

fn text(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

fn json(output: &Output) -> Result<Value, String> {
    serde_json::from_slice(&output.stdout).map_err(|error| format!("{error}: {}", text(output)))
}

fn ends_with(output: &Output, status: i32) -> Result<(), String> {
    match output.status.code() == Some(status) {
        true => Ok(()),
        false => Err(format!("{}, not {status}: {}", output.status, text(output))),
    }
}

fn says(output: &Output, words: &str) -> Result<(), String> {
    let text = text(output);
    if text.contains(words) { Ok(()) } else { Err(format!("{words:?} is not said: {text}")) }
}

fn folder(files: &[(&str, &[u8])]) -> Result<tempfile::TempDir, String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    for (name, bytes) in files {
        let path = folder.path().join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(|error| error.to_string())?;
        }
        fs::write(path, bytes).map_err(|error| error.to_string())?;
    }
    Ok(folder)
}

/// A right answer that is done at once.
const RIGHT: &str = "use std::sync::{Arc, atomic::{AtomicU32, Ordering}};
fn main() {
    let garlic = Arc::new(AtomicU32::new(0));
    let shoppers: Vec<_> = (0..2).map(|_| {
        let garlic = Arc::clone(&garlic);
        std::thread::spawn(move || for _ in 0..5 { garlic.fetch_add(1, Ordering::SeqCst); })
    }).collect();
    for shopper in shoppers { shopper.join().unwrap(); }
    println!(\"garlic: {}\", garlic.load(Ordering::SeqCst));
}
";

fn statuses(document: &Value) -> Vec<(String, String)> {
    let of = |submission: &Value, key: &str| submission[key].as_str().unwrap_or_default().to_owned();
    let submissions = document["submissions"].as_array().cloned().unwrap_or_default();
    submissions.iter().map(|submission| (of(submission, "path"), of(submission, "status"))).collect()
}

fn expect(found: &[(String, String)], expected: &[(&str, &str)]) -> Result<(), String> {
    let expected: Vec<(String, String)> =
        expected.iter().map(|(path, status)| ((*path).to_owned(), (*status).to_owned())).collect();
    if found == expected { Ok(()) } else { Err(format!("{found:?}, not {expected:?}")) }
}

fn bad_files() -> Result<(), String> {
    let folder = folder(&[
        ("latin.rs", b"// caf\xe9\nfn main() {}"),
        ("empty.rs", b""),
        ("no_main.rs", b"fn other() {}"),
        ("broken.rs", b"fn main() {\n    let x: u32 = \"ten\";\n}"),
        ("right.rs", RIGHT.as_bytes()),
        ("windows.rs", format!("\u{feff}{}", RIGHT.replace('\n', "\r\n")).as_bytes()),
        ("folder.rs/inside", b""),
    ])?;
    let output = threadbare(
        folder.path(),
        &[
            "grade",
            "missing.rs",
            "latin.rs",
            "empty.rs",
            "no_main.rs",
            "broken.rs",
            "right.rs",
            "windows.rs",
            "--as",
            "atomic_operations",
            "--format",
            "json",
        ],
    )?;
    ends_with(&output, 0)?;
    expect(
        &statuses(&json(&output)?),
        &[
            ("missing.rs", "rejected"),
            ("latin.rs", "rejected"),
            ("empty.rs", "rejected"),
            ("no_main.rs", "rejected"),
            ("broken.rs", "rejected"),
            ("right.rs", "pass"),
            ("windows.rs", "pass"),
        ],
    )?;
    for words in
        ["there is no such file", "not UTF-8", "the file is empty", "`main` function not found", ".rs:2:18"]
    {
        says(&output, words)?;
    }
    let output = threadbare(folder.path(), &["grade", "right.rs"])?;
    ends_with(&output, 0)?;
    says(&output, "not named as a concept")?;
    says(&output, "dining_philosophers")?;
    let output = threadbare(folder.path(), &["grade", "folder.rs"])?;
    ends_with(&output, 2)?;
    says(&output, "no submissions in this folder")
}

fn bad_programs() -> Result<(), String> {
    let folder = folder(&[
        ("flood.rs", b"fn main() { loop { println!(\"garlic: 10\"); } }"),
        ("panic.rs", b"fn main() { panic!(\"burnt\"); }"),
        ("early.rs", b"fn main() { std::process::exit(0); }"),
        (
            "deep.rs",
            format!("fn main() {{ let _ = {}1{}; }}", "(".repeat(20_000), ")".repeat(20_000)).as_bytes(),
        ),
        ("right.rs", RIGHT.as_bytes()),
    ])?;
    let output = threadbare(
        folder.path(),
        &[
            "grade",
            "flood.rs",
            "panic.rs",
            "early.rs",
            "deep.rs",
            "right.rs",
            "--as",
            "atomic_operations",
            "--format",
            "json",
        ],
    )?;
    ends_with(&output, 0)?;
    expect(
        &statuses(&json(&output)?),
        &[
            ("flood.rs", "fail"),
            ("panic.rs", "fail"),
            ("early.rs", "fail"),
            ("deep.rs", "rejected"),
            ("right.rs", "pass"),
        ],
    )
}

/// Not by the line where another thread happens to wait.
fn place_of_the_end() -> Result<(), String> {
    let text = b"fn main() {\n    let other = std::thread::spawn(|| {\n        std::process::abort();\n    });\n    \
        let _ = other.join();\n}";
    let folder = folder(&[("atomic_operations.rs", text)])?;
    let output = threadbare(folder.path(), &["explore", "atomic_operations.rs"])?;
    ends_with(&output, 0)?;
    says(&output, "line 3: the process aborts")
}

fn nearest_names() -> Result<(), String> {
    let folder = folder(&[("x.rs", RIGHT.as_bytes())])?;
    let output = threadbare(folder.path(), &["grad", "x.rs"])?;
    ends_with(&output, 2)?;
    says(&output, "'grade'")?;
    let output = threadbare(folder.path(), &["grade", "x.rs", "--as", "trylock"])?;
    ends_with(&output, 2)?;
    says(&output, "Did you mean `try_lock`?")?;
    let output = threadbare(folder.path(), &["explore", "dedlock"])?;
    ends_with(&output, 2)?;
    says(&output, "Did you mean `deadlock`?")?;
    let output = threadbare(folder.path(), &["replay", "deadlock"])?;
    ends_with(&output, 2)?;
    says(&output, "names no schedule")?;
    let output = threadbare(folder.path(), &["replay", "deadlock@81"])?;
    ends_with(&output, 2)?;
    says(&output, "not the name of a schedule")
}

fn part_of_a_run() -> Result<(), String> {
    let folder = folder(&[])?;
    let part = ["replay", "deadlock@s0", "--rows", "4-5", "--about", "chopsticks", "--svg", "part.svg"];
    let output = threadbare(folder.path(), &part)?;
    ends_with(&output, 0)?;
    says(&output, "… 3 more\n")?;
    let shown = text(&output).lines().filter(|line| line.contains("self.")).count();
    if shown != 1 {
        return Err(format!("{shown} lines of `Chopsticks` are shown, not 1: {}", text(&output)));
    }
    let drawing = fs::read_to_string(folder.path().join("part.svg")).map_err(|error| error.to_string())?;
    for words in ["<title", "<desc", "cargo replay deadlock@s0 --about chopsticks --rows 4-5"] {
        if !drawing.contains(words) {
            return Err(format!("{words} is not in the drawing: {drawing}"));
        }
    }
    let output = threadbare(folder.path(), &["replay", "deadlock@s0", "--rows", "5-4"])?;
    ends_with(&output, 2)?;
    says(&output, "it must be a row of the picture, or two with a dash between")?;
    let output = threadbare(folder.path(), &["replay", "deadlock@s0", "--about", "chopstick"])?;
    ends_with(&output, 2)?;
    says(&output, "nothing in this run is called `chopstick`; there is chopsticks")?;
    let output = threadbare(folder.path(), &["replay", "deadlock@s0", "--rows", "500"])?;
    ends_with(&output, 2)?;
    says(&output, "the picture has no row 500: it has")
}

fn exit_statuses() -> Result<(), String> {
    let folder = folder(&[
        ("atomic_operations.rs", RIGHT.as_bytes()),
        ("wrong/atomic_operations.rs", b"fn main() { println!(\"garlic: 9\"); }"),
    ])?;
    ends_with(&threadbare(folder.path(), &["grade", "wrong"])?, 0)?;
    ends_with(&threadbare(folder.path(), &["grade", "wrong", "--deny", "fail"])?, 1)?;
    ends_with(&threadbare(folder.path(), &["grade", "atomic_operations.rs", "--deny", "fail"])?, 0)?;
    ends_with(&threadbare(folder.path(), &["grade"])?, 2)?;
    ends_with(&threadbare(folder.path(), &["grade", "x.rs", "--format", "xml"])?, 2)
}

fn several_formats() -> Result<(), String> {
    let folder = folder(&[("atomic_operations.rs", RIGHT.as_bytes())])?;
    let mut arguments = vec!["grade", "atomic_operations.rs"];
    let files = ["v.json", "v.xml", "results.json", "result.json", "log.txt", "v.html"];
    for (format, file) in ["json", "junit", "gradescope", "classroom50", "github", "html"].iter().zip(files) {
        arguments.extend(["--format", format, "--output", file]);
    }
    ends_with(&threadbare(folder.path(), &arguments)?, 0)?;
    let read =
        |file: &str| fs::read_to_string(folder.path().join(file)).map_err(|error| format!("{file}: {error}"));
    let parsed = |file: &str| -> Result<Value, String> {
        serde_json::from_str(&read(file)?).map_err(|error| format!("{file}: {error}"))
    };
    expect(&statuses(&parsed("v.json")?), &[("atomic_operations.rs", "pass")])?;
    let gradescope = parsed("results.json")?;
    if gradescope["tests"].as_array().is_none_or(Vec::is_empty) || !gradescope["score"].is_number() {
        return Err(format!("no Gradescope results: {gradescope}"));
    }
    let classroom = parsed("result.json")?;
    if classroom["schema"] != "classroom50/result/v1" || !classroom["max-score"].is_u64() {
        return Err(format!("no Classroom 50 result: {classroom}"));
    }
    if !read("v.xml")?.contains("<testsuites") || !read("v.html")?.starts_with("<!DOCTYPE html>") {
        return Err("no XML, or no page".to_owned());
    }
    match read("log.txt")?.lines().all(|line| line.starts_with("::")) {
        true => Ok(()),
        false => Err("a line of the annotations is none".to_owned()),
    }
}

fn odd_names() -> Result<(), String> {
    let folder =
        folder(&[("@x.rs", RIGHT.as_bytes()), ("-x.rs", RIGHT.as_bytes()), ("a b'c.rs", RIGHT.as_bytes())])?;
    let output = threadbare(
        folder.path(),
        &["grade", "--as", "atomic_operations", "--format", "json", "--", "@x.rs", "-x.rs", "a b'c.rs"],
    )?;
    expect(&statuses(&json(&output)?), &[("@x.rs", "pass"), ("-x.rs", "pass"), ("a b'c.rs", "pass")])
}

fn closed_pipe() -> Result<(), String> {
    let folder = folder(&[("atomic_operations.rs", RIGHT.as_bytes())])?;
    let mut child = Command::new(env!("CARGO_BIN_EXE_threadbare"))
        .args(["grade", "atomic_operations.rs"])
        .current_dir(folder.path())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| error.to_string())?;
    drop(child.stdout.take());
    let output = child.wait_with_output().map_err(|error| error.to_string())?;
    if text(&output).is_empty() { Ok(()) } else { Err(format!("it is not quiet: {}", text(&output))) }
}

fn rubric() -> Result<(), String> {
    let folder = folder(&[
        ("atomic_operations.rs", RIGHT.as_bytes()),
        ("good.toml", b"[atomic_operations]\n\"it ends by itself\" = 5\n"),
        ("bad.toml", b"[atomic_operations]\n\"it ends by themself\" = 5\n"),
    ])?;
    let plain = json(&threadbare(folder.path(), &["grade", ".", "--format", "json"])?)?;
    let weighed =
        json(&threadbare(folder.path(), &["grade", ".", "--format", "json", "--rubric", "good.toml"])?)?;
    let points = |document: &Value| document["submissions"][0]["max_score"].as_u64().unwrap_or(0);
    if points(&weighed) != points(&plain) + 4 {
        return Err(format!("{} points, and {} with the rubric", points(&plain), points(&weighed)));
    }
    let output = threadbare(folder.path(), &["grade", ".", "--rubric", "bad.toml"])?;
    ends_with(&output, 2)?;
    says(&output, "the nearest is \"it ends by itself\"")
}

fn new_file() -> Result<(), String> {
    let folder = folder(&[])?;
    ends_with(&threadbare(folder.path(), &["grade", "--new", "mutex"])?, 0)?;
    let written = fs::read_to_string(folder.path().join("mutex.rs")).map_err(|error| error.to_string())?;
    if !written.contains("One pencil, two writers") {
        return Err(format!("the sheet is missing: {written}"));
    }
    let document = json(&threadbare(folder.path(), &["grade", "mutex.rs", "--format", "json"])?)?;
    expect(&statuses(&document), &[("mutex.rs", "fail")])?;
    let output = threadbare(folder.path(), &["grade", "--new", "mutex"])?;
    ends_with(&output, 2)?;
    says(&output, "is there already")
}

fn idle() -> Result<(), String> {
    let folder = folder(&[
        ("prints.rs", b"fn main() { println!(\"garlic: 10\"); }"),
        ("spawns.rs", b"fn main() { std::thread::spawn(|| println!(\"garlic: 10\")).join().unwrap(); }"),
    ])?;
    let arguments = ["grade", "prints.rs", "spawns.rs", "--as", "atomic_operations", "--format", "json"];
    let document = json(&threadbare(folder.path(), &arguments)?)?;
    expect(&statuses(&document), &[("prints.rs", "fail"), ("spawns.rs", "fail")])?;
    let scores: Vec<Option<u64>> =
        (0..2).map(|number| document["submissions"][number]["score"].as_u64()).collect();
    match scores[..] {
        [Some(0), Some(1..)] => Ok(()),
        _ => Err(format!("{scores:?}: who only prints has shown nothing, who starts a thread has")),
    }
}

fn class() -> Result<(), String> {
    let folder = folder(&[
        ("class/ada/atomic_operations.rs", RIGHT.as_bytes()),
        ("class/ben/homework/atomic_operations.rs", b"fn main() { println!(\"garlic: 9\"); }"),
        ("class/ben/notes.rs", b"not a submission"),
        ("class/target/atomic_operations.rs", b"not a submission"),
    ])?;
    let graded = |more: &[&str]| -> Result<Value, String> {
        let mut arguments = vec!["grade", "class", "--format", "json", "--output", "v.json"];
        arguments.extend(more);
        ends_with(&threadbare(folder.path(), &arguments)?, 0)?;
        let text = fs::read_to_string(folder.path().join("v.json")).map_err(|error| error.to_string())?;
        let mut document: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
        for submission in document["submissions"].as_array_mut().into_iter().flatten() {
            submission["seconds"] = Value::Null;
        }
        Ok(document)
    };
    let first = graded(&[])?;
    expect(
        &statuses(&first),
        &[("class/ada/atomic_operations.rs", "pass"), ("class/ben/homework/atomic_operations.rs", "fail")],
    )?;
    if folder.path().join("v.json.partial").exists() {
        return Err("a finished report leaves its journal behind".to_owned());
    }
    if graded(&["--resume"])? != first || graded(&["--jobs", "1"])? != first {
        return Err("the same class has another report".to_owned());
    }
    Ok(())
}

fn outputs() -> Result<(), String> {
    let folder = folder(&[("a/atomic_operations.rs", RIGHT.as_bytes()), ("b/atomic_operations.rs", b"")])?;
    let refused = |arguments: &[&str], words: &str| {
        let output = threadbare(folder.path(), &[&["grade", "a", "b"], arguments].concat())?;
        ends_with(&output, 2)?;
        says(&output, words)?;
        match output.stdout.is_empty() {
            true => Ok(()),
            false => Err(format!("something was graded: {}", text(&output))),
        }
    };
    refused(&["--output", "nowhere/v.json"], "there is no folder nowhere")?;
    refused(&["--output", "a"], "this is a folder")?;
    refused(
        &["--format", "json", "--output", "v", "--format", "html", "--output", "v"],
        "the --output of two formats",
    )?;
    refused(&["--format", "json", "--format", "html"], "only one --format can go to the screen")?;
    refused(&["--resume"], "--output")?;
    // Nobody reads the screen, but somebody wants the file.
    let mut child = Command::new(env!("CARGO_BIN_EXE_threadbare"))
        .args(["grade", "a", "b", "--format", "json", "--output", "v.json"])
        .current_dir(folder.path())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| error.to_string())?;
    drop(child.stdout.take());
    let output = child.wait_with_output().map_err(|error| error.to_string())?;
    ends_with(&output, 0)?;
    expect(
        &statuses(&written(folder.path(), "v.json")?),
        &[("a/atomic_operations.rs", "pass"), ("b/atomic_operations.rs", "rejected")],
    )
}

fn written(folder: &Path, name: &str) -> Result<Value, String> {
    let text = fs::read_to_string(folder.join(name)).map_err(|error| format!("{name}: {error}"))?;
    let mut document: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    for submission in document["submissions"].as_array_mut().into_iter().flatten() {
        submission["seconds"] = Value::Null;
    }
    Ok(document)
}

#[cfg(unix)]
fn odd_files() -> Result<(), String> {
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;

    let folder = folder(&[
        ("class/a/atomic_operations.rs", RIGHT.as_bytes()),
        ("class/b/mutex.rs/try_lock.rs", b"fn main() {"),
        ("class/c/x", b""),
        ("class/d/x", b""),
        ("class/e/x", b""),
        ("class/f/deadlock.rs", b""),
    ])?;
    let class = folder.path().join("class");
    let words = |error: std::io::Error| error.to_string();
    let pipe = Command::new("mkfifo").arg(class.join("c/try_lock.rs")).status().map_err(words)?;
    if !pipe.success() {
        return Err("no pipe can be made here".to_owned());
    }
    symlink(crate::root().join("examples/mutex.rs"), class.join("d/mutex.rs")).map_err(words)?;
    symlink("/dev/zero", class.join("e/mutex.rs")).map_err(words)?;
    symlink(".", class.join("e/loop")).map_err(words)?;
    let large = fs::File::create(class.join("f/deadlock.rs")).map_err(words)?;
    large.set_len(1 << 30).map_err(words)?;
    let no_text = class.join(std::ffi::OsStr::from_bytes(b"caf\xe9"));
    // Not every file system has such names.
    let has_no_text = fs::create_dir(&no_text).is_ok();
    if has_no_text {
        fs::write(no_text.join("atomic_operations.rs"), RIGHT).map_err(words)?;
    }
    let mut expected = vec![
        ("class/a/atomic_operations.rs", "pass"),
        ("class/b/mutex.rs/try_lock.rs", "rejected"),
        ("class/c/try_lock.rs", "rejected"),
        ("class/caf\\xe9/atomic_operations.rs", "pass"),
        ("class/d/mutex.rs", "rejected"),
        ("class/e/mutex.rs", "rejected"),
        ("class/f/deadlock.rs", "rejected"),
    ];
    expected.retain(|(path, _)| has_no_text || !path.contains("caf"));
    let output = threadbare(folder.path(), &["grade", "class", "--format", "json", "--output", "v.json"])?;
    ends_with(&output, 0)?;
    expect(&statuses(&written(folder.path(), "v.json")?), &expected)?;
    for words in ["this is a link", "this is not a plain file", "the file has 1073741824 bytes"] {
        says(&output, words)?;
    }
    // Named on the command line they are no better.
    let output = threadbare(
        folder.path(),
        &[
            "grade",
            "--as",
            "mutex",
            "--format",
            "json",
            "/dev/zero",
            "class/c/try_lock.rs",
            "class/e/mutex.rs",
        ],
    )?;
    expect(
        &statuses(&json(&output)?),
        &[("/dev/zero", "rejected"), ("class/c/try_lock.rs", "rejected"), ("class/e/mutex.rs", "rejected")],
    )
}

#[cfg(unix)]
fn pipes_and_links() -> Result<(), String> {
    use std::os::unix::fs::{FileTypeExt, symlink};

    let folder = folder(&[("atomic_operations.rs", RIGHT.as_bytes()), ("kept.json", b"{}")])?;
    let words = |error: std::io::Error| error.to_string();
    let pipe = folder.path().join("pipe");
    Command::new("mkfifo").arg(&pipe).status().map_err(words)?;
    symlink("pipe", folder.path().join("device")).map_err(words)?;
    symlink("kept.json", folder.path().join("link.json")).map_err(words)?;
    let reader = std::thread::spawn(move || fs::read_to_string(pipe));
    let output = threadbare(
        folder.path(),
        &[
            "grade",
            "atomic_operations.rs",
            "--format",
            "json",
            "--output",
            "device",
            "--format",
            "json",
            "--output",
            "link.json",
        ],
    )?;
    ends_with(&output, 0)?;
    let piped = reader.join().map_err(|_| "the reader died")?.map_err(words)?;
    let kind = |name: &str| fs::symlink_metadata(folder.path().join(name)).map(|there| there.file_type());
    if !kind("pipe").map_err(words)?.is_fifo() || !kind("device").map_err(words)?.is_symlink() {
        return Err("a file stands where the pipe was".to_owned());
    }
    if !kind("link.json").map_err(words)?.is_symlink() || kind("kept.json").map_err(words)?.is_symlink() {
        return Err("a file stands where the link was".to_owned());
    }
    let kept = fs::read_to_string(folder.path().join("kept.json")).map_err(words)?;
    if piped == kept && kept.contains("\"pass\"") { Ok(()) } else { Err(format!("{piped:?}, {kept:?}")) }
}

/// A class on one processor, and its grader, once it has written down the first verdict. What it puts into temporary
/// folders it puts into `place`.
#[cfg(unix)]
fn half_graded(grader: &Path, place: &Path) -> Result<(tempfile::TempDir, std::process::Child), String> {
    let wrong = RIGHT.replace("0..5", "0..4");
    let texts = [RIGHT, &wrong, RIGHT, &wrong, RIGHT];
    let paths: Vec<String> =
        (0..texts.len()).map(|number| format!("class/{number}/atomic_operations.rs")).collect();
    let files: Vec<(&str, &[u8])> =
        paths.iter().zip(texts).map(|(path, text)| (path.as_str(), text.as_bytes())).collect();
    let folder = folder(&files)?;
    let mut child = grading(grader, folder.path(), place).spawn().map_err(|error| error.to_string())?;
    let journal = folder.path().join("v.json.partial");
    let began = std::time::Instant::now();
    while !fs::read(&journal).is_ok_and(|text| text.contains(&b'\n')) {
        if began.elapsed().as_secs() > 60 || child.try_wait().is_ok_and(|status| status.is_some()) {
            let _ = child.kill();
            return Err("no verdict is written down".to_owned());
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    Ok((folder, child))
}

#[cfg(unix)]
fn grading(grader: &Path, folder: &Path, place: &Path) -> Command {
    let mut command = Command::new(grader);
    command
        .args(["grade", "class", "--jobs", "1", "--format", "json", "--output", "v.json"])
        .current_dir(folder)
        .env("TMPDIR", place)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

#[cfg(unix)]
fn grader() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_threadbare"))
}

#[cfg(target_os = "linux")]
fn built_anew() -> Result<(), String> {
    let words = |error: std::io::Error| error.to_string();
    let place = tempfile::tempdir().map_err(words)?;
    let copy = place.path().join("threadbare");
    fs::copy(grader(), &copy).map_err(words)?;
    let (folder, mut child) = half_graded(&copy, place.path())?;
    fs::remove_file(&copy).map_err(words)?;
    child.wait().map_err(words)?;
    let found = statuses(&written(folder.path(), "v.json")?);
    match found.len() == 5 && found.iter().all(|(_, status)| status != "error") {
        true => Ok(()),
        false => Err(format!("{found:?}")),
    }
}

#[cfg(unix)]
fn is_empty(place: &Path) -> bool {
    fs::read_dir(place).is_ok_and(|mut entries| entries.next().is_none())
}

#[cfg(unix)]
fn killed() -> Result<(), String> {
    let words = |error: std::io::Error| error.to_string();
    let place = tempfile::tempdir().map_err(words)?;
    let (folder, mut child) = half_graded(grader(), place.path())?;
    child.kill().and_then(|()| child.wait()).map_err(words)?;
    let journal = folder.path().join("v.json.partial");
    let before = fs::read_to_string(&journal).map_err(words)?;
    // Cut off in the middle of a line, as a kill at another moment would have.
    fs::write(&journal, format!("{before}{{\"fingerprint\":1,\"verd")).map_err(words)?;
    if is_empty(place.path()) {
        return Err("there is nothing to sweep up".to_owned());
    }
    // A mark that only what is taken over can have.
    let marked =
        fs::read_to_string(&journal).map_err(words)?.replacen("\"executions\":", "\"executions\":7", 1);
    fs::write(&journal, marked).map_err(words)?;
    let status = grading(grader(), folder.path(), place.path()).arg("--resume").status().map_err(words)?;
    if !status.success() || journal.exists() || !is_empty(place.path()) {
        return Err(format!("{status}; the journal or a folder is left"));
    }
    let resumed = written(folder.path(), "v.json")?;
    // Whichever was graded first.
    let executions = |number: usize| resumed["submissions"][number]["executions"].as_u64();
    let count = resumed["submissions"].as_array().map_or(0, Vec::len);
    let fewest = (0..count).filter_map(executions).min().unwrap_or_default();
    let Some(taken_over) = (0..count).find(|&number| executions(number) > Some(fewest * 10)) else {
        return Err("what was graded is graded again".to_owned());
    };
    let status = grading(grader(), folder.path(), place.path()).status().map_err(words)?;
    let mut whole = written(folder.path(), "v.json")?;
    whole["submissions"][taken_over]["executions"] = resumed["submissions"][taken_over]["executions"].clone();
    if !status.success() || whole != resumed {
        return Err(format!("{status}; a class that was graded in two parts has another report"));
    }
    Ok(())
}

#[cfg(unix)]
fn asked_to_end() -> Result<(), String> {
    let words = |error: std::io::Error| error.to_string();
    let place = tempfile::tempdir().map_err(words)?;
    let (folder, mut child) = half_graded(grader(), place.path())?;
    let process =
        i32::try_from(child.id()).ok().and_then(rustix::process::Pid::from_raw).ok_or("no process")?;
    rustix::process::kill_process(process, rustix::process::Signal::TERM)
        .map_err(|error| error.to_string())?;
    let status = child.wait().map_err(words)?;
    if status.code() != Some(130) || !is_empty(place.path()) {
        return Err(format!("{status}; or a folder is left"));
    }
    let found = statuses(&written(folder.path(), "v.json")?);
    let journal = fs::read_to_string(folder.path().join("v.json.partial")).map_err(words)?;
    match (1..5).contains(&found.len()) && journal.lines().count() == found.len() {
        true => Ok(()),
        false => Err(format!("{found:?} is written, and {} lines of the journal", journal.lines().count())),
    }
}
