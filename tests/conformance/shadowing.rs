//! Names that the program makes its own, and paths of every kind.

extern crate std as real;

use ::std::sync as s;
use std::sync::atomic::{self, AtomicU8};

mod thread {
    pub fn spawn() -> &'static str {
        "mine"
    }
}

macro_rules! counter {
    () => {
        ::std::sync::Mutex::new(0_u8)
    };
}

mod inner {
    use super::*;

    pub fn lock() -> u8 {
        *s::Mutex::new(1).lock().unwrap()
    }
}

fn main() {
    use real::thread as threads;
    println!("{} {:?}", thread::spawn(), threads::spawn(|| 1).join());
    println!("{:?} {}", counter!(), inner::lock());
    let a = ::core::sync::atomic::AtomicU8::new(3);
    let b: AtomicU8 = a;
    println!("{}", b.load(atomic::Ordering::SeqCst));
    std::println!("{}", std::format!("{}", std::u8::MAX));
    real::print!("{}\n", real::stringify!(x));
    let f: fn() -> std::thread::Result<()> = || Ok(());
    println!("{:?} {}", f().is_ok(), core::mem::size_of::<u32>());
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
    enum Kind {
        #[default]
        One,
        Two,
    }
    println!("{:?} {}", Kind::default(), Kind::One < Kind::Two);
    core::assert_eq!(1, 1);
    assert!(core::matches!(Some(1), Some(_)));
}
