//! Standard output and standard error: one event for each call.

use std::fmt;
use std::io::{Error, Result, Write};
use std::marker::PhantomData;
use std::panic::{Location, RefUnwindSafe, UnwindSafe};

use threadbare_runtime::trace::Stream;
use threadbare_runtime::{at, lock_stream, print, unlock_stream};

/// What a formatted write prints, all of it by one call.
fn formatted(text: fmt::Arguments<'_>) -> Result<String> {
    let mut whole = String::new();
    fmt::write(&mut whole, text).map_err(|_| Error::other("formatter error"))?;
    Ok(whole)
}

macro_rules! stream {
    ($stream:expr, $name:ident, $lock:ident, $function:ident) => {
        pub struct $name {
            _private: (),
        }

        pub struct $lock<'a> {
            // Neither `Send` nor `Sync`.
            held: PhantomData<(*mut (), &'a ())>,
        }

        pub fn $function() -> $name {
            $name { _private: () }
        }

        impl UnwindSafe for $name {}
        impl RefUnwindSafe for $name {}
        impl UnwindSafe for $lock<'_> {}
        impl RefUnwindSafe for $lock<'_> {}

        impl $name {
            #[track_caller]
            pub fn lock(&self) -> $lock<'static> {
                at(Location::caller());
                lock_stream($stream);
                $lock { held: PhantomData }
            }
        }

        impl Drop for $lock<'_> {
            fn drop(&mut self) {
                unlock_stream($stream);
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($name)).finish_non_exhaustive()
            }
        }

        impl fmt::Debug for $lock<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($lock)).finish_non_exhaustive()
            }
        }

        stream!($stream, $name);
        stream!($stream, &$name);
        stream!($stream, $lock<'_>);
    };
    ($stream:expr, $writer:ty) => {
        impl Write for $writer {
            #[track_caller]
            fn write(&mut self, bytes: &[u8]) -> Result<usize> {
                at(Location::caller());
                print($stream, &String::from_utf8_lossy(bytes));
                Ok(bytes.len())
            }

            #[track_caller]
            fn write_all(&mut self, bytes: &[u8]) -> Result<()> {
                self.write(bytes).map(drop)
            }

            #[track_caller]
            fn write_fmt(&mut self, text: fmt::Arguments<'_>) -> Result<()> {
                let location = Location::caller();
                let text = formatted(text)?;
                at(location);
                print($stream, &text);
                Ok(())
            }

            fn flush(&mut self) -> Result<()> {
                Ok(())
            }
        }
    };
}

stream!(Stream::Out, Stdout, StdoutLock, stdout);
stream!(Stream::Error, Stderr, StderrLock, stderr);
