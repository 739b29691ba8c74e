//! The scripts for Gradescope, Classroom 50 and GitHub: they parse, and do what they are for in a folder that looks
//! as these make it.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

type Check = fn() -> Result<(), String>;

pub fn checks() -> Vec<(&'static str, Check)> {
    if cfg!(unix) {
        vec![
            ("the scripts for Gradescope parse", scripts_parse),
            ("Gradescope gets its results", gradescope),
            ("Classroom 50 gets its result", classroom50),
            ("the workflow starts the grader as it may be started", workflow),
        ]
    } else {
        Vec::new()
    }
}

fn script(name: &str) -> std::path::PathBuf {
    crate::root().join("docs/autograder").join(name)
}

fn words<T>(result: std::io::Result<T>) -> Result<T, String> {
    result.map_err(|error| error.to_string())
}

fn ran(command: &mut Command) -> Result<Output, String> {
    let output = words(command.stdin(Stdio::null()).output())?;
    let told = String::from_utf8_lossy(&output.stderr);
    if output.status.success() { Ok(output) } else { Err(format!("{}: {told}", output.status)) }
}

fn scripts_parse() -> Result<(), String> {
    for name in ["gradescope/setup.sh", "gradescope/run_autograder"] {
        ran(Command::new("bash").arg("-n").arg(script(name)))?;
    }
    Ok(())
}

/// This build where a script looks for one.
fn built_below(repository: &Path) -> Result<(), String> {
    let folder = repository.join("target/release");
    words(fs::create_dir_all(&folder))?;
    #[cfg(unix)]
    words(std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_threadbare"), folder.join("threadbare")))?;
    Ok(())
}

fn parsed(path: &Path) -> Result<Value, String> {
    serde_json::from_slice(&words(fs::read(path))?).map_err(|error| error.to_string())
}

fn gradescope() -> Result<(), String> {
    let place = words(tempfile::tempdir())?;
    let autograder = place.path();
    for folder in ["submission", "results"] {
        words(fs::create_dir(autograder.join(folder)))?;
    }
    built_below(&autograder.join("source/threadbare"))?;
    let results = autograder.join("results/results.json");
    let graded = || -> Result<(f64, usize), String> {
        let _ = fs::remove_file(&results);
        ran(Command::new(script("gradescope/run_autograder")).env("AUTOGRADER", autograder))?;
        let document = parsed(&results)?;
        let tests = document["tests"].as_array().map_or(0, Vec::len);
        Ok((document["score"].as_f64().unwrap_or(-1.0), tests))
    };
    let submission = autograder.join("submission/mutex.rs");
    let example = crate::root().join("examples/mutex.rs");
    words(fs::copy(&example, &submission))?;
    let (score, tests) = graded()?;
    if score < 2.0 || score != tests as f64 {
        return Err(format!("{score} points in {tests} tests for the example"));
    }
    words(fs::write(&submission, "fn main() {"))?;
    if graded()? != (0.0, 1) {
        return Err("a file that does not compile has another result".to_owned());
    }
    words(fs::remove_file(&submission))?;
    if graded()? != (0.0, 1) {
        return Err("a file that is missing has another result".to_owned());
    }
    #[cfg(unix)]
    words(std::os::unix::fs::symlink(&example, &submission))?;
    if graded()? != (0.0, 1) {
        return Err("a link to an answer is one".to_owned());
    }
    words(fs::create_dir(&submission))?;
    match graded()? {
        (0.0, 1) => Ok(()),
        _ => Err("a folder in the file's place has another result".to_owned()),
    }
}

fn classroom50() -> Result<(), String> {
    for needed in ["git", "python3"] {
        if Command::new(needed).arg("--version").output().is_err() {
            eprintln!("the script for Classroom 50 is not tried: there is no {needed} here");
            return Ok(());
        }
    }
    let place = words(tempfile::tempdir())?;
    let (bundle, submission) = (place.path().join("bundle"), place.path().join("submission"));
    built_below(&bundle.join("threadbare"))?;
    words(fs::create_dir(&submission))?;
    words(fs::copy(script("classroom50/autograder.py"), bundle.join("autograder.py")))?;
    words(fs::copy(crate::root().join("examples/mutex.rs"), submission.join("mutex.rs")))?;
    let git = |arguments: &[&str]| {
        let identity = ["-c", "user.name=alice", "-c", "user.email=alice@example.org"];
        let mut command = Command::new("git");
        command.args(identity).args(arguments).current_dir(&submission);
        ran(command.env("GIT_COMMITTER_DATE", "2026-06-01T16:32:01+02:00"))
    };
    git(&["init", "--quiet"])?;
    git(&["add", "mutex.rs"])?;
    git(&["commit", "--quiet", "--message", "hand in"])?;
    let known = [
        ("CLASSROOM", "cs-principles"),
        ("ASSIGNMENT", "mutex"),
        ("SUBMISSION_TAG", "submit/1"),
        ("COMMIT_URL", "https://example.org/commit/1"),
        ("RELEASE_URL", "https://example.org/releases/1"),
    ];
    let mut command = Command::new("python3");
    command.arg(bundle.join("autograder.py")).current_dir(&submission).envs(known).env_remove("REVIEW_URL");
    ran(&mut command)?;
    let document = parsed(&submission.join("result.json"))?;
    let told = |field: &str| document[field].as_str().unwrap_or_default().to_owned();
    let expected = [
        ("schema", "classroom50/result/v1"),
        ("classroom", "cs-principles"),
        ("assignment", "mutex"),
        ("submission", "submit/1"),
        ("commit", "https://example.org/commit/1"),
        ("release", "https://example.org/releases/1"),
        ("review", "https://example.org/commit/1"),
        ("datetime", "2026-06-01T14:32:01Z"),
    ];
    for (field, value) in expected {
        if told(field) != value {
            return Err(format!("{field} is {}, not {value}", told(field)));
        }
    }
    match document["score"] == document["max-score"] && document["score"].as_u64() > Some(1) {
        true => Ok(()),
        false => Err(format!("{} points for the example", document["score"])),
    }
}

/// The command in the workflow, in a folder with one submission.
fn workflow() -> Result<(), String> {
    let text = words(fs::read_to_string(script("github/grade.yaml")))?;
    let place = words(tempfile::tempdir())?;
    let submission = place.path().join("submission");
    built_below(&place.path().join("threadbare"))?;
    words(fs::create_dir(&submission))?;
    words(fs::copy(crate::root().join("examples/mutex.rs"), submission.join("mutex.rs")))?;
    let lines = text.lines().skip_while(|line| !line.contains("threadbare grade"));
    let command: Vec<&str> = lines.take_while(|line| line.starts_with("          ")).collect();
    let output = ran(Command::new("bash").arg("-c").arg(command.join("\n")).current_dir(&submission))?;
    for report in ["verdicts.json", "verdicts.xml", "verdicts.html"] {
        if !place.path().join(report).is_file() {
            return Err(format!("{report} is not written"));
        }
    }
    let log = String::from_utf8_lossy(&output.stdout).into_owned();
    match log.starts_with("::notice file=mutex.rs") {
        true => Ok(()),
        false => Err(format!("no annotation: {log}")),
    }
}
