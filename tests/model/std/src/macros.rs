//! The macros that print, and `thread_local!`: those whose real ones would go round the model.

#[macro_export]
macro_rules! print {
    ($($argument:tt)*) => {
        $crate::__threadbare::print(false, "", $crate::format_args!($($argument)*))
    };
}

#[macro_export]
macro_rules! println {
    () => {
        $crate::__threadbare::print(false, "\n", $crate::format_args!(""))
    };
    ($($argument:tt)*) => {
        $crate::__threadbare::print(false, "\n", $crate::format_args!($($argument)*))
    };
}

#[macro_export]
macro_rules! eprint {
    ($($argument:tt)*) => {
        $crate::__threadbare::print(true, "", $crate::format_args!($($argument)*))
    };
}

#[macro_export]
macro_rules! eprintln {
    () => {
        $crate::__threadbare::print(true, "\n", $crate::format_args!(""))
    };
    ($($argument:tt)*) => {
        $crate::__threadbare::print(true, "\n", $crate::format_args!($($argument)*))
    };
}

#[macro_export]
macro_rules! dbg {
    () => {
        $crate::eprintln!("[{}:{}:{}]", $crate::file!(), $crate::line!(), $crate::column!())
    };
    ($value:expr $(,)?) => {
        // Bound by a match, so that temporaries of the expression live as long as its value is used.
        match $value {
            value => {
                $crate::eprintln!(
                    "[{}:{}:{}] {} = {:#?}",
                    $crate::file!(),
                    $crate::line!(),
                    $crate::column!(),
                    $crate::stringify!($value),
                    &value
                );
                value
            }
        }
    };
    ($($value:expr),+ $(,)?) => {
        ($($crate::dbg!($value)),+,)
    };
}

#[macro_export]
macro_rules! thread_local {
    () => {};
    ($(#[$attribute:meta])* $visible:vis static $name:ident: $type:ty = const $value:block $(; $($rest:tt)*)?) => {
        $(#[$attribute])*
        $visible static $name: $crate::thread::LocalKey<$type> = $crate::__threadbare::local_key({
            fn make() -> $type {
                const VALUE: $type = $value;
                VALUE
            }
            make
        });
        $($crate::thread_local!($($rest)*);)?
    };
    ($(#[$attribute:meta])* $visible:vis static $name:ident: $type:ty = $value:expr $(; $($rest:tt)*)?) => {
        $(#[$attribute])*
        $visible static $name: $crate::thread::LocalKey<$type> = $crate::__threadbare::local_key({
            fn make() -> $type {
                $value
            }
            make
        });
        $($crate::thread_local!($($rest)*);)?
    };
}
