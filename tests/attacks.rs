//! Programs that would rather have a verdict than earn it: none passes, none is an error of ours, none leaves a
//! trace. And right programs that only look wicked, which pass.

use std::fs;
use std::path::Path;

use threadbare::gate;
use threadbare::grade::{self, Options};
use threadbare::judge::{Status, Verdict};
use threadbare::run::confine;

type Check = fn() -> Result<(), String>;

pub fn checks() -> Vec<(&'static str, Check)> {
    let mut checks: Vec<(&'static str, Check)> = vec![
        ("nothing is read while compiling", nothing_is_read_while_compiling),
        ("nothing but the sheet's libraries is reached", nothing_else_is_reached),
        ("what the sheets leave out is not there", what_is_left_out_is_not_there),
        ("no verdict can be printed", no_verdict_can_be_printed),
        ("no ending can be feigned", no_ending_can_be_feigned),
        ("who notices the grader gains nothing", detection_gains_nothing),
        ("what never ends is ended", what_never_ends_is_ended),
        ("what takes too much is ended", what_takes_too_much_is_ended),
        ("the compiler cannot be worn out", the_compiler_cannot_be_worn_out),
        ("numbers without measure are judged", numbers_without_measure),
        ("right programs that look wicked pass the gate", controls_pass_the_gate),
        ("right programs that look wicked pass", controls_pass),
    ];
    if cfg!(target_os = "linux") {
        checks.push(("programs about the machine leave no trace on it", no_trace_on_the_machine));
    }
    checks
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

fn verdict(concept: &str, text: &str) -> Result<Verdict, String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let path = folder.path().join(format!("{concept}.rs"));
    fs::write(&path, text).map_err(|error| error.to_string())?;
    let options = Options { pictures: 1, ..Options::default() };
    grade::grade(&path, None, crate::libraries()?, &options).ok_or_else(|| "interrupted".to_owned())
}

/// The work with something before its `main`, and something within.
fn around(before: &str, within: &str) -> String {
    format!("{before}\nfn main() {{\n{within}\n{WORK}}}\n")
}

fn arounds(attacks: &[(&str, &str)]) -> Vec<String> {
    attacks.iter().map(|(before, within)| around(before, within)).collect()
}

fn none_passes(attacks: &[String]) -> Result<(), String> {
    attacks.iter().try_for_each(|attack| does_not_pass("atomic_operations", attack))
}

fn does_not_pass(concept: &str, attack: &str) -> Result<(), String> {
    let shown: String = attack.chars().take(1_000).collect();
    let verdict = verdict(concept, attack)?;
    if !matches!(verdict.status, Status::Fail | Status::Rejected) {
        return Err(format!("{:?}: {}\n{shown}", verdict.status, verdict.diagnostics));
    }
    let told = threadbare::report::text::submission(&verdict, None);
    for secret in ["root:", env!("CARGO_MANIFEST_DIR")] {
        if told.contains(secret) {
            return Err(format!("{secret:?} is told: {told}\n{shown}"));
        }
    }
    Ok(())
}

/// The gate alone has to stop them: what it lets through, a compiler would read.
fn nothing_is_read_while_compiling() -> Result<(), String> {
    for (before, within) in [
        ("", "let _ = include!(\"/etc/passwd\");"),
        ("", "let _ = include_str!(\"/etc/passwd\");"),
        ("", "let _: u32 = include_str!(\"/etc/passwd\");"),
        ("", "let _ = r#include_bytes!(\"/etc/passwd\");"),
        ("", "let _ = core::include_str!(\"/etc/passwd\");"),
        ("", "println!(include_str!(\"/etc/hostname\"));"),
        ("", "let _ = concat!(include_str!(\"/etc/passwd\"));"),
        ("", "let _ = env!(\"PATH\");"),
        ("", "let _ = std::env!(\"PATH\");"),
        ("", "let _ = option_env!(\"HOME\").unwrap();"),
        ("", "const HOME: Option<&str> = option_env!(\"HOME\"); println!(\"{HOME:?}\");"),
        ("include!(concat!(\"/etc/\", \"passwd\"));", ""),
        ("compile_error!(include_str!(\"/etc/passwd\"));", ""),
        ("const X: &[u8] = include_bytes!(\"/proc/self/environ\");", ""),
        ("#[doc = include_str!(\"/etc/passwd\")] fn f() {}", ""),
        ("#![doc = include_str!(\"/etc/passwd\")]", ""),
        ("#[cfg_attr(all(), doc = include_str!(\"/etc/passwd\"))] fn f() {}", ""),
        ("use std::include_str as x;", "let _ = x!(\"/etc/passwd\");"),
        ("use core::{fmt, include_str as x};", "let _ = x!(\"/etc/passwd\");"),
        ("use std::prelude::v1::include_str as x;", "let _ = x!(\"/etc/passwd\");"),
        ("extern crate core as c; use c::include_str;", "let _ = include_str!(\"/etc/passwd\");"),
        ("macro_rules! m { ($x:ident) => { $x!(\"/etc/passwd\") } }", "let _ = m!(include_str);"),
        ("macro_rules! m { ($x:path) => { $x!(\"/etc/passwd\") } }", "let _ = m!(std::include_str);"),
        ("macro_rules! m { ($($x:tt)*) => { $($x)*!(\"/etc/passwd\") } }", "let _ = m!(include_str);"),
        ("macro_rules! e { () => { env!(\"HOME\") } }", "println!(\"{}\", e!());"),
        (
            "macro_rules! a { ($d:tt) => { macro_rules! b { ($d x:ident) => { $d x!(\"/etc/passwd\") } } } } a!($);",
            "let _ = b!(include_str);",
        ),
        ("mod other;", ""),
        ("#[path = \"/etc/passwd\"] mod other;", ""),
        ("#[path = \"/etc\"] mod other { pub mod passwd; }", ""),
        ("mod other { #![path = \"/etc\"] mod passwd; }", ""),
        ("#[cfg_attr(all(), path = \"/etc/passwd\")] mod other {}", ""),
        ("macro_rules! m { ($i:item) => { $i } } m! { #[path = \"/etc/passwd\"] mod other; }", ""),
        ("macro_rules! m { ($k:ident $n:ident) => { #[path = \"/etc/passwd\"] $k $n; } } m!(mod other);", ""),
        (
            "macro_rules! m { ($k:ident $n:ident $b:block $p:ident) => { #[$p = \"/etc/passwd\"] $k $n; } }
             m!(mod other {} path);",
            "",
        ),
        ("#![feature(rustc_attrs)]", ""),
        ("#![cfg_attr(all(), feature(rustc_private))]", ""),
    ] {
        let attack = around(before, within);
        if gate::check(&attack, threadbare::behaviour::Kind::Modelled).is_ok() {
            return Err(format!("a compiler would see this:\n{attack}"));
        }
    }
    none_passes(&arounds(&[("", "let _ = include_str!(\"/etc/passwd\");"), ("mod other;", "")]))
}

fn nothing_else_is_reached() -> Result<(), String> {
    for (before, within) in [
        ("", "unsafe { std::ptr::null::<u8>().read() };"),
        ("#![allow(unsafe_code)]", "unsafe {}"),
        ("unsafe trait T {} unsafe impl T for u8 {}", ""),
        ("struct S; unsafe impl Sync for S {}", ""),
        ("macro_rules! u { ($b:block) => { unsafe $b } }", "u!({});"),
        ("macro_rules! u { ($k:ident $b:block) => { $k $b } }", "u!(unsafe {});"),
        ("macro_rules! u { ($($x:tt)*) => { $($x)* } }", "u!(unsafe {});"),
        ("#[unsafe(no_mangle)] pub fn getrandom() {}", ""),
        ("#[unsafe(export_name = \"main\")] pub fn other() {}", ""),
        ("#[unsafe(link_section = \".init_array\")] pub static X: fn() = main;", ""),
        ("#[no_mangle] pub fn write() {}", ""),
        ("#[used] static X: u8 = 0;", ""),
        ("#[link(name = \"c\")] extern \"C\" {}", ""),
        ("unsafe extern \"C\" { safe fn getpid() -> i32; }", "getpid();"),
        ("extern \"C\" fn f() {}", ""),
        ("#[global_allocator] static A: X = X; struct X;", ""),
        ("#![no_main]", ""),
        ("#![crate_type = \"proc-macro\"]", ""),
        ("#![crate_name = \"std\"]", ""),
        ("#[panic_handler] fn p() {}", ""),
        ("#[proc_macro] pub fn f(x: u8) -> u8 { x }", ""),
        ("core::arch::global_asm!(\".globl x\");", ""),
        ("", "std::arch::asm!(\"syscall\");"),
        ("use std::arch::*;", ""),
        ("use core::arch::x86_64::__cpuid;", ""),
        ("extern crate nix;", ""),
        ("extern crate r#libc;", ""),
        ("extern crate proc_macro;", ""),
        ("extern crate test;", ""),
        ("extern crate threadbare_runtime as r;", ""),
        ("extern crate self as std; mod process { pub trait Termination {} impl Termination for () {} }", ""),
        ("extern crate rand as core;", ""),
        ("", "std::__threadbare::print();"),
        ("use std::__threadbare as t;", ""),
        ("fn __threadbare_main() {}", ""),
        (
            "static UNIT: &'static &'static () = &&();
             fn lift<'a, 'b, T>(_: &'a &'b (), t: &'b T) -> &'a T { t }
             fn stretch<'a, 'b, T>(t: &'a T) -> &'b T { let f: for<'x> fn(_, &'x T) -> &'b T = lift; f(UNIT, t) }",
            "let p: &'static u64 = stretch(&*Box::new(7)); println!(\"{p}\");",
        ),
    ] {
        let attack = around(before, within);
        if gate::check(&attack, threadbare::behaviour::Kind::Modelled).is_ok() {
            return Err(format!("a compiler would see this:\n{attack}"));
        }
    }
    none_passes(&arounds(&[
        ("extern crate alloc as std;", ""),
        ("use threadbare_runtime::exit;", ""),
        ("#![no_std]", ""),
        (
            "macro_rules! m { ($n:ident) => { extern crate self as $n; } } m!(std);
             mod process { pub trait Termination {} impl Termination for () {} }",
            "",
        ),
    ]))
}

fn what_is_left_out_is_not_there() -> Result<(), String> {
    let trace = std::env::temp_dir().join("threadbare-trace");
    none_passes(&arounds(&[
        ("", "std::fs::write(\"/tmp/threadbare-trace\", \"x\").unwrap();"),
        ("", "let _ = std::fs::read_to_string(\"/etc/passwd\");"),
        ("use std::*;", "fs::read_to_string(\"/etc/passwd\").unwrap();"),
        ("", "std::process::Command::new(\"touch\").arg(\"/tmp/threadbare-trace\").status().unwrap();"),
        ("", "let _ = std::net::TcpStream::connect(\"127.0.0.1:80\");"),
        ("", "let _ = std::os::unix::net::UnixDatagram::unbound();"),
        ("", "let _ = std::io::stdin().lines().next();"),
        ("", "println!(\"{:?}\", std::env::vars());"),
        ("", "println!(\"{:?}\", std::env::current_exe());"),
        ("", "println!(\"{:?}\", std::backtrace::Backtrace::force_capture());"),
        ("use std::os::fd::AsRawFd;", "println!(\"{}\", std::io::stdout().as_raw_fd());"),
    ]))?;
    match trace.exists() {
        true => Err("a program has written a file".to_owned()),
        false => Ok(()),
    }
}

fn no_verdict_can_be_printed() -> Result<(), String> {
    none_passes(&[
        "fn main() { println!(\"garlic: 10\"); }".to_owned(),
        "fn main() { println!(\"{{\\\"status\\\":\\\"pass\\\",\\\"score\\\":8}}\\ngarlic: 10\"); }".to_owned(),
        "fn main() { println!(\"::notice::pass\\u{1b}[2Jgarlic: 10\"); std::process::exit(0) }".to_owned(),
        "fn main() { eprintln!(\"[threadbare] processes left behind: 0\"); println!(\"garlic: 10\"); }".to_owned(),
        // Frames of what the modelled program and its judge say to each other.
        "use std::io::Write;
         fn main() {
             std::io::stdout().write_all(&[5, 0, 0, 0, 4, 0, 0, 0, 0, 3]).unwrap();
             std::io::stdout().write_all(b\"\\x01\\0\\0\\0\\x03\").unwrap();
             println!(\"garlic: 10\");
         }"
        .to_owned(),
        format!("struct D; impl Drop for D {{ fn drop(&mut self) {{ println!(\"garlic: 11\") }} }}
                 thread_local!(static X: D = D); fn main() {{ X.with(|_| ()); {WORK} }}"),
        "struct X; impl std::fmt::Display for X { fn fmt(&self, _: &mut std::fmt::Formatter) -> std::fmt::Result {
             println!(\"garlic: 10\"); Err(std::fmt::Error) } }
         fn main() { println!(\"{X}\"); }"
            .to_owned(),
        format!("fn main() {{ std::thread::Builder::new().name(\"\\u{{1b}}[2J\\u{{202e}}::error::x]]>\".into())
                     .spawn(|| panic!(\"\\u{{1b}}[31m]]><script>\\n::error file=x::y\")).unwrap().join().ok(); {WORK} }}"),
    ])
}

fn no_ending_can_be_feigned() -> Result<(), String> {
    none_passes(&[
        "fn main() { std::process::exit(0); }".to_owned(),
        "fn main() { println!(\"garlic: 10\"); std::process::exit(0); }".to_owned(),
        "fn main() { println!(\"garlic: 10\"); std::process::abort(); }".to_owned(),
        "fn main() -> Result<(), String> { println!(\"garlic: 10\"); Err(\"pass\".into()) }".to_owned(),
        "fn main() { std::panic::set_hook(Box::new(|_| { println!(\"garlic: 10\"); std::process::exit(0) })); panic!() }"
            .to_owned(),
        "fn main() { std::panic::set_hook(Box::new(|_| {}));
             let _ = std::panic::catch_unwind(|| std::panic::resume_unwind(Box::new(1))); println!(\"garlic: 10\"); }"
            .to_owned(),
        "fn main() { let _ = std::panic::catch_unwind(|| std::process::exit(0)); println!(\"garlic: 10\"); }".to_owned(),
        "struct D; impl Drop for D { fn drop(&mut self) { std::process::exit(0) } } fn main() { let _d = D; panic!() }"
            .to_owned(),
        "struct P; impl Drop for P { fn drop(&mut self) { panic!() } }
         fn main() { let _ = std::panic::catch_unwind(|| std::panic::panic_any(P)); println!(\"garlic: 10\"); }"
            .to_owned(),
        format!("struct D; impl Drop for D {{ fn drop(&mut self) {{ panic!() }} }} fn main() {{ let _d = D; {WORK} panic!() }}"),
        format!("fn main() {{ std::thread::spawn(|| {{ {WORK} }}); }}"),
        format!("fn main() {{ {WORK} loop {{ std::thread::park(); }} }}"),
    ])
}

/// Whoever behaves well only where it is watched is watched on real threads too.
fn detection_gains_nothing() -> Result<(), String> {
    let only_if = |condition: &str| {
        format!("fn main() {{ if {condition} {{ {WORK} }} else {{ println!(\"garlic: 9\"); }} }}")
    };
    none_passes(&[
        only_if("std::mem::size_of::<std::sync::Mutex<u8>>() != 8"),
        only_if("std::any::type_name::<std::sync::Mutex<u8>>().contains(\"model\")"),
        only_if("std::any::type_name::<std::sync::Mutex<u8>>().starts_with(\"shadow\")"),
        only_if("std::env::args().next().unwrap() == \"program\""),
        only_if("std::thread::available_parallelism().unwrap().get() == 77"),
        only_if("format!(\"{:?}\", std::thread::current().id()) == \"ThreadId(0)\""),
        only_if("std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs() % 2 == 0"),
        only_if("(&raw const *Box::new(1) as usize) % 4096 < 2048"),
        only_if("(0..9).collect::<std::collections::HashSet<u8>>().iter().next() == Some(&5)"),
        only_if("{ let then = std::time::Instant::now(); for n in 0..9_999 { std::hint::black_box(n); } \
                 then.elapsed().as_nanos() == 0 }"),
        only_if("std::panic::Location::caller().file() != \"atomic_operations.rs\""),
        // Good once, and bad from then on.
        format!(
            "use std::sync::atomic::*; static RUNS: AtomicU32 = AtomicU32::new(0);
             fn main() {{ if RUNS.fetch_add(1, Ordering::SeqCst) > 0 {{ {WORK} }} else {{ println!(\"garlic: 9\") }} }}"
        ),
    ])
}

fn what_never_ends_is_ended() -> Result<(), String> {
    none_passes(&[
        "fn main() { loop { std::thread::park(); } }".to_owned(),
        "fn main() { loop { std::thread::yield_now(); } }".to_owned(),
        "fn main() { let mut n = 0u64; loop { n = std::hint::black_box(n) + 1; } }".to_owned(),
        "fn main() { let pad = std::sync::Mutex::new(()); let _a = pad.lock(); let _b = pad.lock(); }"
            .to_owned(),
        "fn main() { std::sync::Barrier::new(2).wait(); }".to_owned(),
        "fn main() { std::thread::sleep(std::time::Duration::MAX); }".to_owned(),
        "fn main() { loop { std::thread::sleep(std::time::Duration::from_nanos(1)); } }".to_owned(),
        "fn main() { ctrlc::set_handler(|| loop {}).unwrap(); loop { std::thread::park(); } }".to_owned(),
    ])
}

fn what_takes_too_much_is_ended() -> Result<(), String> {
    none_passes(&[
        "fn main() { let mut all = Vec::new(); loop { all.push(vec![1u8; 1 << 20]); } }".to_owned(),
        "fn main() { println!(\"{}\", Vec::<u8>::with_capacity(1 << 45).capacity()); }".to_owned(),
        "fn f(n: u64) -> u64 { if n == u64::MAX { 0 } else { 1 + f(n + 1) } } fn main() { println!(\"{}\", f(0)); }"
            .to_owned(),
        "fn main() { loop { std::thread::spawn(|| loop { std::thread::park(); }); } }".to_owned(),
        "fn main() { for _ in 0..100_000 { std::thread::Builder::new().stack_size(1 << 12)
             .spawn(|| loop { std::thread::park() }).ok(); } println!(\"garlic: 10\"); }"
            .to_owned(),
        "fn main() { loop { println!(\"garlic: 10\"); } }".to_owned(),
        "fn main() { loop { eprint!(\"garlic: 10\"); } }".to_owned(),
        format!("fn main() {{ println!(\"{{}}\", \"x\".repeat(3 << 20)); {WORK} }}"),
        // Each execution ends, and all of them together would not.
        format!(
            "fn main() {{ for _ in 0..40 {{ for n in 0..5_000_000_u64 {{ std::hint::black_box(n); }} std::thread::yield_now(); }}
             {WORK} }}"
        ),
        "fn main() { std::thread::Builder::new().name(\"x\".repeat(60 << 20)).spawn(|| ()).unwrap().join().unwrap();
             panic!(\"{}\", \"y\".repeat(60 << 20)); }"
            .to_owned(),
        format!("fn main() {{ std::thread::Builder::new().stack_size(1 << 40).spawn(|| ()).unwrap().join().unwrap(); {WORK} }}"),
    ])
}

fn the_compiler_cannot_be_worn_out() -> Result<(), String> {
    let mut attacks = vec![
        around("", &"let x: u8 = \"no\";".repeat(20_000)),
        around("static X: [u8; 1 << 40] = [0; 1 << 40];", "println!(\"{}\", X[5]);"),
        around("const fn f() -> ! { f() } const X: () = { f() };", "X"),
        around("macro_rules! m { ($($x:tt)*) => { m!($($x)* $($x)*) } }", "m!(a);"),
        format!(
            "#![allow(long_running_const_eval)] {}",
            around(
                "const X: u64 = { let mut n = 0u64; while n < u64::MAX { n += 1; } n };",
                "println!(\"{X}\");"
            )
        ),
        around("", &format!("let _ = \"{}\";", "a".repeat(2 << 20))),
    ];
    for (open, close) in
        [("(", ")"), ("[", "]"), ("{", "}"), ("if true {", "}"), ("|| ", ""), ("&", ""), ("!", "")]
    {
        attacks.push(format!(
            "fn main() {{ let _ = {}{}{}; }}",
            open.repeat(50_000),
            "true",
            close.repeat(50_000)
        ));
    }
    attacks.push(format!("type A = {}u8{}; fn main() {{}}", "Option<".repeat(20_000), ">".repeat(20_000)));
    none_passes(&attacks)
}

/// A claim is a number that a stranger chose.
fn numbers_without_measure() -> Result<(), String> {
    let mut lines = String::new();
    for key in [
        "garlic",
        "potatoes",
        "lines",
        "items",
        "day",
        "advances",
        "meals",
        "gave way",
        "count",
        "audit",
        "total",
        "finished",
        "unfinished",
    ] {
        for value in
            ["9223372036854775807", "-9223372036854775808", "99999999999999999999", "-0", "1e9", "", "10 "]
        {
            lines.push_str(&format!("println!(\"{key}: {value}\");"));
        }
    }
    lines.push_str("println!(\"meals: -9223372036854775808 9223372036854775807 9223372036854775807\");");
    lines
        .push_str("println!(\"philosopher 18446744073709551615 eats\"); println!(\"philosopher 0 leaves\");");
    for concept in threadbare::behaviour::CONCEPTS {
        // Some sheets are about types: those of the file have to be there.
        if concept.kind == threadbare::behaviour::Kind::Modelled && !concept.name.starts_with("rwlock_") {
            does_not_pass(concept.name, &format!("fn main() {{ {lines} }}"))?;
        }
    }
    Ok(())
}

const CONTROLS: &[(&str, &str)] = &[
    ("// unsafe { include_str!(\"/etc/passwd\") }", "let _ = \"unsafe include_str!() env!()\";"),
    ("/* mod other; #[path = \"x\"] */ /// extern \"C\"\nfn g() {}", "g();"),
    ("macro_rules! env { ($x:expr) => { $x } }", "let _ = env!(1);"),
    ("#![forbid(unsafe_code)]\n#![deny(warnings)]", ""),
    ("mod kitchen { pub fn cook() {} }", "kitchen::cook();"),
    ("", "let env = 1; let core = 2; let path = env + core; println!(\"{}\", path);"),
    ("macro_rules! twice { ($e:expr) => { { $e; $e } } }", "twice!(std::hint::black_box(1));"),
    ("macro_rules! named { ($n:ident) => { fn $n() {} } } named!(include);", "include();"),
    ("extern crate std as rust;", "let _ = rust::mem::size_of::<u8>();"),
    ("fn longest<'a, 'b: 'a>(x: &'a &'b str) -> &'a str { x }", "let _ = longest(&\"a\");"),
    ("static NAMES: [&str; 2] = [\"barron\", \"olivia\"];", "let _ = NAMES;"),
    ("use std::env;", "let _ = env::args().count();"),
];

fn controls_pass_the_gate() -> Result<(), String> {
    for (before, within) in CONTROLS {
        let control = around(before, within);
        if let Err(refusals) = gate::check(&control, threadbare::behaviour::Kind::Modelled) {
            return Err(format!("{refusals:?}\n{control}"));
        }
    }
    Ok(())
}

fn controls_pass() -> Result<(), String> {
    for control in [
        // All of them at once, each in a module of its own.
        around(
            &CONTROLS
                .iter()
                .filter(|(before, _)| !before.starts_with("#!") && !before.starts_with("extern"))
                .enumerate()
                .map(|(number, (before, within))| {
                    format!("mod m{number} {{ {before}\n pub fn f() {{ {within} }} }}\n")
                })
                .collect::<String>(),
            "m0::f(); m1::f();",
        ),
        around("#![forbid(unsafe_code)]", ""),
        format!("\u{feff}{}", around("", "").replace('\n', "\r\n")),
        format!("#!/usr/bin/env run\n{}", around("", "")),
        format!("mod kitchen {{ pub fn cook() {{ {WORK} }} }}\nuse kitchen::cook as main;"),
        format!("fn main() -> Result<(), String> {{ {WORK} Ok(()) }}"),
        format!("fn main() -> std::process::ExitCode {{ {WORK} std::process::ExitCode::SUCCESS }}"),
        format!("fn main() -> ! {{ {WORK} std::process::exit(0) }}"),
        around("extern crate std as rust;", "let _ = rust::mem::size_of::<u8>();"),
        // Asked, and the answer makes no difference.
        around("", "let _ = std::mem::size_of::<std::sync::Mutex<u8>>(); let _ = std::time::Instant::now();"),
    ] {
        let verdict = verdict("atomic_operations", &control)?;
        if verdict.status != Status::Pass {
            let text = crate::examples::anstream_free(&threadbare::report::text::submission(&verdict, None));
            return Err(format!("{text}\n{control}"));
        }
    }
    Ok(())
}

const KILL: &str = "unsafe extern \"C\" { fn getppid() -> i32; fn kill(process: i32, signal: i32) -> i32; }";

/// What a number in a command line, and a name of a file, are found again by.
const MARK: &str = "98765";

/// The example, which has the machine around it and does something else with that first.
fn first(wicked: &str) -> Result<String, String> {
    let example = crate::root().join("examples/sisd.rs");
    let text = fs::read_to_string(&example).map_err(|error| format!("{}: {error}", example.display()))?;
    Ok(text.replacen("fn main() {", &format!("fn main() {{ {wicked}"), 1))
}

/// Some of these do their work right as well: what they cannot do is leave something behind. What only one guard
/// stops is tried where there is that guard.
fn no_trace_on_the_machine() -> Result<(), String> {
    let guards = confine::active();
    #[cfg(unix)]
    let root = rustix::process::getuid().is_root();
    #[cfg(not(unix))]
    let root = false;
    let swept = guards.private || root;
    let hidden = guards.files && (guards.private || !crate::root().starts_with("/tmp"));
    for (there, what) in [
        (swept, "no name spaces here: what a program leaves in /tmp stays there"),
        (guards.files, "no Landlock here: reading and writing the machine's files is not tried"),
        (guards.calls, "no seccomp here: the system's calls are not tried"),
        (guards.watched, "no ptrace here: the processes that a program starts are not counted"),
    ] {
        if !there {
            eprintln!("{what}");
        }
    }
    let file = format!("threadbare-{MARK}-{}", std::process::id());
    let own = std::env::temp_dir().join(format!("{file}-own"));
    let foreign = own.to_string_lossy().into_owned();
    let contained = [
        (swept, format!("let _ = std::fs::write(\"/tmp/{file}\", \"x\");")),
        (swept, format!("let _ = std::fs::write(\"/dev/shm/{file}\", \"x\");")),
        (swept, format!("let _ = std::fs::write(\"/var/tmp/{file}\", \"x\");")),
        (swept, format!("let _ = std::os::unix::net::UnixListener::bind(\"/tmp/{file}\").map(std::mem::forget);")),
        (true, format!("let _ = std::fs::write(\"../{file}\", \"x\");")),
        (
            true,
            "std::fs::create_dir_all(\"a/b\").unwrap(); use std::os::unix::fs::PermissionsExt;
             std::fs::set_permissions(\"a\", std::fs::Permissions::from_mode(0)).unwrap();
             for _ in 0..2_000 { std::fs::create_dir(\"c\").unwrap(); std::env::set_current_dir(\"c\").unwrap(); }"
                .to_owned(),
        ),
        (true, format!("{KILL} unsafe {{ kill(getppid(), 9) }};")),
    ];
    let stopped = [
        (swept, format!("std::fs::write(\"{foreign}\", \"x\").unwrap(); panic!();")),
        (root || guards.files, format!("std::fs::write(\"/etc/{file}\", \"x\").unwrap();")),
        (
            guards.files,
            "println!(\"{}\", std::fs::read_to_string(\"/etc/passwd\").unwrap());".to_owned(),
        ),
        (hidden, format!("std::fs::read_dir(\"{}\").unwrap();", crate::root().display())),
        (
            true,
            format!("std::process::Command::new(\"setsid\").args([\"sleep\", \"{MARK}\"]).spawn().unwrap();"),
        ),
        (
            true,
            format!("eprint!(\"x\"); std::process::Command::new(\"sleep\").arg(\"{MARK}\").spawn().unwrap();"),
        ),
        (
            guards.watched,
            format!("for _ in 0..400 {{ std::process::Command::new(\"sleep\").arg(\"{MARK}\").spawn().unwrap(); }}
                     loop {{ std::thread::park(); }}"),
        ),
        (
            guards.calls,
            "unsafe extern \"C\" { fn unshare(f: i32) -> i32; } assert_eq!(unsafe { unshare(0x1000_0000) }, 0);"
                .to_owned(),
        ),
        // Whether it works is not asked.
        (
            guards.calls,
            "unsafe extern \"C\" { fn chroot(p: *const u8) -> i32; } unsafe { chroot(c\".\".as_ptr().cast()) };"
                .to_owned(),
        ),
        (
            guards.calls,
            "unsafe extern \"C\" { fn ptrace(r: i64, p: i32, a: usize, d: usize) -> i64; }
             unsafe { ptrace(0, 0, 0, 0) };"
                .to_owned(),
        ),
        (guards.calls, format!("{KILL} unsafe {{ kill(-1, 9) }};")),
        (
            true,
            "unsafe extern \"C\" { fn umount2(p: *const u8, f: i32) -> i32; }
             assert_eq!(unsafe { umount2(c\"/tmp\".as_ptr().cast(), 2) }, 0);"
                .to_owned(),
        ),
        (
            true,
            "let is_set = std::fs::write(\"/proc/sys/kernel/hostname\", \"x\").is_ok();
             std::process::exit(if is_set { 0 } else { 1 });"
                .to_owned(),
        ),
        (true, "let mut all = Vec::new(); loop { all.push(vec![1_u8; 1 << 24]); }".to_owned()),
    ];
    for (_, attack) in contained.iter().filter(|(tried, _)| *tried) {
        let verdict = verdict("sisd", &first(attack)?)?;
        if verdict.status == Status::Error {
            return Err(format!("{}\n{attack}", verdict.diagnostics));
        }
    }
    for (_, attack) in stopped.iter().filter(|(tried, _)| *tried) {
        does_not_pass("sisd", &first(attack)?).map_err(|why| format!("{attack}\n{why}"))?;
    }
    // It may do as it likes with what it has started itself.
    let own_child = format!(
        "{KILL} let mut child = std::process::Command::new(\"sleep\").arg(\"{MARK}\").spawn().unwrap();
         let process = child.id().cast_signed();
         assert_eq!(unsafe {{ kill(process, 0) }}, 0); assert_eq!(unsafe {{ kill(process, 15) }}, 0); child.wait().unwrap();
         unsafe {{ kill(getppid(), 0) }};"
    );
    let verdict = verdict("sisd", &first(&own_child)?)?;
    if verdict.status != Status::Pass {
        return Err(threadbare::report::text::submission(&verdict, None));
    }
    for folder in ["/tmp", "/dev/shm", "/var/tmp", "/etc"] {
        if Path::new(folder).join(&file).exists() {
            return Err(format!("{file} is left in {folder}"));
        }
    }
    if own.exists() {
        return Err(format!("{foreign} was written"));
    }
    let lines = fs::read_dir("/proc").into_iter().flatten().flatten();
    let lines = lines.filter_map(|process| fs::read(process.path().join("cmdline")).ok());
    match lines.into_iter().any(|line| line.split(|byte| *byte == 0).any(|word| word == MARK.as_bytes())) {
        true => Err("a process is left".to_owned()),
        false => Ok(()),
    }
}
