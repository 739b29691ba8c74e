//! What the macros of `std` expand to, and no more than they can do. A program that names it is refused before it is
//! compiled.

#[cfg(feature = "modelled")]
pub use modelled::{local_key, print};

#[cfg(feature = "modelled")]
mod modelled {
    use std::fmt::Arguments;
    use std::panic::Location;

    use threadbare_runtime::trace::Stream;

    use crate::thread::LocalKey;

    /// `print!` and `eprint!`; with the end of the line `println!` and `eprintln!`.
    #[track_caller]
    pub fn print(to_error: bool, end: &'static str, text: Arguments<'_>) {
        let mut text = text.to_string();
        text.push_str(end);
        threadbare_runtime::at(Location::caller());
        threadbare_runtime::print(if to_error { Stream::Error } else { Stream::Out }, &text);
    }

    /// `thread_local!`.
    pub const fn local_key<T: 'static>(make: fn() -> T) -> LocalKey<T> {
        LocalKey::made_by(make)
    }
}

// The real macros need neither; the names are there because they are there in the model.
#[cfg(not(feature = "modelled"))]
pub fn print() {}
#[cfg(not(feature = "modelled"))]
pub fn local_key() {}
