//! Each strategy finds what it is known for, and what the others do not find: small programs with a bug of a kind,
//! and how often it is hit. Seeds are fixed, so the counts are too.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::rc::Rc;

use libtest_mimic::{Failed, Trial};
use threadbare_runtime::trace::{Ending, Execution, ObjectKind, Strategy, Time, Wait, What};
use threadbare_runtime::{self as runtime, Access, Entry, Key, ObjectId};

use super::{join, plan, polite, print, printed, require, run, spawn};

pub(crate) const PROGRAMS: [(&str, Entry); 13] = [
    ("polite_and_late", || polite(2)),
    ("in_any_order", in_any_order),
    ("waits", waits),
    ("starved", starved),
    ("lost_once", lost_once),
    ("handed_over", handed_over),
    ("diluted", diluted),
    ("apart", || writers([&[0], &[1], &[2]])),
    ("together", || writers([&[0], &[0], &[0]])),
    ("twice_two", || writers([&[0, 0], &[0, 0], &[]])),
    ("two_pairs", || writers([&[0, 1], &[0], &[1]])),
    ("two_read", two_read),
    ("drawn", drawn),
];

/// Each access is a step.
#[derive(Clone, Default)]
struct Variable(Rc<(ObjectId, Cell<u32>)>);

impl Variable {
    fn step(&self, access: fn(Key) -> Access) -> &Cell<u32> {
        runtime::point(access(Key::object(self.0.0.get(ObjectKind::Atomic))));
        &self.0.1
    }

    fn read(&self) -> u32 {
        self.step(Access::read).get()
    }

    fn update(&self, change: impl FnOnce(u32) -> u32) {
        let value = self.step(Access::write);
        value.set(change(value.get()));
        runtime::changed(Key::object(self.0.0.get(ObjectKind::Atomic)));
    }

    fn write(&self, value: u32) {
        self.update(|_| value);
    }
}

/// Steps that no other thread could notice.
fn alone(steps: u32) {
    for _ in 0..steps {
        runtime::point(Access::none());
        runtime::record(What::Yielded);
    }
}

fn say(found: bool) {
    print(if found { "found" } else { "not" }.to_owned());
}

fn both(one: impl FnOnce() + 'static, other: impl FnOnce() + 'static) {
    [spawn(one), spawn(other)].into_iter().for_each(join);
}

fn in_any_order() -> i32 {
    both(|| alone(3), || alone(3));
    0
}

/// A loop that does not say that it polls.
fn waits() -> i32 {
    let flag = Variable::default();
    let theirs = flag.clone();
    both(
        move || while flag.read() == 0 {},
        move || {
            alone(20);
            theirs.write(1);
        },
    );
    0
}

/// Depth 1: one thread comes to its fifty-first step before the other takes its only one.
fn starved() -> i32 {
    let flag = Variable::default();
    let theirs = flag.clone();
    both(
        move || {
            alone(50);
            say(flag.read() == 0);
        },
        move || theirs.write(1),
    );
    0
}

/// Depth 2: the other's write falls between a read and a write.
fn lost_once() -> i32 {
    let count = Variable::default();
    let add = |count: Variable| {
        move || {
            let read = count.read();
            count.write(read + 1);
        }
    };
    both(add(count.clone()), add(count.clone()));
    say(count.read() == 1);
    0
}

/// Depth 3: there and back.
fn handed_over() -> i32 {
    let baton = Variable::default();
    let theirs = baton.clone();
    both(
        move || {
            baton.write(1);
            baton.write(2);
        },
        move || say([theirs.read(), theirs.read()] == [1, 2]),
    );
    0
}

/// There and back three times, where the way there takes six steps and the way back one.
fn diluted() -> i32 {
    let baton = Variable::default();
    let (mine, theirs) = (baton.clone(), baton.clone());
    let pass = |baton: &Variable, from: u32| baton.update(|at| if at == from { at + 1 } else { at });
    both(
        move || {
            for turn in [0, 2, 4] {
                alone(5);
                pass(&mine, turn);
            }
        },
        move || [1, 3, 5].into_iter().for_each(|turn| pass(&theirs, turn)),
    );
    say(baton.read() == 6);
    0
}

/// Each thread writes these variables, one after another.
fn writers(threads: [&'static [usize]; 3]) -> i32 {
    let variables = [(); 3].map(|()| Variable::default());
    for writes in threads {
        let variables = variables.clone();
        spawn(move || writes.iter().for_each(|&variable| variables[variable].write(1)));
    }
    wait_for_ever()
}

/// So that no end of a thread and no join is a step that could come in another order.
fn wait_for_ever() -> i32 {
    runtime::wait_until(Wait::Park, &[], None, || None::<()>);
    0
}

fn two_read() -> i32 {
    let variable = Variable::default();
    let (one, other) = (variable.clone(), variable.clone());
    spawn(move || assert!(one.read() < 2));
    spawn(move || assert!(other.read() < 2));
    spawn(move || variable.write(1));
    wait_for_ever()
}

/// What a thread of [`drawn`] does in one step: to one of two variables, by way of a number of its own.
#[derive(Clone, Copy)]
enum Operation {
    Read,
    Write,
    Update,
}

/// An operation as one of six letters, so that a program is a word for each thread.
fn operation(letter: char) -> (Operation, usize) {
    let number = letter as usize - 'a' as usize;
    ([Operation::Read, Operation::Write, Operation::Update][number / 2], number % 2)
}

/// Three threads of three steps, drawn from the seed. Prints what they are and what they come to.
fn drawn() -> i32 {
    let letter = |_| char::from(b'a' + (runtime::random() % 6) as u8);
    let words = [(); 3].map(|()| (0..3).map(letter).collect::<String>());
    let variables = [(); 2].map(|()| Variable::default());
    let own = [(); 3].map(|()| Rc::new(Cell::new(0)));
    let threads = [0, 1, 2].map(|thread| {
        let (word, variables, own) = (words[thread].clone(), variables.clone(), own[thread].clone());
        spawn(move || {
            for (operation, variable) in word.chars().map(operation) {
                match operation {
                    Operation::Read => own.set(variables[variable].read()),
                    Operation::Write => variables[variable].write(own.get() + 1),
                    Operation::Update => variables[variable].update(|value| 2 * value + 1),
                }
            }
        })
    });
    threads.into_iter().for_each(join);
    let numbers = [variables.each_ref().map(Variable::read).to_vec(), own.map(|own| own.get()).to_vec()];
    print(format!("{} {numbers:?}", words.join(" ")));
    0
}

/// All that the words of [`drawn`] can come to, one step after another.
fn enumerate(
    words: &[Vec<(Operation, usize)>; 3],
    at: [usize; 3],
    numbers: [[u32; 3]; 2],
    all: &mut BTreeSet<String>,
) {
    let ended = (0..3).all(|thread| at[thread] == words[thread].len());
    if ended {
        let numbers = [numbers[0][..2].to_vec(), numbers[1].to_vec()];
        all.insert(format!("{numbers:?}"));
    }
    for thread in 0..3 {
        let Some((operation, variable)) = words[thread].get(at[thread]).copied() else { continue };
        let [mut variables, mut own] = numbers;
        match operation {
            Operation::Read => own[thread] = variables[variable],
            Operation::Write => variables[variable] = own[thread] + 1,
            Operation::Update => variables[variable] = 2 * variables[variable] + 1,
        }
        let mut next = at;
        next[thread] += 1;
        enumerate(words, next, [variables, own], all);
    }
}

// The tests.

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        Trial::test("lockstep_holds_up_the_polite_from_any_start", lockstep_holds_up_the_polite),
        Trial::test("lockstep_goes_round", lockstep_goes_round),
        Trial::test("a_random_walk_shows_every_order", a_random_walk_shows_every_order),
        Trial::test("a_random_walk_starves_nobody", a_random_walk_starves_nobody),
        Trial::test("pct_hits_a_bug_as_often_as_its_depth_promises", pct_hits_as_often_as_promised),
        Trial::test("pct_starves_whom_a_random_walk_lets_in", pct_starves),
        Trial::test("pos_is_not_diluted_by_steps_that_nobody_notices", pos_is_not_diluted),
        Trial::test("a_search_counts_what_partial_order_tells_apart", a_search_counts),
        Trial::test("a_search_sees_what_enumeration_sees", a_search_sees_everything),
    ]
}

const SEEDS: u32 = 3_000;

fn executions(name: &str, strategy: Strategy, executions: u32) -> Result<Vec<Execution>, Failed> {
    let mut plan = plan(name, strategy, Time::Exact, executions);
    plan.jobs[0].enough_bad_endings = executions;
    Ok(run(&plan)?.0)
}

fn is_found(execution: &Execution) -> bool {
    matches!(execution.ending, Ending::Deadlock { .. }) || printed(execution) == "found"
}

fn hits(name: &str, strategy: Strategy) -> Result<usize, Failed> {
    Ok(executions(name, strategy, SEEDS)?.iter().filter(|execution| is_found(execution)).count())
}

/// Delays make up for a late start; chance breaks the step soon.
fn lockstep_holds_up_the_polite() -> Result<(), Failed> {
    let livelocks = |name, strategy| -> Result<Vec<bool>, Failed> {
        let executions = executions(name, strategy, 16)?;
        Ok(executions.iter().map(|execution| matches!(execution.ending, Ending::Livelock { .. })).collect())
    };
    for name in ["polite", "polite_and_late"] {
        let in_step = livelocks(name, Strategy::Lockstep)?;
        require(in_step.contains(&true) && in_step.contains(&false), || format!("{name}: {in_step:?}"))?;
        let at_random = livelocks(name, Strategy::Random)?;
        require(!at_random.contains(&true), || format!("{name} at random: {at_random:?}"))?;
    }
    let late = livelocks("polite_and_late", Strategy::Lockstep)?;
    require(!late[0], || "there is a livelock without a delay".to_owned())
}

/// Who takes the steps of `in_any_order`.
fn order(execution: &Execution) -> String {
    let steps = execution.events.iter().filter(|event| event.what == What::Yielded);
    steps.map(|event| if event.thread == 1 { 'a' } else { 'b' }).collect()
}

fn lockstep_goes_round() -> Result<(), Failed> {
    for execution in executions("in_any_order", Strategy::Lockstep, 16)? {
        let order = order(&execution);
        for (at, pair) in order.as_bytes().windows(2).enumerate() {
            let other = if pair[0] == b'a' { 'b' } else { 'a' };
            // Nobody is passed over who has begun and goes on.
            let passed_over = order[..at].contains(other) && order[at + 1..].contains(other);
            require(pair[0] != pair[1] || !passed_over, || format!("{}: {order}", execution.schedule))?;
        }
    }
    Ok(())
}

fn a_random_walk_shows_every_order() -> Result<(), Failed> {
    let executions = executions("in_any_order", Strategy::Random, SEEDS)?;
    let orders: BTreeSet<String> = executions.iter().map(order).collect();
    require(orders.len() == 20, || format!("{} of the 20 ways to mix 3 and 3: {orders:?}", orders.len()))?;
    // With its start a thread takes four steps, all of them before the second of the other: 3 in 16.
    let one_first = executions.iter().filter(|execution| order(execution) == "aaabbb").count();
    require(one_first.abs_diff(3_000 * 3 / 16) < 60, || format!("aaabbb {one_first} times"))
}

fn a_random_walk_starves_nobody() -> Result<(), Failed> {
    let longest = |strategy| -> Result<Option<u32>, Failed> {
        Ok(executions("waits", strategy, SEEDS)?.iter().map(|execution| execution.steps).max())
    };
    let (random, pct) = (longest(Strategy::Random)?, longest(Strategy::Pct { depth: 3 })?);
    require(random < Some(150) && pct > Some(500), || format!("at most {random:?} steps, PCT {pct:?}"))
}

/// Burckhardt et al. 2010: with n threads and k steps, a bug of depth d at least once in n k^(d-1). With fewer
/// changes of priority than it takes, never.
fn pct_hits_as_often_as_promised() -> Result<(), Failed> {
    for (name, depth) in [("starved", 1), ("lost_once", 2), ("crossed", 2), ("handed_over", 3)] {
        let executions = executions(name, Strategy::Pct { depth }, SEEDS)?;
        let steps = executions.iter().map(|execution| execution.steps).max().unwrap_or_default();
        let promised = (SEEDS / (3 * steps.pow(u32::from(depth) - 1))) as usize;
        let hit = executions.iter().filter(|execution| is_found(execution)).count();
        println!("{name}: {hit} hits, {promised} promised");
        require(hit >= promised, || format!("{name}: {hit} hits, {promised} promised"))?;
        if depth > 1 {
            let hit = hits(name, Strategy::Pct { depth: depth - 1 })?;
            require(hit == 0, || format!("{name} is not as deep as that: {hit} hits"))?;
        }
    }
    Ok(())
}

/// One thread does nothing through fifty steps of another: one time in three at least, or in 2^51.
fn pct_starves() -> Result<(), Failed> {
    let (pct, random) = (hits("starved", Strategy::Pct { depth: 1 })?, hits("starved", Strategy::Random)?);
    require(pct > 1_000 && random == 0, || format!("PCT hits {pct} times, a random walk {random}"))
}

/// Yuan et al. 2018: a pending step keeps its priority while others do what it does not conflict with. So it comes
/// last of seven one time in seven, where a random walk passes it over six times one time in 64; and three times in a
/// row, where PCT needs as many changes as there are turns.
fn pos_is_not_diluted() -> Result<(), Failed> {
    let hits = |strategy| -> Result<usize, Failed> {
        Ok(executions("diluted", strategy, 20_000)?.iter().filter(|execution| is_found(execution)).count())
    };
    let (pos, random) = (hits(Strategy::Pos)?, hits(Strategy::Random)?);
    let pct = hits(Strategy::Pct { depth: 2 })?.max(hits(Strategy::Pct { depth: 3 })?);
    require(pos > 10 * random.max(pct), || format!("POS hits {pos} times, a random walk {random}, PCT {pct}"))
}

/// Steps that touch different things come in one order, whichever comes first.
fn a_search_counts() -> Result<(), Failed> {
    for (name, expected) in
        [("apart", 1), ("together", 6), ("twice_two", 6), ("two_pairs", 4), ("two_read", 4)]
    {
        let mut plan = plan(name, Strategy::Exhaustive, Time::Exact, 1_000);
        plan.jobs[0].enough_bad_endings = 1_000;
        let (executions, all) = run(&plan)?;
        println!("{name}: {} interleavings", executions.len());
        require(all && executions.len() == expected, || {
            format!("{name}: {} interleavings, all: {all}, where {expected} differ", executions.len())
        })?;
    }
    Ok(())
}

fn a_search_sees_everything() -> Result<(), Failed> {
    for seed in 0..20 {
        let mut plan = plan("drawn", Strategy::Exhaustive, Time::Exact, 100_000);
        plan.jobs[0].first_seed = seed;
        let (executions, all) = run(&plan)?;
        let seen: BTreeSet<String> =
            executions.iter().map(|execution| printed(execution)[12..].to_owned()).collect();
        let program = printed(&executions[0])[..11].to_owned();
        let words: Vec<Vec<_>> =
            program.split(' ').map(|word| word.chars().map(operation).collect()).collect();
        let words = <[_; 3]>::try_from(words).map_err(|_| "not three threads")?;
        let mut expected = BTreeSet::new();
        enumerate(&words, [0; 3], [[0; 3]; 2], &mut expected);
        println!("{program}: {} interleavings, {} outcomes", executions.len(), seen.len());
        require(all && seen == expected, || format!("{program}: {seen:?} where {expected:?} are possible"))?;
    }
    Ok(())
}
