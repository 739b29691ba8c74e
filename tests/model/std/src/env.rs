//! `std::env`, of which only the arguments are left. A graded program gets none but its name.

#[cfg(not(feature = "modelled"))]
pub use ::std::env::{Args, args};

#[cfg(feature = "modelled")]
pub use modelled::{Args, args};

#[cfg(feature = "modelled")]
mod modelled {
    use std::fmt;
    use std::marker::PhantomData;

    pub struct Args {
        inner: std::vec::IntoIter<String>,
        not_send: PhantomData<*mut ()>,
    }

    pub fn args() -> Args {
        Args { inner: vec!["program".to_owned()].into_iter(), not_send: PhantomData }
    }

    impl Iterator for Args {
        type Item = String;

        fn next(&mut self) -> Option<String> {
            self.inner.next()
        }

        fn size_hint(&self) -> (usize, Option<usize>) {
            self.inner.size_hint()
        }
    }

    impl ExactSizeIterator for Args {}

    impl DoubleEndedIterator for Args {
        fn next_back(&mut self) -> Option<String> {
            self.inner.next_back()
        }
    }

    impl fmt::Debug for Args {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.debug_struct("Args").field("inner", &self.inner.as_slice()).finish()
        }
    }
}
