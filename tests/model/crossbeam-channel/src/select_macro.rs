//! `select!` and `select_biased!`, written out as calls of [`Select`](crate::Select).
//!
//! First the cases are read; then each operation is added to a select, one inside the other, so that what its
//! expression made lives until the end; then the one that was chosen is completed. What a program may not write is
//! told better by the real macro, which it is compiled against as well.

/// The work of `select!`, no part of the surface.
#[doc(hidden)]
#[macro_export]
macro_rules! __select_cases {
    // Reading. A body without braces ends at a comma or with the list; with braces it needs no comma.
    (@read $new:ident $cases:tt $default:tt) => {{
        let mut select = $crate::Select::$new();
        $crate::__select_cases!(@add select $cases [] $default)
    }};
    (@read $new:ident $cases:tt $default:tt default => $($rest:tt)*) => {
        $crate::__select_cases!(@read $new $cases $default default() => $($rest)*)
    };
    (@read $new:ident $cases:tt $default:tt
        $case:ident($($of:tt)*) $(-> $result:pat)? => { $($body:tt)* }, $($rest:tt)*) => {
        $crate::__select_cases!(
            @keep $new $cases $default {$case($($of)*) $(-> $result)? => { $($body)* }} $($rest)*)
    };
    (@read $new:ident $cases:tt $default:tt
        $case:ident($($of:tt)*) $(-> $result:pat)? => $body:expr, $($rest:tt)*) => {
        $crate::__select_cases!(@keep $new $cases $default {$case($($of)*) $(-> $result)? => { $body }} $($rest)*)
    };
    (@read $new:ident $cases:tt $default:tt
        $case:ident($($of:tt)*) $(-> $result:pat)? => { $($body:tt)* } $($rest:tt)*) => {
        $crate::__select_cases!(
            @keep $new $cases $default {$case($($of)*) $(-> $result)? => { $($body)* }} $($rest)*)
    };
    (@read $new:ident $cases:tt $default:tt $case:ident($($of:tt)*) $(-> $result:pat)? => $body:expr) => {
        $crate::__select_cases!(@keep $new $cases $default {$case($($of)*) $(-> $result)? => { $body }})
    };
    (@read $new:ident $cases:tt $default:tt $($wrong:tt)*) => {
        $crate::internal::compile_error!($crate::internal::concat!(
            "no case of a `select!`: `",
            $crate::internal::stringify!($($wrong)*),
            "`"
        ))
    };

    (@keep $new:ident [$($cases:tt)*] $default:tt
        {recv($receiver:expr $(,)?) -> $result:pat => $body:tt} $($rest:tt)*) => {
        $crate::__select_cases!(
            @read $new [$($cases)* {recv($receiver) -> $result => $body}] $default $($rest)*)
    };
    (@keep $new:ident [$($cases:tt)*] $default:tt
        {send($sender:expr, $message:expr $(,)?) -> $result:pat => $body:tt} $($rest:tt)*) => {
        $crate::__select_cases!(
            @read $new [$($cases)* {send($sender, $message) -> $result => $body}] $default $($rest)*)
    };
    (@keep $new:ident $cases:tt [] {default($($timeout:expr $(,)?)?) => $body:tt} $($rest:tt)*) => {
        $crate::__select_cases!(@read $new $cases [default($($timeout)?) => $body] $($rest)*)
    };
    (@keep $new:ident $cases:tt $default:tt {$($wrong:tt)*} $($rest:tt)*) => {
        $crate::internal::compile_error!($crate::internal::concat!(
            "no case of a `select!`, or a second `default`: `",
            $crate::internal::stringify!($($wrong)*),
            "`"
        ))
    };

    // Adding.
    (@add $select:ident [{recv($receiver:expr) -> $result:pat => $body:tt} $($cases:tt)*]
        [$($added:tt)*] $default:tt) => {
        match $receiver {
            ref receiver => {
                let receiver: &$crate::Receiver<_> = receiver;
                let index = $select.recv(receiver);
                $crate::__select_cases!(@add $select [$($cases)*]
                    [$($added)* {index recv(receiver) -> $result => $body}] $default)
            }
        }
    };
    (@add $select:ident [{send($sender:expr, $message:expr) -> $result:pat => $body:tt} $($cases:tt)*]
        [$($added:tt)*] $default:tt) => {
        match $sender {
            ref sender => {
                let sender: &$crate::Sender<_> = sender;
                let index = $select.send(sender);
                $crate::__select_cases!(@add $select [$($cases)*]
                    [$($added)* {index send(sender, $message) -> $result => $body}] $default)
            }
        }
    };

    // Waiting. The select is given away, so that nothing is borrowed while a body runs.
    (@add $select:ident [] $added:tt []) => {{
        let selected = $crate::internal::select($select);
        $crate::__select_cases!(@complete selected $added)
    }};
    (@add $select:ident [] $added:tt [default() => $body:tt]) => {
        match $crate::internal::try_select($select) {
            $crate::internal::Some(_selected) => $crate::__select_cases!(@complete _selected $added),
            $crate::internal::None => $body,
        }
    };
    (@add $select:ident [] $added:tt [default($timeout:expr) => $body:tt]) => {
        match $crate::internal::select_timeout($select, $timeout) {
            $crate::internal::Some(_selected) => $crate::__select_cases!(@complete _selected $added),
            $crate::internal::None => $body,
        }
    };

    // Completing.
    (@complete $selected:ident
        [{$index:ident recv($receiver:ident) -> $result:pat => $body:tt} $($added:tt)*]) => {
        if $selected.is($index) {
            let result = $selected.recv($receiver);
            let $result = result;
            $body
        } else {
            $crate::__select_cases!(@complete $selected [$($added)*])
        }
    };
    (@complete $selected:ident
        [{$index:ident send($sender:ident, $message:expr) -> $result:pat => $body:tt} $($added:tt)*]) => {
        if $selected.is($index) {
            let result = $selected.send($sender, $message);
            let $result = result;
            $body
        } else {
            $crate::__select_cases!(@complete $selected [$($added)*])
        }
    };
    (@complete $selected:ident []) => {
        $crate::internal::no_such_case()
    };
}

/// Carries out one of several operations, whichever need not wait; any of them where there are several.
#[macro_export]
macro_rules! select {
    () => {
        $crate::internal::compile_error!("empty `select!` block")
    };
    ($($cases:tt)+) => {
        $crate::__select_cases!(@read new [] [] $($cases)+)
    };
}

/// Carries out one of several operations, whichever need not wait; the first of them where there are several.
#[macro_export]
macro_rules! select_biased {
    () => {
        $crate::internal::compile_error!("empty `select_biased!` block")
    };
    ($($cases:tt)+) => {
        $crate::__select_cases!(@read new_biased [] [] $($cases)+)
    };
}
