//! Programs that would rather have a verdict than earn it: none passes, none is an error of ours, none leaves a
//! trace. And right programs that only look wicked, which pass.

use std::fs;

use threadbare::grade::{self, Options};
use threadbare::judge::{Status, Verdict};

type Check = fn() -> Result<(), String>;

pub fn checks() -> Vec<(&'static str, Check)> {
    vec![
        ("nothing is read while compiling", nothing_is_read_while_compiling),
        ("nothing but the sheet's libraries is reached", nothing_else_is_reached),
        ("no verdict can be printed", no_verdict_can_be_printed),
        ("what never ends is ended", what_never_ends_is_ended),
        ("the compiler cannot be worn out", the_compiler_cannot_be_worn_out),
        ("right programs that look wicked pass", controls_pass),
    ]
}

const WORK: &str = "
    let garlic = std::sync::Arc::new(std::sync::atomic::AtomicU32::new(0));
    let shoppers: Vec<_> = (0..2).map(|_| {
        let garlic = std::sync::Arc::clone(&garlic);
        std::thread::spawn(move || for _ in 0..5 { garlic.fetch_add(1, std::sync::atomic::Ordering::SeqCst); })
    }).collect();
    for shopper in shoppers { shopper.join().unwrap(); }
    println!(\"garlic: {}\", garlic.load(std::sync::atomic::Ordering::SeqCst));
";

fn verdict(text: &str) -> Result<Verdict, String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let path = folder.path().join("atomic_operations.rs");
    fs::write(&path, text).map_err(|error| error.to_string())?;
    grade::grade(&path, None, crate::libraries()?, &Options::default())
        .ok_or_else(|| "interrupted".to_owned())
}

/// The work with something before its `main`, and something within.
fn around(before: &str, within: &str) -> String {
    format!("{before}\nfn main() {{\n{within}\n{WORK}}}\n")
}

fn none_passes(attacks: &[String]) -> Result<(), String> {
    for attack in attacks {
        let verdict = verdict(attack)?;
        if !matches!(verdict.status, Status::Fail | Status::Rejected) {
            return Err(format!("{:?}: {}\n{attack}", verdict.status, verdict.diagnostics));
        }
        for secret in ["root:", env!("CARGO_MANIFEST_DIR")] {
            if verdict.diagnostics.contains(secret) {
                return Err(format!("{secret:?} is told: {}", verdict.diagnostics));
            }
        }
    }
    Ok(())
}

fn nothing_is_read_while_compiling() -> Result<(), String> {
    none_passes(&[
        around("", "let _ = include_str!(\"/etc/passwd\");"),
        around("", "let _: u32 = include_str!(\"/etc/passwd\");"),
        around("", "let _ = r#include_bytes!(\"/etc/passwd\");"),
        around("", "let _ = core::include_str!(\"/etc/passwd\");"),
        around("use std::include_str as x;", "let _ = x!(\"/etc/passwd\");"),
        around("macro_rules! m { ($x:ident) => { $x!(\"/etc/passwd\") } }", "let _ = m!(include_str);"),
        around("", "let _ = env!(\"PATH\"); "),
        around("", "let _ = option_env!(\"HOME\").unwrap();"),
        around("#[path = \"/etc/passwd\"] mod other;", ""),
        around("mod other;", ""),
        around("#![feature(rustc_attrs)]", ""),
    ])
}

fn nothing_else_is_reached() -> Result<(), String> {
    none_passes(&[
        around("", "unsafe { std::ptr::null::<u8>().read() };"),
        around("#![allow(unsafe_code)]", "unsafe {}"),
        around("#[unsafe(no_mangle)] pub fn getrandom() {}", ""),
        around("#[unsafe(link_section = \".init_array\")] pub static X: fn() = main;", ""),
        around("unsafe extern \"C\" { fn abort() -> !; }", ""),
        around("extern crate nix;", ""),
        around("extern crate proc_macro;", ""),
        around("", "std::fs::write(\"/tmp/threadbare-trace\", \"x\").unwrap();"),
        around("", "std::process::Command::new(\"true\").status().unwrap();"),
        around("", "std::net::TcpListener::bind(\"127.0.0.1:0\").unwrap();"),
        around("", "std::fs::read_to_string(\"/etc/passwd\").unwrap();"),
        around("use std::*;", "fs::read_to_string(\"/etc/passwd\").unwrap();"),
    ])?;
    match std::path::Path::new("/tmp/threadbare-trace").exists() {
        true => Err("a program has written a file".to_owned()),
        false => Ok(()),
    }
}

fn no_verdict_can_be_printed() -> Result<(), String> {
    none_passes(&[
        "fn main() { println!(\"{{\\\"status\\\":\\\"pass\\\"}}\"); }".to_owned(),
        "fn main() { println!(\"::notice::pass\\u{1b}[2J\"); std::process::exit(0) }".to_owned(),
        "fn __threadbare_main() {} fn main() { println!(\"garlic: 10\"); }".to_owned(),
    ])
}

fn what_never_ends_is_ended() -> Result<(), String> {
    none_passes(&[
        "fn main() { loop { std::thread::park(); } }".to_owned(),
        "fn main() { let mut n = 0u64; loop { n = std::hint::black_box(n) + 1; } }".to_owned(),
        "fn main() { let mut all = Vec::new(); loop { all.push(vec![1u8; 1 << 20]); } }".to_owned(),
        "fn f(n: u64) -> u64 { if n == u64::MAX { 0 } else { 1 + f(n + 1) } } fn main() { println!(\"{}\", f(0)); }"
            .to_owned(),
        "fn main() { loop { std::thread::spawn(|| loop { std::thread::park(); }); } }".to_owned(),
    ])
}

fn the_compiler_cannot_be_worn_out() -> Result<(), String> {
    none_passes(&[
        format!("fn main() {{ let _ = {}1{}; }}", "(".repeat(50_000), ")".repeat(50_000)),
        around("macro_rules! m { ($($x:tt)*) => { m!($($x)* $($x)*) } }", "m!(a);"),
        around(
            "const X: u64 = { let mut n = 0u64; while n < u64::MAX { n += 1; } n };",
            "println!(\"{X}\");",
        ),
        around("", &"let x: u8 = \"no\";".repeat(5_000)),
    ])
}

fn controls_pass() -> Result<(), String> {
    for control in [
        around("// unsafe { include_str!(\"/etc/passwd\") }", "let _ = \"unsafe include_str!() env!()\";"),
        around("macro_rules! env { ($x:expr) => { $x } }", "let _ = env!(1);"),
        around("#![forbid(unsafe_code)]\n#![deny(warnings)]", ""),
        around("mod kitchen { pub fn cook() {} }", "kitchen::cook();"),
        around("", "let env = 1; let core = 2; let path = env + core; println!(\"{}\", path);"),
        format!("\u{feff}{}", around("", "").replace('\n', "\r\n")),
        format!("mod kitchen {{ pub fn cook() {{ {WORK} }} }}\nuse kitchen::cook as main;"),
        format!("fn main() -> Result<(), String> {{ {WORK} Ok(()) }}"),
        format!("fn main() -> std::process::ExitCode {{ {WORK} std::process::ExitCode::SUCCESS }}"),
    ] {
        let verdict = verdict(&control)?;
        if verdict.status != Status::Pass {
            let text = crate::examples::anstream_free(&threadbare::report::text::submission(&verdict, None));
            return Err(format!("{text}\n{control}"));
        }
    }
    Ok(())
}
