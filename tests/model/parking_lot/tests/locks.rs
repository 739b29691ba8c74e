//! The locks of `parking_lot`, each call and corner in every interleaving.

#[path = "../../runtime/tests/modelled/mod.rs"]
mod modelled;

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::Duration;

use modelled::{Test, join, milliseconds, program, say, sleep, spawn};
use parking_lot::{
    Condvar, FairMutex, FairMutexGuard, Mutex, MutexGuard, Once, OnceState, RecursiveRwLock, ReentrantMutex,
    ReentrantMutexGuard, RwLock, RwLockReadGuard, RwLockUpgradableReadGuard, RwLockWriteGuard,
};
use threadbare_runtime::Instant;
use threadbare_runtime::trace::{Ending, Execution, Mode, Object, What};

const TESTS: &[Test] = &[
    // Mutexes.
    program!(one_at_a_time prints "4").wrong(unbalanced),
    program!(tries prints ""),
    program!(a_try_fails_only_when_taken prints "taken" | "free").wrong(unbalanced),
    program!(a_limit_runs_out_when_it_must prints "11 31 35").only_exact().wrong(unbalanced),
    program!(a_lock_may_be_taken_again_at_once prints "own own other " | "own other own " | "other own own ")
        .wrong(unbalanced),
    program!(a_fair_release_hands_it_over prints "first second first ").only_exact().wrong(unbalanced),
    program!(a_fair_mutex_is_had_in_the_order_of_arrival prints "0 1 2 3 ").only_exact().wrong(unbalanced),
    program!(bumping_lets_the_other_one_in prints "before other after ").only_exact().wrong(unbalanced),
    program!(giving_it_back_for_a_while prints "other inside " | "inside other ").wrong(unbalanced),
    program!(who_has_let_go_may_still_have_its_handle prints "alone" | "not alone")
        .only_exact()
        .wrong(unbalanced),
    program!(a_panic_releases prints "7").panics(&["on purpose"]).wrong(unbalanced),
    program!(crossed prints "").ends(|ending| matches!(ending, Ending::Deadlock { .. })),
    program!(its_own_lock prints "").ends(|ending| matches!(ending, Ending::Deadlock { .. })),
    program!(asking_is_no_try prints "").wrong(asking_tries),
    program!(what_a_lock_guards_is_told prints "").wrong(values_are_wrong),
    // Reader-writer locks.
    program!(readers_share prints "2" | "1").wrong(unbalanced),
    program!(a_writer_is_alone prints "6").wrong(unbalanced),
    program!(a_reader_waits_behind_a_writer prints "writer reader ").only_exact().wrong(unbalanced),
    program!(reading_twice_past_a_writer prints "")
        .only_exact()
        .ends(|ending| matches!(ending, Ending::Deadlock { .. })),
    program!(reading_recursively_past_a_writer prints "reader writer ").only_exact().wrong(unbalanced),
    program!(a_writer_that_gives_up_lets_readers_in prints "20").only_exact().wrong(unbalanced),
    program!(an_upgrade_waits_for_readers prints "reader upgraded ").only_exact().wrong(unbalanced),
    program!(one_may_upgrade_at_a_time prints "first second ").only_exact().wrong(unbalanced),
    program!(upgrades prints "10").only_exact().wrong(unbalanced),
    program!(two_upgrades prints "2").wrong(unbalanced),
    program!(a_downgrade_leaves_no_gap prints "1 1").wrong(unbalanced),
    // Conditions.
    program!(a_notification_wakes_one prints "woken ").only_exact(),
    program!(notifying_all_wakes_all prints "woken woken woken ").sampled(),
    program!(nobody_waits_for_a_notification prints "10").only_exact(),
    program!(a_notification_in_time prints "true 5").only_exact(),
    program!(waiting_while prints "3"),
    program!(a_limit_while_waiting prints "20 50").only_exact(),
    // Once.
    program!(once_for_all prints "once " ),
    program!(a_panic_poisons_a_once prints "")
        .panics(&["on purpose", "Once instance has previously been poisoned"]),
    program!(waiting_for_a_once prints "done waited "),
    // Reentrant mutexes.
    program!(nested_takings_are_told prints "").wrong(nesting_is_not_told),
    program!(the_last_guard_gives_it_back prints "mine mine other ").wrong(unbalanced),
    program!(giving_a_nested_hold_back prints "inside other ").wrong(unbalanced),
    program!(reentrant_tries prints "").wrong(unbalanced),
    // As the real ones.
    program!(the_same_as_the_real_ones prints ""),
];

fn main() {
    modelled::main(TESTS);
}

const MILLISECOND: Duration = Duration::from_millis(1);

/// Whatever was acquired is released, unless the execution ends first.
fn unbalanced(execution: &Execution) -> Option<String> {
    let mut held: HashMap<(Object, Mode), i32> = HashMap::new();
    for event in &execution.events {
        match event.what {
            What::Acquired { lock, mode, .. } => *held.entry((lock, mode)).or_default() += 1,
            What::Released { lock, mode, .. } => *held.entry((lock, mode)).or_default() -= 1,
            _ => {}
        }
        let alone = |mode: &Mode| matches!(mode, Mode::Mutex | Mode::Write | Mode::Upgradable);
        if let Some((hold, count)) =
            held.iter().find(|((_, mode), count)| **count < 0 || alone(mode) && **count > 1)
        {
            return Some(format!("{hold:?} is held {count} times"));
        }
    }
    let left = held.iter().find(|(_, count)| **count != 0);
    left.map(|(hold, count)| format!("{hold:?} is held {count} times at the end"))
}

fn shared<T>(value: T) -> Arc<T> {
    Arc::new(value)
}

fn one_at_a_time() {
    let count = shared(Mutex::new(0));
    let threads = [(); 2].map(|()| {
        let count = count.clone();
        spawn(move || (0..2).for_each(|_| *count.lock() += 1))
    });
    threads.into_iter().for_each(join);
    say(count.lock().to_string());
}

fn tries() {
    let mutex = Mutex::new(1);
    let guard = mutex.lock();
    assert!(mutex.try_lock().is_none() && mutex.is_locked());
    assert!(mutex.try_lock_for(MILLISECOND).is_none());
    assert!(mutex.try_lock_until(Instant::now()).is_none());
    drop(guard);
    assert!(mutex.try_lock().is_some() && !mutex.is_locked());
    let rwlock = RwLock::new(1);
    let reader = rwlock.read();
    assert!(rwlock.try_read().is_some() && rwlock.try_write().is_none());
    assert!(rwlock.try_upgradable_read().is_some());
    assert!(rwlock.is_locked() && !rwlock.is_locked_exclusive());
    assert!(rwlock.try_write_for(MILLISECOND).is_none());
    drop(reader);
    let writer = rwlock.write();
    assert!(rwlock.try_read().is_none() && rwlock.try_upgradable_read().is_none());
    assert!(rwlock.try_read_for(MILLISECOND).is_none() && rwlock.try_read_until(Instant::now()).is_none());
    assert!(rwlock.is_locked_exclusive());
    drop(writer);
    let upgradable = rwlock.upgradable_read();
    assert!(rwlock.try_upgradable_read().is_none() && rwlock.try_read().is_some());
    assert!(rwlock.try_upgradable_read_for(MILLISECOND).is_none());
    drop(upgradable);
    assert!(rwlock.try_write().is_some());
}

fn a_try_fails_only_when_taken() {
    let mutex = shared(Mutex::new(()));
    let theirs = mutex.clone();
    let holding = spawn(move || drop(theirs.lock()));
    say(if mutex.try_lock().is_some() { "free" } else { "taken" });
    join(holding);
}

fn a_limit_runs_out_when_it_must() {
    let mutex = shared(Mutex::new(()));
    let theirs = mutex.clone();
    let holding = spawn(move || {
        let _guard = theirs.lock();
        sleep(35);
    });
    sleep(1);
    assert!(mutex.try_lock_for(10 * MILLISECOND).is_none());
    say(format!("{} ", milliseconds()));
    assert!(mutex.try_lock_until(Instant::now() + 20 * MILLISECOND).is_none());
    say(format!("{} ", milliseconds()));
    assert!(mutex.try_lock_for(10 * MILLISECOND).is_some());
    say(milliseconds().to_string());
    join(holding);
}

fn a_lock_may_be_taken_again_at_once() {
    let mutex = shared(Mutex::new(()));
    let theirs = mutex.clone();
    let other = spawn(move || {
        let _guard = theirs.lock();
        say("other ");
    });
    for _ in 0..2 {
        let _guard = mutex.lock();
        say("own ");
    }
    join(other);
}

fn a_fair_release_hands_it_over() {
    let mutex = shared(Mutex::new(()));
    let theirs = mutex.clone();
    let guard = mutex.lock();
    let other = spawn(move || {
        let _guard = theirs.lock();
        say("second ");
    });
    sleep(1);
    say("first ");
    MutexGuard::unlock_fair(guard);
    let _guard = mutex.lock();
    say("first ");
    join(other);
}

fn a_fair_mutex_is_had_in_the_order_of_arrival() {
    let mutex = shared(FairMutex::new(()));
    let guard = mutex.lock();
    let threads: Vec<_> = (0..3)
        .map(|number| {
            let mutex = mutex.clone();
            spawn(move || {
                sleep(number + 1);
                let _guard = mutex.lock();
                say(format!("{number} "));
            })
        })
        .collect();
    sleep(10);
    drop(guard);
    // Though this thread does not wait to come back, the others were first.
    let guard = mutex.lock();
    say("3 ");
    FairMutexGuard::unlock_fair(guard);
    threads.into_iter().for_each(join);
}

fn bumping_lets_the_other_one_in() {
    let mutex = shared(Mutex::new(()));
    let theirs = mutex.clone();
    let mut guard = mutex.lock();
    let other = spawn(move || {
        let _guard = theirs.lock();
        say("other ");
    });
    sleep(1);
    say("before ");
    MutexGuard::bump(&mut guard);
    say("after ");
    drop(guard);
    join(other);
}

fn giving_it_back_for_a_while() {
    let mutex = shared(Mutex::new(()));
    let theirs = mutex.clone();
    let mut guard = mutex.lock();
    let other = spawn(move || {
        let _guard = theirs.lock();
        say("other ");
    });
    MutexGuard::unlocked(&mut guard, || say("inside "));
    MutexGuard::unlocked_fair(&mut guard, || join(other));
    assert!(mutex.is_locked());
}

fn who_has_let_go_may_still_have_its_handle() {
    let done = Arc::new(Mutex::new(false));
    let theirs = done.clone();
    spawn(move || *theirs.lock() = true);
    while !*done.lock() {
        sleep(1);
    }
    say(if Arc::into_inner(done).is_some() { "alone" } else { "not alone" });
}

fn a_panic_releases() {
    let mutex = shared(Mutex::new(7));
    let theirs = mutex.clone();
    let panicking = spawn(move || {
        let _guard = theirs.lock();
        panic!("on purpose");
    });
    join(panicking);
    say(mutex.lock().to_string());
}

fn crossed() {
    let (one, other) = (shared(Mutex::new(())), shared(Mutex::new(())));
    let (theirs, their_other) = (one.clone(), other.clone());
    let thread = spawn(move || {
        let _first = their_other.lock();
        let _second = theirs.lock();
    });
    {
        let _first = one.lock();
        let _second = other.lock();
    }
    join(thread);
}

fn its_own_lock() {
    let mutex = Mutex::new(());
    let _guard = mutex.lock();
    let _again = mutex.lock();
}

fn asking_is_no_try() {
    let (mutex, rwlock, reentrant) = (Mutex::new(()), RwLock::new(()), ReentrantMutex::new(()));
    assert!(!mutex.is_locked() && !rwlock.is_locked() && !rwlock.is_locked_exclusive());
    assert!(!reentrant.is_locked() && !reentrant.is_owned_by_current_thread());
}

fn asking_tries(execution: &Execution) -> Option<String> {
    let tries =
        |what: &What| matches!(what, What::Acquired { .. } | What::TryFailed { .. } | What::Released { .. });
    execution.events.iter().any(|event| tries(&event.what)).then(|| "asking tries".to_owned())
}

fn what_a_lock_guards_is_told() {
    let mutex = Mutex::new(5);
    drop(mutex.lock());
    *mutex.lock() += 1;
    let rwlock = RwLock::new(false);
    *rwlock.write() = true;
    let mut upgradable = rwlock.upgradable_read();
    upgradable.with_upgraded(|value| *value = false);
    assert!(!*upgradable);
    drop(upgradable);
    let condvar = Condvar::new();
    let mut guard = mutex.lock();
    let _ = condvar.wait_while_for(&mut guard, |value| *value < 7, MILLISECOND);
}

fn values_are_wrong(execution: &Execution) -> Option<String> {
    let released = execution.events.iter().filter_map(|event| match event.what {
        What::Released { value, .. } => Some(value),
        _ => None,
    });
    let values: Vec<_> = released.collect();
    let expected = [None, Some(6), Some(1), None, Some(0), None, Some(6), Some(6)];
    (values != expected).then(|| format!("{values:?}"))
}

fn readers_share() {
    let rwlock = shared(RwLock::new(()));
    let (reading, most) = (shared(AtomicU32::new(0)), shared(AtomicU32::new(0)));
    let readers = [(); 2].map(|()| {
        let (rwlock, reading, most) = (rwlock.clone(), reading.clone(), most.clone());
        spawn(move || {
            let guard = rwlock.read();
            let now = reading.fetch_add(1, Ordering::Relaxed) + 1;
            most.fetch_max(now, Ordering::Relaxed);
            assert!(rwlock.try_read().is_some());
            reading.fetch_sub(1, Ordering::Relaxed);
            drop(guard);
        })
    });
    readers.into_iter().for_each(join);
    say(most.load(Ordering::Relaxed).to_string());
}

fn a_writer_is_alone() {
    let rwlock = shared(RwLock::new((0, 0)));
    let writers = [1, 2].map(|number| {
        let rwlock = rwlock.clone();
        spawn(move || {
            let mut guard = rwlock.write();
            guard.0 += number;
            sleep(0);
            guard.1 += number;
        })
    });
    {
        let guard = rwlock.read();
        assert_eq!(guard.0, guard.1);
    }
    writers.into_iter().for_each(join);
    let guard = rwlock.read();
    say((guard.0 + guard.1).to_string());
}

/// A reader holds, a writer waits, then somebody wants to read.
fn past_a_writer<R, W, S>(
    hold: impl FnOnce() -> R,
    write: impl FnOnce() -> W + 'static,
    read: impl FnOnce() -> S + 'static,
) {
    let guard = hold();
    let writer = spawn(move || {
        let _guard = write();
        say("writer ");
    });
    sleep(1);
    let reader = spawn(move || {
        let _guard = read();
        say("reader ");
    });
    sleep(1);
    drop(guard);
    [writer, reader].into_iter().for_each(join);
}

fn leaked<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}

fn a_reader_waits_behind_a_writer() {
    let rwlock = leaked(RwLock::new(()));
    past_a_writer(|| rwlock.read(), || rwlock.write(), || rwlock.read());
}

fn reading_twice_past_a_writer() {
    let rwlock = shared(RwLock::new(()));
    let theirs = rwlock.clone();
    let _guard = rwlock.read();
    spawn(move || drop(theirs.write()));
    sleep(1);
    let _again = rwlock.read();
}

fn reading_recursively_past_a_writer() {
    let rwlock = leaked(RecursiveRwLock::new(()));
    past_a_writer(|| rwlock.read(), || rwlock.write(), || rwlock.read());
}

fn a_writer_that_gives_up_lets_readers_in() {
    let rwlock = shared(RwLock::new(()));
    let (a_writer, a_reader) = (rwlock.clone(), rwlock.clone());
    let guard = rwlock.read();
    let writing = spawn(move || assert!(a_writer.try_write_for(20 * MILLISECOND).is_none()));
    sleep(1);
    let reading = spawn(move || {
        drop(a_reader.read());
        say(milliseconds().to_string());
    });
    [writing, reading].into_iter().for_each(join);
    drop(guard);
}

fn an_upgrade_waits_for_readers() {
    let rwlock = shared(RwLock::new(0));
    let theirs = rwlock.clone();
    let upgradable = rwlock.upgradable_read();
    let reading = spawn(move || {
        let guard = theirs.read();
        sleep(10);
        say("reader ");
        drop(guard);
    });
    sleep(1);
    let mut writer = RwLockUpgradableReadGuard::upgrade(upgradable);
    *writer += 1;
    say("upgraded ");
    drop(writer);
    join(reading);
}

fn one_may_upgrade_at_a_time() {
    let rwlock = shared(RwLock::new(()));
    let theirs = rwlock.clone();
    let upgradable = rwlock.upgradable_read();
    let other = spawn(move || {
        let _upgradable = theirs.upgradable_read();
        say("second ");
    });
    sleep(1);
    say("first ");
    drop(upgradable);
    join(other);
}

fn upgrades() {
    let rwlock = RwLock::new(1);
    let reader = rwlock.read();
    let upgradable = rwlock.upgradable_read();
    let Err(upgradable) = RwLockUpgradableReadGuard::try_upgrade(upgradable) else {
        panic!("somebody reads")
    };
    let Err(upgradable) = RwLockUpgradableReadGuard::try_upgrade_for(upgradable, 5 * MILLISECOND) else {
        panic!("somebody reads")
    };
    let deadline = Instant::now() + 5 * MILLISECOND;
    let Err(mut upgradable) = RwLockUpgradableReadGuard::try_upgrade_until(upgradable, deadline) else {
        panic!("somebody reads")
    };
    say(milliseconds().to_string());
    assert_eq!(upgradable.try_with_upgraded(|value| *value += 1), None);
    drop(reader);
    assert_eq!(upgradable.try_with_upgraded(|value| std::mem::replace(value, 2)), Some(1));
    let Ok(writer) = RwLockUpgradableReadGuard::try_upgrade(upgradable) else { panic!("nobody reads") };
    assert!(rwlock.is_locked_exclusive() && *writer == 2);
    let upgradable = RwLockWriteGuard::downgrade_to_upgradable(writer);
    assert!(rwlock.try_read().is_some() && rwlock.try_upgradable_read().is_none());
    let reader = RwLockUpgradableReadGuard::downgrade(upgradable);
    assert!(rwlock.try_upgradable_read().is_some() && rwlock.try_write().is_none());
    assert!(std::ptr::eq(RwLockReadGuard::rwlock(&reader), &raw const rwlock));
}

fn two_upgrades() {
    let rwlock = shared(RwLock::new(0));
    let threads = [(); 2].map(|()| {
        let rwlock = rwlock.clone();
        spawn(move || {
            let upgradable = rwlock.upgradable_read();
            let read = *upgradable;
            *RwLockUpgradableReadGuard::upgrade(upgradable) = read + 1;
        })
    });
    threads.into_iter().for_each(join);
    say(rwlock.read().to_string());
}

fn a_downgrade_leaves_no_gap() {
    let rwlock = shared(RwLock::new(0));
    let theirs = rwlock.clone();
    let mut writer = rwlock.write();
    *writer = 1;
    let other = spawn(move || *theirs.write() = 2);
    let reader = RwLockWriteGuard::downgrade(writer);
    let first = *reader;
    sleep(0);
    say(format!("{first} {}", *reader));
    drop(reader);
    join(other);
}

fn waiting_threads(
    count: usize,
    condvar: &Arc<(Mutex<bool>, Condvar)>,
) -> Vec<threadbare_runtime::trace::Thread> {
    let waits = |_| {
        let pair = condvar.clone();
        spawn(move || {
            let mut told = pair.0.lock();
            while !*told {
                pair.1.wait(&mut told);
            }
            say("woken ");
        })
    };
    (0..count).map(waits).collect()
}

fn a_notification_wakes_one() {
    let pair = shared((Mutex::new(false), Condvar::new()));
    waiting_threads(2, &pair);
    sleep(1);
    *pair.0.lock() = true;
    assert!(pair.1.notify_one());
    sleep(1);
}

fn notifying_all_wakes_all() {
    let pair = shared((Mutex::new(false), Condvar::new()));
    let threads = waiting_threads(3, &pair);
    *pair.0.lock() = true;
    assert!(pair.1.notify_all() <= 3);
    threads.into_iter().for_each(join);
}

fn nobody_waits_for_a_notification() {
    let (mutex, condvar) = (Mutex::new(()), Condvar::new());
    assert!(!condvar.notify_one() && condvar.notify_all() == 0);
    let mut guard = mutex.lock();
    assert!(condvar.wait_for(&mut guard, 10 * MILLISECOND).timed_out());
    assert!(condvar.wait_until(&mut guard, Instant::now()).timed_out());
    say(milliseconds().to_string());
}

fn a_notification_in_time() {
    let pair = shared((Mutex::new(()), Condvar::new()));
    let theirs = pair.clone();
    let notifying = spawn(move || {
        sleep(5);
        say(format!("{} ", theirs.1.notify_one()));
    });
    let mut guard = pair.0.lock();
    assert!(!pair.1.wait_for(&mut guard, 10 * MILLISECOND).timed_out());
    drop(guard);
    join(notifying);
    say(milliseconds().to_string());
}

fn waiting_while() {
    let pair = shared((Mutex::new(0), Condvar::new()));
    let theirs = pair.clone();
    spawn(move || {
        for _ in 0..3 {
            *theirs.0.lock() += 1;
            theirs.1.notify_one();
        }
    });
    let mut count = pair.0.lock();
    pair.1.wait_while(&mut count, |count| *count < 3);
    say(count.to_string());
}

fn a_limit_while_waiting() {
    let (mutex, condvar) = (Mutex::new(1), Condvar::new());
    let mut guard = mutex.lock();
    assert!(condvar.wait_while_for(&mut guard, |value| *value == 1, 20 * MILLISECOND).timed_out());
    say(format!("{} ", milliseconds()));
    let deadline = Instant::now() + 30 * MILLISECOND;
    assert!(condvar.wait_while_until(&mut guard, |value| *value == 1, deadline).timed_out());
    assert!(!condvar.wait_while_for(&mut guard, |value| *value == 2, MILLISECOND).timed_out());
    say(milliseconds().to_string());
}

fn once_for_all() {
    let (once, done) = (shared(Once::new()), shared(AtomicBool::new(false)));
    let threads = [(); 2].map(|()| {
        let (once, done) = (once.clone(), done.clone());
        spawn(move || {
            once.call_once(|| {
                say("once ");
                done.store(true, Ordering::Relaxed);
            });
            assert!(done.load(Ordering::Relaxed) && once.is_completed());
        })
    });
    threads.into_iter().for_each(join);
}

fn a_panic_poisons_a_once() {
    let once = shared(Once::new());
    assert_eq!(once.state(), OnceState::New);
    let theirs = once.clone();
    join(spawn(move || theirs.call_once(|| panic!("on purpose"))));
    assert!(once.state().is_poisoned() && !once.is_completed());
    let theirs = once.clone();
    join(spawn(move || theirs.call_once(|| unreachable!())));
    let theirs = once.clone();
    join(spawn(move || theirs.wait()));
    once.call_once_force(|state| assert!(state.poisoned()));
    assert!(once.state().done());
    once.call_once(|| unreachable!());
    once.wait();
    once.wait_force();
    assert!(Once::new_completed().is_completed());
    assert_eq!(format!("{once:?}"), "Once { state: Done }");
}

fn waiting_for_a_once() {
    let once = shared(Once::new());
    let theirs = once.clone();
    spawn(move || theirs.call_once(|| say("done ")));
    once.wait();
    say("waited ");
}

fn nested_takings_are_told() {
    let mutex = ReentrantMutex::new(Cell::new(0));
    let outer = mutex.lock();
    let inner = mutex.lock();
    inner.set(outer.get() + 1);
    assert!(mutex.is_owned_by_current_thread());
    // The outer guard goes first; the lock stays with the inner one.
    drop(outer);
    assert!(mutex.is_locked() && mutex.is_owned_by_current_thread());
    drop(inner);
    assert!(!mutex.is_locked() && !mutex.is_owned_by_current_thread());
    let mapped = ReentrantMutexGuard::map(mutex.lock(), |cell| cell);
    let again = mutex.try_lock();
    drop(mapped);
    drop(again);
}

fn nesting_is_not_told(execution: &Execution) -> Option<String> {
    let mut depths = Vec::new();
    let mut depth = 0;
    for event in &execution.events {
        match event.what {
            What::Acquired { mode: Mode::Reentrant, .. } => depth += 1,
            What::Released { mode: Mode::Reentrant, .. } => depth -= 1,
            _ => continue,
        }
        depths.push(depth);
    }
    (depths != [1, 2, 1, 0, 1, 2, 1, 0]).then(|| format!("{depths:?}"))
}

fn the_last_guard_gives_it_back() {
    let mutex = shared(ReentrantMutex::new(()));
    let theirs = mutex.clone();
    let outer = mutex.lock();
    let inner = mutex.lock();
    let other = spawn(move || {
        let _guard = theirs.lock();
        say("other ");
    });
    say("mine ");
    drop(outer);
    say("mine ");
    drop(inner);
    join(other);
}

fn giving_a_nested_hold_back() {
    let mutex = shared(ReentrantMutex::new(()));
    let theirs = mutex.clone();
    let mut outer = mutex.lock();
    let mut inner = mutex.lock();
    let other = spawn(move || {
        let _guard = theirs.lock();
        say("other ");
    });
    // One of two holds is given up: nobody gets in.
    ReentrantMutexGuard::unlocked(&mut inner, || {
        assert!(mutex.is_owned_by_current_thread());
        sleep(1);
        say("inside ");
    });
    drop(inner);
    ReentrantMutexGuard::unlocked(&mut outer, || {
        assert!(!mutex.is_owned_by_current_thread());
        join(other);
    });
    assert!(mutex.is_owned_by_current_thread());
}

fn reentrant_tries() {
    let mutex = shared(ReentrantMutex::new(RefCell::new(vec![1])));
    let guard = mutex.lock();
    assert!(mutex.try_lock().is_some() && mutex.try_lock_for(MILLISECOND).is_some());
    assert!(mutex.try_lock_until(Instant::now()).is_some());
    guard.borrow_mut().push(2);
    let theirs = mutex.clone();
    join(spawn(move || assert!(theirs.try_lock().is_none() && theirs.try_lock_for(MILLISECOND).is_none())));
    ReentrantMutexGuard::unlock_fair(guard);
    let theirs = mutex.clone();
    join(spawn(move || assert_eq!(theirs.try_lock().unwrap().borrow().len(), 2)));
}

/// A walk through the surface on one thread; what it says.
macro_rules! walk {
    ($parking_lot:ident, $now:expr) => {{
        use $parking_lot::*;
        let mut said = Vec::new();
        let mut note = |text: String| said.push(text);

        let mut mutex = Mutex::new(1);
        *mutex.get_mut() = 2;
        note(format!("{mutex:?} {:?}", Mutex::<i32>::default()));
        let guard = mutex.lock();
        note(format!(
            "{guard:?} {guard} {mutex:?} {}",
            std::ptr::eq(MutexGuard::mutex(&guard), &raw const mutex)
        ));
        drop(guard);
        note(format!("{}", Mutex::from(5).into_inner()));
        let pair = Mutex::new((1, "two"));
        {
            let mut first: MappedMutexGuard<'_, i32> = MutexGuard::map(pair.lock(), |pair| &mut pair.0);
            *first += 1;
            note(format!("{first:?} {first}"));
        }
        let failed = MutexGuard::try_map(pair.lock(), |_| None::<&mut i32>);
        note(format!("{:?}", failed.map(|_| ()).map_err(|guard| guard.1)));
        let failed = MutexGuard::try_map_or_err(pair.lock(), |_| Err::<&mut i32, _>("no"));
        note(format!("{:?}", failed.map(|_| ()).map_err(|(guard, error)| (guard.0, error))));
        let mapped = MutexGuard::map(pair.lock(), |pair| pair);
        let mapped = MappedMutexGuard::map(mapped, |pair| &mut pair.0);
        let mapped = MappedMutexGuard::try_map(mapped, |number| Some(number)).unwrap();
        let mapped =
            MappedMutexGuard::try_map_or_err(mapped, |number| Ok::<_, ()>(number)).map_err(|_| ()).unwrap();
        MappedMutexGuard::unlock_fair(mapped);
        note(format!("{:?}", pair.try_lock().is_some()));
        let forgotten = Mutex::new(3);
        let data = MutexGuard::leak(forgotten.lock());
        note(format!("{data} {}", forgotten.is_locked()));

        let fair = FairMutex::new(1);
        note(format!("{fair:?} {:?}", fair.try_lock_for(std::time::Duration::from_millis(1))));

        let mut rwlock = RwLock::new(1);
        *rwlock.get_mut() += 1;
        note(format!("{rwlock:?}"));
        let mut writer = rwlock.write();
        *writer += 1;
        note(format!("{rwlock:?} {writer:?} {writer}"));
        let upgradable = RwLockWriteGuard::downgrade_to_upgradable(writer);
        note(format!("{upgradable:?} {upgradable} {rwlock:?}"));
        let reader = RwLockUpgradableReadGuard::downgrade(upgradable);
        note(format!("{reader:?} {reader}"));
        let mapped = RwLockReadGuard::map(reader, |number| number);
        note(format!("{mapped:?} {mapped} {} {}", rwlock.is_locked(), rwlock.is_locked_exclusive()));
        MappedRwLockReadGuard::unlock_fair(mapped);
        let mapped = RwLockWriteGuard::try_map(rwlock.write(), |number| Some(number)).unwrap();
        note(format!("{mapped:?} {} {}", rwlock.is_locked(), rwlock.is_locked_exclusive()));
        drop(mapped);
        let mut upgradable = rwlock.try_upgradable_read().unwrap();
        note(format!("{}", upgradable.with_upgraded(|number| std::mem::replace(number, 9))));
        let soon = std::time::Duration::from_millis(1);
        note(format!("{:?}", upgradable.try_with_upgraded_for(soon, |number| *number)));
        note(format!("{:?}", upgradable.try_with_upgraded_until($now, |number| *number)));
        RwLockUpgradableReadGuard::unlocked(&mut upgradable, || drop(rwlock.write()));
        drop(RwLockUpgradableReadGuard::upgrade(upgradable));
        note(format!("{}", rwlock.into_inner()));
        let recursive = RecursiveRwLock::new(1);
        let (one, two) = (recursive.read(), recursive.read());
        note(format!("{one} {two} {:?} {:?}", recursive.try_write().is_some(), recursive));

        let reentrant = ReentrantMutex::new(std::cell::Cell::new(1));
        note(format!("{reentrant:?} {:?}", ReentrantMutex::<i32>::from(4)));
        let (one, two) = (reentrant.lock(), reentrant.try_lock().unwrap());
        note(format!("{one:?} {} {}", two.get(), reentrant.is_owned_by_current_thread()));
        let mapped = ReentrantMutexGuard::try_map(one, |cell| Some(cell)).unwrap();
        let mapped = MappedReentrantMutexGuard::map(mapped, |cell| cell);
        note(format!("{mapped:?} {}", reentrant.is_locked()));
        drop(mapped);
        note(format!("{}", reentrant.is_locked()));
        drop(two);
        note(format!("{} {:?}", reentrant.is_locked(), reentrant.into_inner()));

        let (mutex, condvar) = (Mutex::new(1), Condvar::new());
        let mut guard = mutex.lock();
        note(format!("{condvar:?} {} {}", condvar.notify_one(), condvar.notify_all()));
        note(format!("{:?}", condvar.wait_for(&mut guard, soon)));
        note(format!("{:?}", condvar.wait_until(&mut guard, $now).timed_out()));
        note(format!("{:?}", condvar.wait_while_for(&mut guard, |number| *number == 2, soon)));

        let once = Once::new();
        note(format!("{once:?} {:?}", OnceState::InProgress));
        once.call_once_force(|state| assert_eq!(state, OnceState::New));
        note(format!("{once:?} {:?}", Once::default().state()));
        said
    }};
}

fn the_same_as_the_real_ones() {
    let ours = walk!(parking_lot, Instant::now());
    let real = walk!(real_parking_lot, std::time::Instant::now());
    for (ours, real) in ours.iter().zip(&real) {
        assert_eq!(ours, real);
    }
}
