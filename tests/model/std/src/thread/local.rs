//! Values that each thread has for itself.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::error::Error;
use std::fmt;
use std::mem::needs_drop;
use std::ptr;
use std::rc::Rc;

pub struct LocalKey<T: 'static> {
    make: fn() -> T,
}

#[non_exhaustive]
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct AccessError;

impl<T: 'static> LocalKey<T> {
    pub(crate) const fn made_by(make: fn() -> T) -> LocalKey<T> {
        LocalKey { make }
    }

    /// The running thread's value, made by `make` where there is none.
    fn value_or(&'static self, make: impl FnOnce() -> T) -> Result<Rc<dyn Any>, AccessError> {
        let key = ptr::from_ref(self).addr();
        threadbare_runtime::local(key, needs_drop::<T>(), || Rc::new(make())).ok_or(AccessError)
    }

    pub fn try_with<F, R>(&'static self, f: F) -> Result<R, AccessError>
    where
        F: FnOnce(&T) -> R,
    {
        let value = self.value_or(self.make)?;
        let value = value.downcast_ref::<T>().expect("a key has values of one type");
        Ok(f(value))
    }

    #[track_caller]
    pub fn with<F, R>(&'static self, f: F) -> R
    where
        F: FnOnce(&T) -> R,
    {
        match self.try_with(f) {
            Ok(result) => result,
            Err(error) => destroyed(error),
        }
    }

    /// Makes the value what `first` is, without making it first as the program says; or else lets `then` do it.
    #[track_caller]
    fn set_or(&'static self, first: T, then: impl FnOnce(&T, T)) {
        let mut first = Some(first);
        let value = self.value_or(|| first.take().expect("made once"));
        match value {
            Ok(value) => {
                let value = value.downcast_ref::<T>().expect("a key has values of one type");
                if let Some(first) = first {
                    then(value, first);
                }
            }
            Err(error) => destroyed(error),
        }
    }
}

#[cold]
#[track_caller]
fn destroyed(error: AccessError) -> ! {
    panic!("cannot access a Thread Local Storage value during or after destruction: {error:?}")
}

impl<T: 'static> LocalKey<Cell<T>> {
    #[track_caller]
    pub fn set(&'static self, value: T) {
        self.set_or(Cell::new(value), |cell, value| cell.set(value.into_inner()));
    }

    #[track_caller]
    pub fn get(&'static self) -> T
    where
        T: Copy,
    {
        self.with(Cell::get)
    }

    #[track_caller]
    pub fn take(&'static self) -> T
    where
        T: Default,
    {
        self.with(Cell::take)
    }

    #[track_caller]
    pub fn replace(&'static self, value: T) -> T {
        self.with(|cell| cell.replace(value))
    }
}

impl<T: 'static> LocalKey<RefCell<T>> {
    #[track_caller]
    pub fn with_borrow<F, R>(&'static self, f: F) -> R
    where
        F: FnOnce(&T) -> R,
    {
        self.with(|cell| f(&cell.borrow()))
    }

    #[track_caller]
    pub fn with_borrow_mut<F, R>(&'static self, f: F) -> R
    where
        F: FnOnce(&mut T) -> R,
    {
        self.with(|cell| f(&mut cell.borrow_mut()))
    }

    #[track_caller]
    pub fn set(&'static self, value: T) {
        self.set_or(RefCell::new(value), |cell, value| *cell.borrow_mut() = value.into_inner());
    }

    #[track_caller]
    pub fn take(&'static self) -> T
    where
        T: Default,
    {
        self.with(RefCell::take)
    }

    #[track_caller]
    pub fn replace(&'static self, value: T) -> T {
        self.with(|cell| cell.replace(value))
    }
}

impl<T: 'static> fmt::Debug for LocalKey<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LocalKey").finish_non_exhaustive()
    }
}

impl fmt::Debug for AccessError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AccessError").finish()
    }
}

impl fmt::Display for AccessError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("already destroyed")
    }
}

impl Error for AccessError {}
