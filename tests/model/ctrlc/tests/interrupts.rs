//! Ctrl-C, pressed at any point or not at all.

#[path = "../../runtime/tests/modelled/mod.rs"]
mod modelled;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use ctrlc::{Error, set_handler, try_set_handler};
use modelled::{Test, program, say, sleep};
use threadbare_runtime::trace::{Ending, Execution, Wait, What};

const TESTS: &[Test] = &[
    program!(it_comes_or_not prints
        "done " | "pressed done " | "done pressed "
        | "pressed pressed done " | "pressed done pressed " | "done pressed pressed ")
    .sampled()
    .interrupted()
    .wrong(untold),
    program!(nobody_presses prints "done "),
    program!(there_is_one_handler prints "")
        .wrong(|execution| (threads(execution) != 1).then(|| "another thread".to_owned())),
    program!(whoever_waits_for_it_gets_it prints "pressed" | "")
        .sampled()
        .interrupted()
        .ends(|ending| matches!(ending, Ending::Deadlock { .. }))
        .wrong(waits_in_vain),
    program!(whoever_waits_for_it_alone_waits_for_ever prints "")
        .ends(|ending| matches!(ending, Ending::Deadlock { .. })),
    program!(a_handler_that_panics_ends_its_thread prints "alive")
        .sampled()
        .interrupted()
        .panics(&["on purpose"]),
    program!(a_handler_may_exit prints "done " | "")
        .sampled()
        .interrupted()
        .ends(|ending| *ending == Ending::Exited { code: 130 }),
];

fn main() {
    modelled::main(TESTS);
}

fn threads(execution: &Execution) -> usize {
    execution.events.iter().filter(|event| matches!(event.what, What::Spawned { .. })).count()
}

fn it_comes_or_not() {
    set_handler(|| say("pressed ")).unwrap();
    sleep(1);
    say("done ");
    sleep(1);
}

/// Every press is told, by the thread that is named for it.
fn untold(execution: &Execution) -> Option<String> {
    let named = execution.events.iter().find_map(|event| match &event.what {
        What::Spawned { thread, name } if name.as_deref() == Some("ctrl-c") => Some(*thread),
        _ => None,
    });
    let mut pressed = 0;
    for event in &execution.events {
        match &event.what {
            What::Interrupted if Some(event.thread) != named => return Some("pressed elsewhere".to_owned()),
            What::Interrupted => pressed += 1,
            What::Printed { text, .. } if text == "pressed " => {
                if pressed == 0 {
                    return Some("handled without having been pressed".to_owned());
                }
                pressed -= 1;
            }
            _ => {}
        }
    }
    None
}

fn nobody_presses() {
    it_comes_or_not();
}

fn there_is_one_handler() {
    set_handler(|| {}).unwrap();
    let again = set_handler(|| unreachable!()).unwrap_err();
    assert!(matches!(again, Error::MultipleHandlers));
    assert_eq!(again.to_string(), "Ctrl-C error: Ctrl-C signal handler already registered");
    assert!(matches!(try_set_handler(|| unreachable!()), Err(Error::MultipleHandlers)));
}

/// Nothing else can run, so it comes, in every execution in which it comes at all.
fn whoever_waits_for_it_gets_it() {
    let key = threadbare_runtime::Key::CLOCK;
    let pressed = Arc::new(AtomicBool::new(false));
    let theirs = pressed.clone();
    set_handler(move || {
        theirs.store(true, Ordering::Relaxed);
        threadbare_runtime::wake(key);
    })
    .unwrap();
    threadbare_runtime::wait_until(Wait::Park, &[key], None, || {
        pressed.load(Ordering::Relaxed).then_some(())
    });
    say("pressed");
}

fn waits_in_vain(execution: &Execution) -> Option<String> {
    let pressed = execution.events.iter().any(|event| event.what == What::Interrupted);
    let ended = execution.ending == Ending::Completed;
    (pressed != ended).then(|| format!("pressed: {pressed}, ended: {ended}"))
}

fn whoever_waits_for_it_alone_waits_for_ever() {
    set_handler(|| {}).unwrap();
    let key = threadbare_runtime::Key::CLOCK;
    threadbare_runtime::wait_until(Wait::Park, &[key], None, || None::<()>);
}

fn a_handler_that_panics_ends_its_thread() {
    let mut first = true;
    set_handler(move || {
        assert!(std::mem::take(&mut first), "a dead thread handles nothing");
        panic!("on purpose");
    })
    .unwrap();
    sleep(1);
    say("alive");
}

fn a_handler_may_exit() {
    set_handler(|| threadbare_runtime::exit(130)).unwrap();
    sleep(1);
    say("done ");
}
