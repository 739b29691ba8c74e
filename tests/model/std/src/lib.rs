//! `std` as a graded program sees it: one explicit list of names, so that there is nothing else to reach. What runs
//! threads, waits, tells the time or prints is modelled, or in the native backing the real item; the rest is real.

#[doc(hidden)]
#[path = "expanded.rs"]
pub mod __threadbare;
pub mod alloc;
pub mod env;
pub mod ffi;
pub mod io;
#[cfg(feature = "modelled")]
mod macros;
pub mod panic;
pub mod prelude;
pub mod process;
pub mod sync;
pub mod thread;
pub mod time;

pub use shadow_core::hint;

pub use ::std::{
    any, array, ascii, borrow, boxed, cell, char, clone, cmp, collections, convert, default, error, f32, f64,
    fmt, future, hash, iter, marker, mem, num, ops, option, pin, primitive, ptr, range, rc, result, slice,
    str, string, task, vec,
};
pub use ::std::{i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize};

#[expect(deprecated, reason = "old names are names too")]
pub use ::std::r#try;
pub use ::std::{
    assert, assert_eq, assert_ne, cfg, cfg_select, column, compile_error, concat, debug_assert,
    debug_assert_eq, debug_assert_ne, file, format, format_args, line, matches, module_path, stringify, todo,
    unimplemented, unreachable, write, writeln,
};
// By this path it is the macro alone, not the module of the same name.
pub use ::std::prelude::v1::panic;

#[cfg(not(feature = "modelled"))]
pub use ::std::{dbg, eprint, eprintln, print, println, thread_local};
