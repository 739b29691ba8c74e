//! The runtime under programs written straight on it. This binary is both: started with `modelled` it is the
//! program and takes a plan; started otherwise it is the tests, which start it so.

mod strategies;

use std::collections::BTreeMap;
use std::io::BufReader;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, LazyLock};

use libtest_mimic::{Arguments, Failed, Trial};
use threadbare_runtime::trace::wire::{self, Isolation, Job, Limits, Message, Plan};
use threadbare_runtime::trace::{Ending, Execution, Limit, Mode, ObjectKind, Strategy, Stream, Time, What};
use threadbare_runtime::{self as runtime, Access, Entry, Key, RawLock};

/// The programs, by name.
const PROGRAMS: [(&str, Entry); 13] = [
    ("counter", counter),
    ("lost_update", lost_update),
    ("remembers", remembers),
    ("crossed", crossed),
    ("polite", || polite(0)),
    ("sleepers", sleepers),
    ("spinner", spinner),
    ("hang", hang),
    ("recursion", recursion),
    ("allocation", allocation),
    ("printing", printing),
    ("many_threads", many_threads),
    ("panics", panics),
];

fn spawn(body: impl FnOnce() + 'static) -> runtime::trace::Thread {
    runtime::spawn(None, Box::new(move || runtime::caught(body).is_err()))
}

fn join(thread: runtime::trace::Thread) {
    runtime::point(Access::read(Key::thread(thread)));
    let on = runtime::trace::Wait::Join { thread };
    runtime::wait_until(on, &[Key::thread(thread)], None, || runtime::is_gone(thread).then_some(()));
}

fn print(text: String) {
    runtime::print(Stream::Out, &text);
}

fn counter() -> i32 {
    let (lock, count) = (Arc::new(RawLock::new(ObjectKind::Mutex)), Arc::new(AtomicU32::new(0)));
    let threads: Vec<_> = (0..3)
        .map(|_| {
            let (lock, count) = (lock.clone(), count.clone());
            spawn(move || {
                for _ in 0..2 {
                    lock.lock(Mode::Mutex);
                    count.fetch_add(1, Ordering::Relaxed);
                    lock.unlock(Mode::Mutex);
                }
            })
        })
        .collect();
    threads.into_iter().for_each(join);
    print(format!("{}\n", count.load(Ordering::Relaxed)));
    0
}

fn lost_update() -> i32 {
    let (id, count) = (Arc::new(runtime::ObjectId::new()), Arc::new(AtomicU32::new(0)));
    let threads: Vec<_> = (0..2)
        .map(|_| {
            let (id, count) = (id.clone(), count.clone());
            spawn(move || {
                let key = Key::object(id.get(ObjectKind::Atomic));
                for _ in 0..2 {
                    runtime::point(Access::read(key));
                    let read = count.load(Ordering::Relaxed);
                    runtime::point(Access::write(key));
                    count.store(read + 1, Ordering::Relaxed);
                    runtime::changed(key);
                }
            })
        })
        .collect();
    threads.into_iter().for_each(join);
    print(format!("{}\n", count.load(Ordering::Relaxed)));
    0
}

/// Keeps what it counts in statics, on the heap and off it.
fn remembers() -> i32 {
    static TIMES: AtomicU32 = AtomicU32::new(1);
    static HEARD: LazyLock<std::sync::Mutex<Vec<String>>> = LazyLock::new(std::sync::Mutex::default);
    let threads: Vec<_> = (0..2)
        .map(|thread| {
            spawn(move || {
                runtime::point(Access::write(Key::CLOCK));
                HEARD.lock().expect("not poisoned").push(format!("{thread}"));
            })
        })
        .collect();
    threads.into_iter().for_each(join);
    let heard = HEARD.lock().expect("not poisoned").join(", ");
    print(format!("{} {heard}\n", TIMES.fetch_add(1, Ordering::Relaxed)));
    0
}

fn crossed() -> i32 {
    let locks = [Arc::new(RawLock::new(ObjectKind::Mutex)), Arc::new(RawLock::new(ObjectKind::Mutex))];
    let threads: Vec<_> = [(0, 1), (1, 0)]
        .into_iter()
        .map(|(first, second)| {
            let (first, second) = (locks[first].clone(), locks[second].clone());
            spawn(move || {
                first.lock(Mode::Mutex);
                second.lock(Mode::Mutex);
                second.unlock(Mode::Mutex);
                first.unlock(Mode::Mutex);
            })
        })
        .collect();
    threads.into_iter().for_each(join);
    0
}

/// Two who give way to each other; one may come so many steps late.
fn polite(late: u32) -> i32 {
    let locks = [Arc::new(RawLock::new(ObjectKind::Mutex)), Arc::new(RawLock::new(ObjectKind::Mutex))];
    let threads: Vec<_> = [(0, 1, 0), (1, 0, late)]
        .into_iter()
        .map(|(first, second, late)| {
            let (first, second) = (locks[first].clone(), locks[second].clone());
            spawn(move || {
                (0..late).for_each(|_| runtime::point(Access::none()));
                loop {
                    first.lock(Mode::Mutex);
                    let both = second.try_lock(Mode::Mutex);
                    if both {
                        second.unlock(Mode::Mutex);
                    }
                    first.unlock(Mode::Mutex);
                    if both {
                        return;
                    }
                }
            })
        })
        .collect();
    threads.into_iter().for_each(join);
    0
}

fn sleepers() -> i32 {
    let threads: Vec<_> = [3_600_000_000_000_u64, 1_000, 2_000]
        .into_iter()
        .map(|nanoseconds| {
            spawn(move || {
                runtime::sleep(u128::from(nanoseconds));
                print(format!("{nanoseconds} "));
            })
        })
        .collect();
    threads.into_iter().for_each(join);
    0
}

fn spinner() -> i32 {
    let flag = Arc::new(AtomicU32::new(0));
    let theirs = flag.clone();
    let thread = spawn(move || {
        runtime::sleep(1_000);
        theirs.store(1, Ordering::Relaxed);
        runtime::changed(Key::object(0));
    });
    while flag.load(Ordering::Relaxed) == 0 {
        runtime::point(Access::none());
        runtime::polled();
    }
    join(thread);
    0
}

fn hang() -> i32 {
    let mut count = 0_u64;
    loop {
        count = std::hint::black_box(count + 1);
    }
}

fn recursion() -> i32 {
    fn deeper(depth: u64) -> u64 {
        std::hint::black_box([depth; 32])[0] + if depth == u64::MAX { 0 } else { deeper(depth + 1) }
    }
    deeper(0) as i32
}

fn allocation() -> i32 {
    let mut kept = Vec::new();
    loop {
        kept.push(vec![0_u8; 1 << 20]);
        runtime::point(Access::none());
    }
}

fn printing() -> i32 {
    loop {
        print("again and again and again and again and again and again and again\n".to_owned());
    }
}

fn many_threads() -> i32 {
    for _ in 0..100_000 {
        spawn(|| runtime::sleep(1_000_000_000));
        runtime::point(Access::none());
    }
    0
}

fn panics() -> i32 {
    let lock = Arc::new(RawLock::new(ObjectKind::Mutex));
    let thread = spawn(|| panic!("on purpose"));
    join(thread);
    lock.lock(Mode::Mutex);
    7
}

// The tests.

fn programs() -> impl Iterator<Item = &'static (&'static str, Entry)> {
    PROGRAMS.iter().chain(&strategies::PROGRAMS)
}

fn plan(name: &str, strategy: Strategy, time: Time, executions: u32) -> Plan {
    let entry = programs().position(|(program, _)| *program == name).expect("a program of that name");
    let job = Job {
        entry: entry as u16,
        strategy,
        time,
        first_seed: 0,
        executions,
        spurious: false,
        interrupts: false,
        enough_bad_endings: 3,
        deviations: true,
    };
    Plan {
        jobs: vec![job],
        isolation: Isolation::Nothing,
        file: file!().to_owned(),
        limits: Limits { memory_bytes: 64 << 20, ..Limits::default() },
    }
}

/// The executions, and whether the search was exhaustive.
fn run(plan: &Plan) -> Result<(Vec<Execution>, bool), Failed> {
    let mut program = Command::new(std::env::current_exe()?);
    program.arg("modelled").stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = wire::start(&mut program, plan)?;
    let mut output = BufReader::new(child.stdout.take().expect("piped"));
    let (mut executions, mut all) = (Vec::new(), false);
    loop {
        match wire::read(&mut output)? {
            Some(Message::Execution(execution)) => executions.push(execution),
            Some(Message::JobEnded { exhausted, .. }) => all = exhausted,
            Some(Message::Done) => break,
            Some(Message::Guards(_)) => {}
            Some(Message::Failed(why)) => return Err(why.into()),
            None => return Err("the program ended before its plan did".into()),
        }
    }
    child.wait()?;
    Ok((executions, all))
}

fn printed(execution: &Execution) -> String {
    let text = |event: &runtime::trace::Event| match &event.what {
        What::Printed { text, .. } => Some(text.clone()),
        _ => None,
    };
    execution.events.iter().filter_map(text).collect()
}

fn counts(executions: &[Execution]) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for execution in executions {
        *counts.entry(printed(execution)).or_default() += 1;
    }
    counts
}

fn require(holds: bool, otherwise: impl FnOnce() -> String) -> Result<(), Failed> {
    if holds { Ok(()) } else { Err(otherwise().into()) }
}

fn strategies() -> [Strategy; 5] {
    [Strategy::Lockstep, Strategy::Random, Strategy::Pct { depth: 3 }, Strategy::Pos, Strategy::Exhaustive]
}

fn ends_with(name: &str, strategy: Strategy, ending: impl Fn(&Ending) -> bool) -> Result<(), Failed> {
    let (executions, _) = run(&plan(name, strategy, Time::Exact, 20))?;
    require(!executions.is_empty(), || "no execution".to_owned())?;
    let last = executions.last().map(|execution| execution.ending.clone());
    require(executions.iter().any(|execution| ending(&execution.ending)), || format!("ends with {last:?}"))
}

fn a_lock_keeps_every_count() -> Result<(), Failed> {
    for strategy in strategies() {
        for time in [Time::Exact, Time::Late] {
            let (executions, _) = run(&plan("counter", strategy.clone(), time, 500))?;
            let counts = counts(&executions);
            require(counts.keys().all(|line| line == "6\n"), || format!("{strategy:?}: {counts:?}"))?;
        }
    }
    Ok(())
}

fn every_strategy_loses_an_update() -> Result<(), Failed> {
    for strategy in strategies() {
        let (executions, _) = run(&plan("lost_update", strategy.clone(), Time::Exact, 500))?;
        let counts = counts(&executions);
        require(counts.len() > 1 || strategy == Strategy::Lockstep && counts.contains_key("2\n"), || {
            format!("{strategy:?}: {counts:?}")
        })?;
    }
    Ok(())
}

fn a_search_ends_and_is_a_proof() -> Result<(), Failed> {
    for (name, endings) in [("lost_update", 3), ("counter", 1)] {
        let (executions, all) = run(&plan(name, Strategy::Exhaustive, Time::Exact, 100_000))?;
        let counts = counts(&executions);
        println!("{name}: {} interleavings, {counts:?}", executions.len());
        require(all, || format!("{name}: no proof after {} executions", executions.len()))?;
        require(counts.len() == endings, || format!("{name}: {counts:?}"))?;
    }
    let (executions, all) = run(&plan("crossed", Strategy::Exhaustive, Time::Exact, 100_000))?;
    let deadlocks =
        executions.iter().filter(|execution| matches!(execution.ending, Ending::Deadlock { .. })).count();
    println!("crossed: {} interleavings, {deadlocks} deadlocks", executions.len());
    require(deadlocks > 0, || "no deadlock found".to_owned())?;
    require(all || deadlocks >= 3, || "neither a proof nor enough deadlocks".to_owned())
}

fn a_schedule_makes_the_same_execution_again() -> Result<(), Failed> {
    for name in ["counter", "lost_update", "crossed", "sleepers", "panics"] {
        for strategy in strategies() {
            for time in [Time::Exact, Time::Late] {
                let first = run(&plan(name, strategy.clone(), time, 20))?.0;
                let second = run(&plan(name, strategy.clone(), time, 20))?.0;
                require(first == second, || format!("{name} under {strategy:?} differs from run to run"))?;
                for execution in first {
                    let steps = execution.schedule.strategy.with_steps(execution.deviations.clone());
                    let mut again = plan(name, steps, time, 1);
                    again.jobs[0].first_seed = execution.schedule.seed;
                    let same = &run(&again)?.0[0];
                    require(same.events == execution.events && same.ending == execution.ending, || {
                        format!("{name}: {} is another execution than {}", same.schedule, execution.schedule)
                    })?;
                }
            }
        }
    }
    Ok(())
}

fn isolation_changes_nothing() -> Result<(), Failed> {
    for strategy in strategies() {
        let shared = plan("lost_update", strategy, Time::Exact, 200);
        let expected = run(&shared)?;
        for isolation in [Isolation::Statics, Isolation::Process] {
            let isolated = run(&Plan { isolation, ..shared.clone() })?;
            require(isolated == expected, || {
                format!("{} executions, {} under {isolation:?}", expected.0.len(), isolated.0.len())
            })?;
        }
    }
    Ok(())
}

fn statics_are_as_they_were_written() -> Result<(), Failed> {
    for strategy in strategies() {
        let shared = plan("remembers", strategy, Time::Exact, 200);
        let printed = |isolation| -> Result<Vec<(String, usize)>, Failed> {
            Ok(counts(&run(&Plan { isolation, ..shared.clone() })?.0).into_iter().collect())
        };
        let alone = printed(Isolation::Process)?;
        require(alone.iter().all(|(text, _)| text == "1 0, 1\n" || text == "1 1, 0\n"), || {
            format!("{alone:?}")
        })?;
        let restored = printed(Isolation::Statics)?;
        require(restored == alone, || format!("{restored:?} where {alone:?} is"))?;
        let kept = printed(Isolation::Nothing)?;
        require(kept != alone, || "nothing would be kept anyway".to_owned())?;
    }
    Ok(())
}

fn an_hour_takes_no_time() -> Result<(), Failed> {
    let started = std::time::Instant::now();
    let (executions, _) = run(&plan("sleepers", Strategy::Random, Time::Exact, 1_000))?;
    let counts = counts(&executions);
    require(counts.len() == 1 && counts.contains_key("1000 2000 3600000000000 "), || format!("{counts:?}"))?;
    require(started.elapsed().as_secs() < 60, || "it took real time".to_owned())?;
    let (executions, _) = run(&plan("sleepers", Strategy::Random, Time::Late, 1_000))?;
    require(self::counts(&executions).len() > 1, || "late time changes nothing".to_owned())
}

fn deadlock_is_found_by_every_sampling_strategy() -> Result<(), Failed> {
    for strategy in [Strategy::Random, Strategy::Pct { depth: 2 }, Strategy::Pos] {
        ends_with("crossed", strategy, |ending| matches!(ending, Ending::Deadlock { .. }))?;
    }
    Ok(())
}

fn main() {
    if std::env::args().nth(1).as_deref() == Some("modelled") {
        let entries: Vec<Entry> = programs().map(|(_, entry)| *entry).collect();
        return runtime::main(&entries);
    }
    let exceeded = |limit: Limit| move |ending: &Ending| *ending == Ending::Exceeded { limit };
    let mut tests = vec![
        Trial::test("a_lock_keeps_every_count", a_lock_keeps_every_count),
        Trial::test("every_strategy_loses_an_update", every_strategy_loses_an_update),
        Trial::test("a_search_ends_and_is_a_proof", a_search_ends_and_is_a_proof),
        Trial::test("a_schedule_makes_the_same_execution_again", a_schedule_makes_the_same_execution_again),
        Trial::test("isolation_changes_nothing", isolation_changes_nothing),
        Trial::test("statics_are_as_they_were_written", statics_are_as_they_were_written),
        Trial::test("an_hour_takes_no_time", an_hour_takes_no_time),
        Trial::test("every_sampling_strategy_finds_a_deadlock", deadlock_is_found_by_every_sampling_strategy),
        Trial::test("lockstep_finds_the_livelock", || {
            ends_with("polite", Strategy::Lockstep, |ending| matches!(ending, Ending::Livelock { .. }))
        }),
        Trial::test("spinning_lets_time_pass", || {
            ends_with("spinner", Strategy::Lockstep, |ending| *ending == Ending::Completed)?;
            ends_with("spinner", Strategy::Pct { depth: 3 }, |ending| *ending == Ending::Completed)
        }),
        Trial::test("a_loop_without_a_point_is_a_hang", || {
            ends_with("hang", Strategy::Random, |ending| *ending == Ending::Hang)
        }),
        Trial::test("recursion_without_end_exceeds_the_stack", move || {
            ends_with("recursion", Strategy::Random, exceeded(Limit::Stack))
        }),
        Trial::test("allocation_without_end_exceeds_the_memory", move || {
            ends_with("allocation", Strategy::Random, exceeded(Limit::Memory))
        }),
        Trial::test("printing_without_end_exceeds_the_output", move || {
            ends_with("printing", Strategy::Random, exceeded(Limit::Printed))
        }),
        Trial::test("too_many_threads_exceed_the_threads", move || {
            ends_with("many_threads", Strategy::Random, exceeded(Limit::Threads))
        }),
        Trial::test("a_thread_may_panic", || {
            ends_with("panics", Strategy::Random, |ending| *ending == Ending::Exited { code: 7 })
        }),
    ];
    tests.extend(strategies::trials());
    libtest_mimic::run(&Arguments::from_args(), tests).exit();
}
