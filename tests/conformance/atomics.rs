//! Every atomic and every operation on it.

use std::sync::atomic::{
    AtomicBool, AtomicI8, AtomicI16, AtomicI32, AtomicI64, AtomicIsize, AtomicPtr, AtomicU8, AtomicU16, AtomicU32,
    AtomicU64, AtomicUsize, Ordering::*, compiler_fence, fence,
};
use std::thread;

macro_rules! integers {
    ($($name:ident: $type:ty),*) => { $({
        let mut a = $name::new(5);
        println!("{} {a:?} {:?}", a.load(Acquire), $name::default());
        a.store(7, Release);
        println!("{}", a.swap(9, AcqRel));
        println!("{:?} {:?}", a.compare_exchange(9, 12, SeqCst, Relaxed), a.compare_exchange(9, 1, AcqRel, Acquire));
        while a.compare_exchange_weak(12, 13, SeqCst, SeqCst).is_err() {}
        println!("{} {}", a.fetch_add(1, Relaxed), a.fetch_sub(2, SeqCst));
        println!("{} {} {}", a.fetch_and(6, SeqCst), a.fetch_or(9, SeqCst), a.fetch_xor(3, SeqCst));
        println!("{} {} {}", a.fetch_nand(5, SeqCst), a.fetch_max(100, SeqCst), a.fetch_min(50, SeqCst));
        println!("{:?} {:?}", a.fetch_update(SeqCst, SeqCst, |n| n.checked_add(1)), a.fetch_update(SeqCst, SeqCst, |_| None));
        a.store(<$type>::MAX, SeqCst);
        println!("{} {}", a.fetch_add(1, SeqCst), a.load(SeqCst) == <$type>::MIN);
        *a.get_mut() = 3;
        println!("{} {:?}", a.into_inner(), $name::from(4));
    })* };
}

fn main() {
    integers!(
        AtomicI8: i8, AtomicI16: i16, AtomicI32: i32, AtomicI64: i64, AtomicIsize: isize, AtomicU8: u8,
        AtomicU16: u16, AtomicU32: u32, AtomicU64: u64, AtomicUsize: usize
    );

    let mut flag = AtomicBool::new(false);
    println!("{} {flag:?} {:?}", flag.swap(true, SeqCst), AtomicBool::default());
    println!("{:?} {:?}", flag.compare_exchange(true, false, SeqCst, SeqCst), flag.compare_exchange(true, false, SeqCst, SeqCst));
    println!("{} {} {}", flag.fetch_or(true, SeqCst), flag.fetch_and(true, SeqCst), flag.fetch_xor(true, SeqCst));
    println!("{} {}", flag.fetch_nand(true, SeqCst), flag.fetch_not(SeqCst));
    println!("{:?}", flag.fetch_update(SeqCst, SeqCst, |flag| Some(!flag)));
    *flag.get_mut() = false;
    println!("{} {:?}", flag.into_inner(), AtomicBool::from(true));

    let (mut one, mut two) = (1, 2);
    let (first, second) = (&raw mut one, &raw mut two);
    let pointer = AtomicPtr::new(first);
    println!("{}", pointer.load(SeqCst) == first && pointer.swap(second, SeqCst) == first);
    println!("{:?}", pointer.compare_exchange(first, second, SeqCst, SeqCst) == Err(second));
    println!("{:?}", pointer.compare_exchange(second, first, SeqCst, SeqCst) == Ok(second));
    pointer.store(second, SeqCst);
    println!("{} {}", pointer.into_inner() == second, AtomicPtr::<u8>::default().load(SeqCst).is_null());

    fence(SeqCst);
    compiler_fence(Acquire);
    println!("{} {}", std::any::type_name::<AtomicU32>(), std::any::type_name::<AtomicPtr<u8>>());

    let count = AtomicU32::new(0);
    thread::scope(|s| {
        for _ in 0..3 {
            s.spawn(|| {
                count.fetch_add(1, Relaxed);
                let _ = count.fetch_update(SeqCst, Relaxed, |n| Some(n + 1));
                let mut seen = count.load(SeqCst);
                while let Err(now) = count.compare_exchange(seen, seen + 1, SeqCst, SeqCst) {
                    seen = now;
                }
            });
        }
    });
    println!("{count:?}");
}
