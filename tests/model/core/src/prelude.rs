//! What is in scope without being named.

pub mod v1 {
    #[expect(deprecated, reason = "old names are names too")]
    pub use ::core::prelude::v1::r#try;
    pub use ::core::prelude::v1::{
        AsMut, AsRef, AsyncFn, AsyncFnMut, AsyncFnOnce, Clone, Copy, Debug, Default, DoubleEndedIterator,
        Drop, Eq, Err, ExactSizeIterator, Extend, Fn, FnMut, FnOnce, From, Hash, Into, IntoIterator,
        Iterator, None, Ok, Option, Ord, PartialEq, PartialOrd, Result, Send, Sized, Some, Sync, Unpin,
        align_of, align_of_val, assert, assert_eq, assert_ne, cfg, cfg_select, column, compile_error, concat,
        debug_assert, debug_assert_eq, debug_assert_ne, derive, drop, file, format_args, line, matches,
        module_path, panic, size_of, size_of_val, stringify, test, todo, unimplemented, unreachable, write,
        writeln,
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
    pub use ::core::prelude::rust_2021::{FromIterator, TryFrom, TryInto};
}

pub mod rust_2024 {
    pub use super::rust_2021::*;
    pub use ::core::prelude::rust_2024::{Future, IntoFuture};
}
