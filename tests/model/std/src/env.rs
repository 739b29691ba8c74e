//! `std::env`, of which only the arguments are left, and what the program was compiled for. A graded program gets no
//! argument but its name.

pub use ::std::env::consts;
#[cfg(not(feature = "modelled"))]
pub use ::std::env::{Args, ArgsOs, args, args_os};

#[cfg(feature = "modelled")]
pub use modelled::{Args, ArgsOs, args, args_os};

#[cfg(feature = "modelled")]
mod modelled {
    use std::ffi::OsString;
    use std::fmt;
    use std::marker::PhantomData;
    use std::vec;

    macro_rules! arguments {
        ($name:ident, $function:ident, $item:ty) => {
            pub struct $name {
                inner: vec::IntoIter<$item>,
                not_send: PhantomData<*mut ()>,
            }

            pub fn $function() -> $name {
                $name { inner: vec!["program".to_owned().into()].into_iter(), not_send: PhantomData }
            }

            impl Iterator for $name {
                type Item = $item;

                fn next(&mut self) -> Option<$item> {
                    self.inner.next()
                }

                fn size_hint(&self) -> (usize, Option<usize>) {
                    self.inner.size_hint()
                }
            }

            impl ExactSizeIterator for $name {}

            impl DoubleEndedIterator for $name {
                fn next_back(&mut self) -> Option<$item> {
                    self.inner.next_back()
                }
            }

            impl fmt::Debug for $name {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.debug_struct(stringify!($name)).field("inner", &self.inner.as_slice()).finish()
                }
            }
        };
    }

    arguments!(Args, args, String);
    arguments!(ArgsOs, args_os, OsString);
}
