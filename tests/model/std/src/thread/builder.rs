//! A thread to be, with a name.

use std::ffi::CString;
use std::fmt;
use std::io;
use std::panic::Location;

use super::join_handle::{JoinHandle, start};
use super::scoped::{Scope, ScopedJoinHandle};

pub struct Builder {
    name: Option<String>,
    stack_size: Option<usize>,
}

impl Builder {
    pub fn new() -> Builder {
        Builder { name: None, stack_size: None }
    }

    pub fn name(self, name: String) -> Builder {
        Builder { name: Some(name), ..self }
    }

    /// All stacks of modelled threads are of one size.
    pub fn stack_size(self, size: usize) -> Builder {
        Builder { stack_size: Some(size), ..self }
    }

    #[track_caller]
    pub fn spawn<F, T>(self, f: F) -> io::Result<JoinHandle<T>>
    where
        F: FnOnce() -> T + Send + 'static,
        T: Send + 'static,
    {
        let location = Location::caller();
        Ok(start(location, self.checked_name(), f))
    }

    #[track_caller]
    pub fn spawn_scoped<'scope, 'env, F, T>(
        self,
        scope: &'scope Scope<'scope, 'env>,
        f: F,
    ) -> io::Result<ScopedJoinHandle<'scope, T>>
    where
        F: FnOnce() -> T + Send + 'scope,
        T: Send + 'scope,
    {
        let location = Location::caller();
        Ok(scope.start(location, self.checked_name(), f))
    }

    fn checked_name(self) -> Option<String> {
        let name = CString::new(self.name?).expect("thread name may not contain interior null bytes");
        name.into_string().ok()
    }
}

impl fmt::Debug for Builder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Builder")
            .field("name", &self.name)
            .field("stack_size", &self.stack_size)
            .field("no_hooks", &false)
            .finish()
    }
}
