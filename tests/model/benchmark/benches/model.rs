//! Executions a second under a random scheduler: this model and shuttle, on the same three programs, one core each.
//! The model's executions are whole: every event recorded and written down; and once more with the process that reads
//! them back, which the judge would be.
//!
//! This binary is both: started with `modelled` it is the programs and takes a plan.

use std::io::{BufReader, Read};
use std::process::{Command, Stdio};

use threadbare_runtime::trace::wire::{self, Isolation, Job, Limits, Message, Plan};
use threadbare_runtime::trace::{Strategy, Time};

/// How many executions a sample takes.
const EXECUTIONS: u32 = 50_000;

/// The programs, over a `std` of either kind.
macro_rules! programs {
    ($module:ident, $($std:ident)::+) => {
        mod $module {
            use $($std)::+::sync::{Arc, Condvar, Mutex};
            use $($std)::+::thread;

            /// Four threads, five additions each, under one lock.
            pub(super) fn counter() {
                let count = Arc::new(Mutex::new(0));
                let threads: Vec<_> = (0..4)
                    .map(|_| {
                        let count = count.clone();
                        thread::spawn(move || {
                            for _ in 0..5 {
                                *count.lock().unwrap() += 1;
                            }
                        })
                    })
                    .collect();
                for thread in threads {
                    thread.join().unwrap();
                }
                assert_eq!(*count.lock().unwrap(), 20);
            }

            /// Five philosophers, one of whom takes the other fork first, eat twice each.
            pub(super) fn philosophers() {
                let forks: Vec<_> = (0..5).map(|_| Arc::new(Mutex::new(0))).collect();
                let threads: Vec<_> = (0..5_usize)
                    .map(|place| {
                        let (low, high) = (place.min((place + 1) % 5), place.max((place + 1) % 5));
                        let (first, second) = (forks[low].clone(), forks[high].clone());
                        thread::spawn(move || {
                            for _ in 0..2 {
                                let mut first = first.lock().unwrap();
                                let mut second = second.lock().unwrap();
                                *first += 1;
                                *second += 1;
                            }
                        })
                    })
                    .collect();
                for thread in threads {
                    thread.join().unwrap();
                }
                let meals: i32 = forks.iter().map(|fork| *fork.lock().unwrap()).sum();
                assert_eq!(meals, 20);
            }

            /// Two producers and two consumers around a buffer with two places.
            pub(super) fn buffer() {
                let shared = Arc::new((Mutex::new(Vec::new()), Condvar::new(), Condvar::new()));
                let mut threads = Vec::new();
                for producer in 0..2 {
                    let shared = shared.clone();
                    threads.push(thread::spawn(move || {
                        for item in 0..3 {
                            let (buffer, not_full, not_empty) = &*shared;
                            let mut buffer = buffer.lock().unwrap();
                            while buffer.len() == 2 {
                                buffer = not_full.wait(buffer).unwrap();
                            }
                            buffer.push(producer * 3 + item);
                            not_empty.notify_one();
                        }
                    }));
                }
                for _ in 0..2 {
                    let shared = shared.clone();
                    threads.push(thread::spawn(move || {
                        for _ in 0..3 {
                            let (buffer, not_full, not_empty) = &*shared;
                            let mut buffer = buffer.lock().unwrap();
                            while buffer.is_empty() {
                                buffer = not_empty.wait(buffer).unwrap();
                            }
                            buffer.pop();
                            not_full.notify_one();
                        }
                    }));
                }
                for thread in threads {
                    thread.join().unwrap();
                }
            }
        }
    };
}

programs!(modelled, model_std);
programs!(shuttled, shuttle);

const ENTRIES: [fn() -> i32; 3] = [
    || {
        modelled::counter();
        0
    },
    || {
        modelled::philosophers();
        0
    },
    || {
        modelled::buffer();
        0
    },
];

/// What becomes of the events that are written down.
#[derive(Clone, Copy, PartialEq)]
enum Told {
    /// This process reads them, as the judge does.
    Read,
    Unread,
}

/// Runs an entry so often in a process of its own.
fn model(entry: u16, told: Told) {
    let job = Job {
        entry,
        strategy: Strategy::Random,
        time: Time::Exact,
        first_seed: 0,
        executions: EXECUTIONS,
        spurious: false,
        interrupts: false,
        enough_bad_endings: u32::MAX,
        deviations: false,
    };
    let plan = Plan {
        jobs: vec![job],
        isolation: Isolation::Nothing,
        file: String::new(),
        limits: Limits::default(),
    };
    let mut program = Command::new(std::env::current_exe().expect("this program"));
    program.arg("modelled").stdout(if told == Told::Read { Stdio::piped() } else { Stdio::null() });
    let mut child = wire::start(&mut program, &plan).expect("this program starts and takes a plan");
    if let Some(output) = child.stdout.take() {
        assert_eq!(read(BufReader::with_capacity(1 << 16, output)), EXECUTIONS);
    }
    assert!(child.wait().expect("it ends").success());
}

fn read(mut output: impl Read) -> u32 {
    let mut executions = 0;
    while let Some(message) = wire::read::<Message>(&mut output).expect("it speaks") {
        match message {
            Message::Execution(execution) => {
                assert!(execution.ending.by_itself(), "{:?}", execution.ending);
                executions += 1;
            }
            Message::Done => break,
            Message::Failed(why) => panic!("{why}"),
            _ => {}
        }
    }
    executions
}

macro_rules! group {
    ($program:ident, $entry:literal) => {
        #[divan::bench_group(sample_count = 10, sample_size = 1)]
        mod $program {
            use divan::{Bencher, counter::ItemsCount};

            use super::{EXECUTIONS, Told, model};

            #[divan::bench]
            fn threadbare(bencher: Bencher) {
                bencher.counter(ItemsCount::new(EXECUTIONS)).bench_local(|| model($entry, Told::Unread));
            }

            #[divan::bench]
            fn threadbare_and_its_reader(bencher: Bencher) {
                bencher.counter(ItemsCount::new(EXECUTIONS)).bench_local(|| model($entry, Told::Read));
            }

            #[divan::bench]
            fn shuttle(bencher: Bencher) {
                let program = super::shuttled::$program;
                bencher
                    .counter(ItemsCount::new(EXECUTIONS))
                    .bench_local(|| shuttle::check_random(program, EXECUTIONS as usize));
            }
        }
    };
}

group!(counter, 0);
group!(philosophers, 1);
group!(buffer, 2);

fn main() {
    if std::env::args().nth(1).as_deref() == Some("modelled") {
        return threadbare_runtime::main(&ENTRIES);
    }
    divan::main();
}
