//! What is in scope without being named.

pub mod v1 {
    pub use crate::{dbg, eprint, eprintln, print, println, thread_local};
    #[expect(deprecated, reason = "old names are names too")]
    pub use ::std::prelude::v1::r#try;
    pub use ::std::prelude::v1::{
        AsMut, AsRef, AsyncFn, AsyncFnMut, AsyncFnOnce, Box, Clone, Copy, Debug, Default,
        DoubleEndedIterator, Drop, Eq, Err, ExactSizeIterator, Extend, Fn, FnMut, FnOnce, From, Hash, Into,
        IntoIterator, Iterator, None, Ok, Option, Ord, PartialEq, PartialOrd, Result, Send, Sized, Some,
        String, Sync, ToOwned, ToString, Unpin, Vec, align_of, align_of_val, assert, assert_eq, assert_ne,
        cfg, cfg_select, column, compile_error, concat, debug_assert, debug_assert_eq, debug_assert_ne,
        derive, drop, file, format, format_args, line, matches, module_path, panic, size_of, size_of_val,
        stringify, test, todo, unimplemented, unreachable, vec, write, writeln,
    };
}

pub mod rust_2015 {
    pub use super::v1::*;
}

pub mod rust_2018 {
    pub use super::v1::*;
}

pub mod rust_2021 {
    pub use super::v1::*;
    pub use ::std::prelude::rust_2021::{FromIterator, TryFrom, TryInto, panic};
}

pub mod rust_2024 {
    pub use super::rust_2021::*;
    pub use ::std::prelude::rust_2024::{Future, IntoFuture};
}
