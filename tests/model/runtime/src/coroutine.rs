//! A modelled thread's body and stack. The machine says which one runs; this switches to it.

use std::cell::{Cell, RefCell};
use std::ptr;

use corosensei::stack::DefaultStack;
use corosensei::{Coroutine, CoroutineResult, Yielder};
use smallvec::SmallVec;
use threadbare_trace::Thread;

use crate::machine;

/// Address space only; pages are used as the stack grows. Main's is what a real main thread has.
const MAIN_STACK_BYTES: usize = 8 << 20;
const STACK_BYTES: usize = 1 << 20;

type ModelledThread = Coroutine<(), (), (), DefaultStack>;
type Switch = Yielder<(), ()>;

thread_local! {
    /// The running coroutine's switch back to the scheduler.
    static SWITCH: Cell<*const Switch> = const { Cell::new(ptr::null()) };
    /// Stacks of ended threads, for the next ones.
    static STACKS: RefCell<Vec<DefaultStack>> = const { RefCell::new(Vec::new()) };
    static MAIN_STACK: RefCell<Option<DefaultStack>> = const { RefCell::new(None) };
}

/// The coroutines of one execution.
#[derive(Default)]
pub(crate) struct Coroutines(SmallVec<[Option<ModelledThread>; 8]>);

impl Coroutines {
    /// Lets `thread` run until it gives way.
    pub(crate) fn resume(&mut self, thread: Thread) {
        let index = usize::from(thread);
        let coroutine = match self.0.get_mut(index) {
            Some(Some(coroutine)) => coroutine,
            _ => self.start(thread),
        };
        if let CoroutineResult::Return(()) = coroutine.resume(())
            && let Some(ended) = self.0[index].take()
        {
            give_back(thread, ended.into_stack());
        }
    }

    #[inline(never)]
    fn start(&mut self, thread: Thread) -> &mut ModelledThread {
        let index = usize::from(thread);
        if self.0.len() <= index {
            self.0.resize_with(index + 1, || None);
        }
        self.0[index].insert(start(thread))
    }

    /// Ends the execution for the threads that have not ended. Nothing of theirs is unwound or dropped: a real
    /// process that exits does not do so either.
    #[expect(unsafe_code, reason = "a thread that never runs again is not unwound")]
    pub(crate) fn abandon(&mut self) {
        for (index, slot) in self.0.iter_mut().enumerate() {
            if let Some(mut coroutine) = slot.take() {
                // SAFETY: the coroutine is suspended and is never resumed. What lives on its stack is leaked, not
                // dropped. Other threads of the execution may hold borrows into that stack (scoped threads), but
                // they are abandoned in this same loop and never run again, so nobody can follow such a borrow
                // when the stack serves another execution.
                unsafe { coroutine.force_reset() };
                give_back(index as Thread, coroutine.into_stack());
            }
        }
        self.0.clear();
    }
}

fn start(thread: Thread) -> ModelledThread {
    let pooled = if thread == 0 { MAIN_STACK.take() } else { STACKS.with_borrow_mut(Vec::pop) };
    let stack = pooled.unwrap_or_else(|| {
        let bytes = if thread == 0 { MAIN_STACK_BYTES } else { STACK_BYTES };
        DefaultStack::new(bytes).unwrap_or_else(|_| crate::process::out_of_threads())
    });
    Coroutine::with_stack(stack, move |switch: &Switch, ()| {
        SWITCH.set(switch);
        machine::run_body();
    })
}

fn give_back(thread: Thread, stack: DefaultStack) {
    if thread == 0 {
        MAIN_STACK.set(Some(stack));
    } else {
        STACKS.with_borrow_mut(|stacks| stacks.push(stack));
    }
}

/// Gives way to the scheduler; returns when the machine lets this thread run again.
#[expect(unsafe_code, reason = "a switch lives on the stack of its own coroutine")]
#[inline(always)]
pub(crate) fn suspend() {
    let switch = SWITCH.get();
    // SAFETY: a coroutine sets its switch as it starts and again whenever it goes on, so this is the one of the
    // coroutine that calls this. It lives in the frame of the body's caller until that coroutine ends.
    unsafe { (*switch).suspend(()) };
    SWITCH.set(switch);
}
