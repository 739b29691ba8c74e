//! `std::panic`. Each modelled thread unwinds by itself, so the runtime keeps the flag and the hook.

#[expect(deprecated, reason = "old names are names too")]
pub use ::std::panic::PanicInfo;
pub use ::std::panic::{AssertUnwindSafe, Location, PanicHookInfo, RefUnwindSafe, UnwindSafe, panic_any};

#[cfg(not(feature = "modelled"))]
pub use ::std::panic::{catch_unwind, resume_unwind, set_hook, take_hook};

#[cfg(feature = "modelled")]
pub use modelled::{catch_unwind, resume_unwind, set_hook, take_hook};

#[cfg(feature = "modelled")]
mod modelled {
    use std::any::Any;
    use std::panic::{PanicHookInfo, UnwindSafe};

    use threadbare_runtime::{caught, is_panicking, panicking_again};

    type Hook = Box<dyn Fn(&PanicHookInfo<'_>) + Sync + Send + 'static>;

    pub fn catch_unwind<F: FnOnce() -> R + UnwindSafe, R>(f: F) -> std::thread::Result<R> {
        caught(f)
    }

    pub fn resume_unwind(payload: Box<dyn Any + Send>) -> ! {
        panicking_again();
        std::panic::resume_unwind(payload)
    }

    #[track_caller]
    pub fn set_hook(hook: Hook) {
        assert!(!is_panicking(), "cannot modify the panic hook from a panicking thread");
        threadbare_runtime::set_hook(hook);
    }

    #[track_caller]
    pub fn take_hook() -> Hook {
        assert!(!is_panicking(), "cannot modify the panic hook from a panicking thread");
        threadbare_runtime::take_hook()
    }
}
