//! Panics of modelled threads. The real flag and the real hook belong to the one real thread, which is many
//! modelled ones, so each of these has its own flag, and the program's hook is called by ours.

use std::cell::RefCell;
use std::panic::PanicHookInfo;
use std::rc::Rc;

use threadbare_trace::What;

use crate::machine::with;

/// What a panic carries.
pub type Payload = Box<dyn std::any::Any + Send>;

/// A hook that the program sets with `panic::set_hook`.
pub type Hook = Box<dyn Fn(&PanicHookInfo<'_>) + Sync + Send + 'static>;

thread_local! {
    static HOOK: RefCell<Option<Rc<Hook>>> = const { RefCell::new(None) };
}

/// Puts our hook in place of the real one, once a process.
pub(crate) fn watch() {
    std::panic::set_hook(Box::new(|info| {
        let message = info.payload_as_str().unwrap_or("Box<dyn Any>").to_owned();
        with(|machine| {
            if let Some(location) = info.location() {
                machine.at_place(location.file(), location.line());
            }
            machine.panicked(message);
        });
        // The program's hook runs inside the real one, where no other panic may begin: so in one step.
        let hook = HOOK.with_borrow(Clone::clone);
        if let Some(hook) = hook {
            with(|machine| machine.suspend_points(true));
            hook(info);
            with(|machine| machine.suspend_points(false));
        }
    }));
}

/// A new execution has no hook.
pub(crate) fn reset() {
    drop(HOOK.take());
}

/// `panic::set_hook`.
pub fn set_hook(hook: Hook) {
    HOOK.set(Some(Rc::new(hook)));
}

/// `panic::take_hook`: the program's hook if it set one, or one that does nothing more.
pub fn take_hook() -> Hook {
    match HOOK.take() {
        Some(hook) => Box::new({
            // Nobody else holds it unless the hook takes itself while it runs.
            let hook = Rc::try_unwrap(hook).ok();
            move |info| {
                if let Some(hook) = &hook {
                    hook(info);
                }
            }
        }),
        None => Box::new(|_| {}),
    }
}

/// Whether the running thread unwinds.
pub fn is_panicking() -> bool {
    // While nobody unwinds on the one real thread, no modelled thread does.
    std::thread::panicking() && with(|machine| machine.panics() > 0)
}

/// `panic::resume_unwind` is about to be called: it runs no hook, and is a panic all the same.
pub fn panicking_again() {
    with(|machine| machine.panicked_silently());
}

/// Runs `body` as `panic::catch_unwind` does; afterwards the thread unwinds no more than it did before.
pub fn caught<T>(body: impl FnOnce() -> T) -> Result<T, Payload> {
    let result = caught_by_us(body);
    if result.is_err() {
        with(|machine| machine.record(&What::Caught));
    }
    result
}

/// [`caught`] where it is not the program that catches: at the root of a thread, and where a scope ends.
pub fn caught_by_us<T>(body: impl FnOnce() -> T) -> Result<T, Payload> {
    let before = with(|machine| machine.panics());
    let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(body));
    if result.is_err() {
        with(|machine| machine.set_panics(before));
    }
    result
}

/// Goes on with a panic that [`caught_by_us`] held up; it began long ago.
pub fn resumed_by_us(payload: Payload) -> ! {
    with(|machine| {
        let panics = machine.panics();
        machine.set_panics(panics + 1);
    });
    std::panic::resume_unwind(payload)
}
