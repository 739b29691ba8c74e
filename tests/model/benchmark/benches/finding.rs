//! How many executions it takes to find a bug, and to prove that there is none: real threads, this model, shuttle
//! and loom, on the same three programs. Prints a table; the counts depend on seeds and not on the machine, save
//! those of real threads.
//!
//! This binary is both: started with `modelled` it is the programs and takes a plan.

use std::io::BufReader;
use std::panic::catch_unwind;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use shuttle::scheduler::{DfsScheduler, PctScheduler, RandomScheduler};
use shuttle::{Config, Runner};
use threadbare_runtime::trace::wire::{self, Isolation, Job, Limits, Message, Plan};
use threadbare_runtime::trace::{Ending, Strategy, Time};

/// How many executions are tried before a search counts as in vain.
const MOST: usize = 100_000;
/// Of PCT: the lowest count takes as many.
const DEPTH: u8 = 5;
/// Searches, each from seeds of its own; the middle one is told.
const SEARCHES: u64 = 21;
/// Runs on real threads.
const RUNS: usize = 10_000;

/// The programs, over a `std` of any kind.
macro_rules! programs {
    ($module:ident, $($std:ident)::+) => {
        mod $module {
            use $($std)::+::sync::atomic::{AtomicU32, Ordering::SeqCst};
            use $($std)::+::sync::{Arc, Mutex};
            use $($std)::+::thread;

            fn shoppers(additions: u32, add: fn(&AtomicU32)) -> u32 {
                let garlic = Arc::new(AtomicU32::new(0));
                let other = garlic.clone();
                let shopper = thread::spawn(move || (0..additions).for_each(|_| add(&other)));
                (0..additions).for_each(|_| add(&garlic));
                shopper.join().unwrap();
                garlic.load(SeqCst)
            }

            fn in_two_steps(garlic: &AtomicU32) {
                let count = garlic.load(SeqCst);
                garlic.store(count + 1, SeqCst);
            }

            fn in_one_step(garlic: &AtomicU32) {
                garlic.fetch_add(1, SeqCst);
            }

            /// An addition is lost.
            pub(super) fn lost_update() {
                assert_eq!(shoppers(3, in_two_steps), 6);
            }

            pub(super) fn lost_update_mended() {
                assert_eq!(shoppers(3, in_one_step), 6);
            }

            /// As many additions are lost as can be: it takes four changes of place, where they should be.
            pub(super) fn lowest_count() {
                assert_ne!(shoppers(3, in_two_steps), 2);
            }

            fn diners(opposite: bool) {
                let forks = Arc::new((Mutex::new(()), Mutex::new(())));
                let other = forks.clone();
                let diner = thread::spawn(move || {
                    for _ in 0..2 {
                        let _one = other.0.lock().unwrap();
                        let _two = other.1.lock().unwrap();
                    }
                });
                for _ in 0..2 {
                    let (first, second) = if opposite { (&forks.1, &forks.0) } else { (&forks.0, &forks.1) };
                    let _one = first.lock().unwrap();
                    let _two = second.lock().unwrap();
                }
                diner.join().unwrap();
            }

            /// Two locks, taken in opposite orders.
            pub(super) fn deadlock() {
                diners(true);
            }

            pub(super) fn deadlock_mended() {
                diners(false);
            }
        }
    };
}

programs!(real, std);
programs!(modelled, model_std);
programs!(shuttled, shuttle);
programs!(loomed, loom);

struct Subject {
    name: &'static str,
    entry: u16,
    real: fn(),
    shuttled: fn(),
    loomed: fn(),
}

const BUGS: [Subject; 3] = [
    Subject {
        name: "a lost update",
        entry: 0,
        real: real::lost_update,
        shuttled: shuttled::lost_update,
        loomed: loomed::lost_update,
    },
    Subject {
        name: "the lowest count",
        entry: 1,
        real: real::lowest_count,
        shuttled: shuttled::lowest_count,
        loomed: loomed::lowest_count,
    },
    Subject {
        name: "a deadlock",
        entry: 2,
        real: real::deadlock,
        shuttled: shuttled::deadlock,
        loomed: loomed::deadlock,
    },
];

const MENDED: [Subject; 2] = [
    Subject {
        name: "no lost update",
        entry: 3,
        real: real::lost_update_mended,
        shuttled: shuttled::lost_update_mended,
        loomed: loomed::lost_update_mended,
    },
    Subject {
        name: "no deadlock",
        entry: 4,
        real: real::deadlock_mended,
        shuttled: shuttled::deadlock_mended,
        loomed: loomed::deadlock_mended,
    },
];

const ENTRIES: [fn() -> i32; 5] = [
    || {
        modelled::lost_update();
        0
    },
    || {
        modelled::lowest_count();
        0
    },
    || {
        modelled::deadlock();
        0
    },
    || {
        modelled::lost_update_mended();
        0
    },
    || {
        modelled::deadlock_mended();
        0
    },
];

/// How a search went: after how many executions, and whether it found something or came to its end.
#[derive(Clone, Copy)]
enum Search {
    Found(usize),
    Ended(usize),
    GivenUp,
}

/// Runs an entry in a process of its own until something goes wrong.
fn model(subject: &Subject, strategy: Strategy, seed: u64) -> Search {
    let job = Job {
        entry: subject.entry,
        strategy,
        time: Time::Exact,
        first_seed: seed * 1_000_000,
        executions: u32::try_from(MOST).unwrap_or(u32::MAX),
        spurious: false,
        interrupts: false,
        enough_bad_endings: 1,
        deviations: false,
    };
    let plan = Plan {
        jobs: vec![job],
        isolation: Isolation::Nothing,
        file: String::new(),
        limits: Limits::default(),
    };
    let mut program = Command::new(std::env::current_exe().expect("this program"));
    program.arg("modelled").stdout(Stdio::piped());
    let mut child = wire::start(&mut program, &plan).expect("this program starts and takes a plan");
    let mut output = BufReader::new(child.stdout.take().expect("piped"));
    let mut executions = 0;
    let mut search = Search::GivenUp;
    while let Some(message) = wire::read::<Message>(&mut output).expect("it speaks") {
        match message {
            Message::Execution(execution) => {
                executions += 1;
                if execution.ending != Ending::Completed {
                    search = Search::Found(executions);
                    break;
                }
            }
            Message::JobEnded { exhausted: true, .. } => search = Search::Ended(executions),
            Message::Done => break,
            Message::Failed(why) => panic!("{why}"),
            _ => {}
        }
    }
    // It may have more to say, and nobody listens.
    let _ = child.kill();
    let _ = child.wait();
    search
}

static EXECUTIONS: AtomicUsize = AtomicUsize::new(0);

/// The other checkers panic when they have found something, and sometimes panic again while that panic unwinds. So
/// each search has a process of its own, which ends with the first panic and says how far it came.
fn checked(checker: &str, subject: &Subject, seed: u64) -> Search {
    let program = std::env::current_exe().expect("this program");
    let output = Command::new(program)
        .args([checker, &subject.entry.to_string(), &seed.to_string()])
        .stderr(Stdio::null())
        .output()
        .expect("this program starts");
    let said = String::from_utf8_lossy(&output.stdout);
    match said.trim().split_once(' ') {
        Some(("found", executions)) => Search::Found(executions.parse().expect("a number")),
        Some(("ended", executions)) => Search::Ended(executions.parse().expect("a number")),
        _ => Search::GivenUp,
    }
}

/// What such a process does.
fn check(checker: &str, entry: u16, seed: u64) {
    std::panic::set_hook(Box::new(|_| {
        println!("found {}", EXECUTIONS.load(Ordering::SeqCst));
        std::process::exit(0);
    }));
    let subject = BUGS.iter().chain(&MENDED).find(|subject| subject.entry == entry).expect("it is known");
    let counting = |program: fn()| {
        move || {
            EXECUTIONS.fetch_add(1, Ordering::SeqCst);
            program();
        }
    };
    let shuttled = counting(subject.shuttled);
    match checker {
        "shuttle-random" => {
            Runner::new(RandomScheduler::new_from_seed(seed, MOST), Config::new()).run(shuttled)
        }
        "shuttle-pct" => {
            Runner::new(PctScheduler::new_from_seed(seed, DEPTH.into(), MOST), Config::new()).run(shuttled)
        }
        "shuttle-depth-first" => {
            Runner::new(DfsScheduler::new(Some(MOST), false), Config::new()).run(shuttled)
        }
        _ => {
            let mut builder = loom::model::Builder::new();
            builder.max_permutations = Some(MOST);
            builder.check(counting(subject.loomed));
            0
        }
    };
    let executions = EXECUTIONS.load(Ordering::SeqCst);
    if executions < MOST {
        println!("ended {executions}");
    }
}

/// How many of the runs on real threads go wrong. One that hangs is left behind.
fn real(program: fn()) -> usize {
    let goes_wrong = || {
        let (ended, end) = mpsc::channel();
        thread::spawn(move || ended.send(catch_unwind(program).is_ok()));
        !matches!(end.recv_timeout(Duration::from_secs(1)), Ok(true))
    };
    (0..RUNS).filter(|_| goes_wrong()).count()
}

fn middle(search: impl Fn(u64) -> Search) -> String {
    let mut executions: Vec<usize> = (0..SEARCHES)
        .map(|seed| match search(seed) {
            Search::Found(executions) => executions,
            Search::Ended(_) | Search::GivenUp => usize::MAX,
        })
        .collect();
    executions.sort_unstable();
    match executions[executions.len() / 2] {
        usize::MAX => format!("> {}", grouped(MOST)),
        executions => grouped(executions),
    }
}

fn alone(search: Search) -> String {
    match search {
        Search::Found(executions) | Search::Ended(executions) => grouped(executions),
        Search::GivenUp => format!("> {}", grouped(MOST)),
    }
}

fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let groups: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().filter_map(|group| std::str::from_utf8(group).ok()).collect();
    groups.join(",")
}

fn row(cells: &[String]) {
    let (first, rest) = cells.split_first().expect("a row has cells");
    let rest: String = rest.iter().map(|cell| format!("{cell:>14}")).collect();
    println!("{}", format!("{first:<18}{rest}").trim_end());
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match &arguments[..] {
        [modelled] if modelled == "modelled" => threadbare_runtime::main(&ENTRIES),
        [checker, entry, seed] => {
            check(checker, entry.parse().expect("a number"), seed.parse().expect("a number"));
        }
        _ => tables(),
    }
}

fn tables() {
    // What is found is counted, and not told each time.
    std::panic::set_hook(Box::new(|_| {}));
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();

    row(&words(&["", "real threads", "threadbare", "threadbare", "shuttle", "shuttle", "loom"]));
    row(&words(&["", "", "random", "PCT", "random", "PCT", ""]));
    for bug in &BUGS {
        row(&[
            bug.name.to_owned(),
            match real(bug.real) {
                0 => format!("> {}", grouped(RUNS)),
                wrong => format!("1 in {}", grouped(RUNS / wrong)),
            },
            middle(|seed| model(bug, Strategy::Random, seed)),
            middle(|seed| model(bug, Strategy::Pct { depth: DEPTH }, seed)),
            middle(|seed| checked("shuttle-random", bug, seed)),
            middle(|seed| checked("shuttle-pct", bug, seed)),
            alone(checked("loom", bug, 0)),
        ]);
    }
    println!();
    row(&words(&["", "", "threadbare", "", "shuttle", "", "loom"]));
    row(&words(&["", "", "exhaustive", "", "depth-first", "", ""]));
    for mended in &MENDED {
        row(&[
            mended.name.to_owned(),
            String::new(),
            alone(model(mended, Strategy::Exhaustive, 0)),
            String::new(),
            alone(checked("shuttle-depth-first", mended, 0)),
            String::new(),
            alone(checked("loom", mended, 0)),
        ]);
    }
}
