//! Atomics that announce themselves: each operation is a point, then the real operation, then its event. As only one
//! thread runs at a time, all are sequentially consistent, whatever ordering they ask for.

use ::core::fmt;
use ::core::panic::Location;
use ::core::sync::atomic as real;

use threadbare_runtime::trace::{AtomicOperation, Object, ObjectKind, What};
use threadbare_runtime::{
    Access, Key, ObjectId, changed, fails_for_no_reason, looked, point_at, polled, record,
};

pub use real::{Ordering, compiler_fence, fence};

#[track_caller]
fn before_reading(id: &ObjectId) -> Object {
    let object = id.get(ObjectKind::Atomic);
    point_at(Location::caller(), Access::read(Key::object(object)));
    object
}

#[track_caller]
fn before_writing(id: &ObjectId) -> Object {
    let object = id.get(ObjectKind::Atomic);
    point_at(Location::caller(), Access::write(Key::object(object)));
    object
}

fn after(object: Object, operation: AtomicOperation, old: i64, new: i64, unchanged: bool) {
    if !unchanged {
        changed(Key::object(object));
    } else if operation != AtomicOperation::Store {
        // Such as a swap on a lock made by hand that finds it taken.
        polled();
    }
    record(What::Atomic { object, operation, old, new });
}

/// What all atomics can do. `$told` is what the events say of a value, `$same` what tells two values apart.
macro_rules! atomic {
    ($name:ident $(<$generic:ident>)?, $value:ty, $told:expr, $same:expr) => {
        pub struct $name $(<$generic>)? {
            value: real::$name $(<$generic>)?,
            id: ObjectId,
        }

        impl $(<$generic>)? $name $(<$generic>)? {
            pub const fn new(value: $value) -> $name $(<$generic>)? {
                $name { value: real::$name::new(value), id: ObjectId::new() }
            }

            pub fn get_mut(&mut self) -> &mut $value {
                self.value.get_mut()
            }

            pub const fn into_inner(self) -> $value {
                self.value.into_inner()
            }

            pub const fn as_ptr(&self) -> *mut $value {
                self.value.as_ptr()
            }

            #[track_caller]
            pub fn load(&self, order: Ordering) -> $value {
                let object = before_reading(&self.id);
                let value = self.value.load(order);
                looked(object, $same(value));
                record(What::Atomic {
                    object,
                    operation: AtomicOperation::Load,
                    old: $told(value),
                    new: $told(value),
                });
                value
            }

            #[track_caller]
            pub fn store(&self, value: $value, order: Ordering) {
                let object = before_writing(&self.id);
                let old = self.value.load(Ordering::Relaxed);
                self.value.store(value, order);
                after(object, AtomicOperation::Store, $told(old), $told(value), old == value);
            }

            #[track_caller]
            pub fn swap(&self, value: $value, order: Ordering) -> $value {
                self.read_modify_write(AtomicOperation::Swap, |atomic| atomic.swap(value, order))
            }

            #[track_caller]
            fn read_modify_write(
                &self,
                operation: AtomicOperation,
                act: impl FnOnce(&real::$name $(<$generic>)?) -> $value,
            ) -> $value {
                let object = before_writing(&self.id);
                let old = act(&self.value);
                let new = self.value.load(Ordering::Relaxed);
                after(object, operation, $told(old), $told(new), old == new);
                old
            }

            #[deprecated(since = "1.50.0", note = "Use `compare_exchange` or `compare_exchange_weak` instead")]
            #[track_caller]
            pub fn compare_and_swap(&self, current: $value, new: $value, order: Ordering) -> $value {
                let failure = match order {
                    Ordering::Relaxed | Ordering::Release => Ordering::Relaxed,
                    Ordering::Acquire | Ordering::AcqRel => Ordering::Acquire,
                    _ => Ordering::SeqCst,
                };
                match self.compare_exchange(current, new, order, failure) {
                    Ok(old) | Err(old) => old,
                }
            }

            #[track_caller]
            pub fn compare_exchange(
                &self,
                current: $value,
                new: $value,
                success: Ordering,
                failure: Ordering,
            ) -> Result<$value, $value> {
                let object = before_writing(&self.id);
                let result = self.value.compare_exchange(current, new, success, failure);
                let succeeded = result.is_ok();
                let (Ok(old) | Err(old)) = result;
                let new = if succeeded { new } else { old };
                let operation = AtomicOperation::CompareExchange { succeeded };
                after(object, operation, $told(old), $told(new), old == new);
                result
            }

            #[track_caller]
            pub fn compare_exchange_weak(
                &self,
                current: $value,
                new: $value,
                success: Ordering,
                failure: Ordering,
            ) -> Result<$value, $value> {
                if !fails_for_no_reason() {
                    return self.compare_exchange(current, new, success, failure);
                }
                let object = before_reading(&self.id);
                let value = self.value.load(failure);
                let operation = AtomicOperation::CompareExchange { succeeded: false };
                record(What::Atomic { object, operation, old: $told(value), new: $told(value) });
                Err(value)
            }

            #[track_caller]
            pub fn fetch_update<F>(
                &self,
                set_order: Ordering,
                fetch_order: Ordering,
                change: F,
            ) -> Result<$value, $value>
            where
                F: FnMut($value) -> Option<$value>,
            {
                self.try_update(set_order, fetch_order, change)
            }

            #[track_caller]
            pub fn try_update(
                &self,
                set_order: Ordering,
                fetch_order: Ordering,
                mut change: impl FnMut($value) -> Option<$value>,
            ) -> Result<$value, $value> {
                let mut found = self.load(fetch_order);
                while let Some(new) = change(found) {
                    match self.compare_exchange(found, new, set_order, fetch_order) {
                        Err(other) => found = other,
                        done => return done,
                    }
                }
                Err(found)
            }

            #[track_caller]
            pub fn update(
                &self,
                set_order: Ordering,
                fetch_order: Ordering,
                mut change: impl FnMut($value) -> $value,
            ) -> $value {
                match self.try_update(set_order, fetch_order, |found| Some(change(found))) {
                    Ok(old) | Err(old) => old,
                }
            }
        }

        impl $(<$generic>)? From<$value> for $name $(<$generic>)? {
            fn from(value: $value) -> Self {
                $name::new(value)
            }
        }

        impl $(<$generic>)? fmt::Debug for $name $(<$generic>)? {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&self.load(Ordering::Relaxed), f)
            }
        }
    };
}

macro_rules! read_modify_write {
    ($name:ident $(<$generic:ident>)?, $value:ty, $argument:ty: $($method:ident),*) => {
        impl $(<$generic>)? $name $(<$generic>)? {
            $(
                #[track_caller]
                pub fn $method(&self, argument: $argument, order: Ordering) -> $value {
                    self.read_modify_write(AtomicOperation::ReadModifyWrite, |atomic| atomic.$method(argument, order))
                }
            )*
        }
    };
}

macro_rules! integers {
    ($($name:ident, $value:ident;)*) => { $(
        atomic!($name, $value, |value: $value| value as i64, |value: $value| value as i64);
        read_modify_write!(
            $name, $value, $value:
            fetch_add, fetch_sub, fetch_and, fetch_nand, fetch_or, fetch_xor, fetch_max, fetch_min
        );

        impl Default for $name {
            fn default() -> Self {
                $name::new(0)
            }
        }
    )* };
}

integers! {
    AtomicI8, i8;
    AtomicI16, i16;
    AtomicI32, i32;
    AtomicI64, i64;
    AtomicIsize, isize;
    AtomicU8, u8;
    AtomicU16, u16;
    AtomicU32, u32;
    AtomicU64, u64;
    AtomicUsize, usize;
}

atomic!(AtomicBool, bool, i64::from, i64::from);
read_modify_write!(AtomicBool, bool, bool: fetch_and, fetch_nand, fetch_or, fetch_xor);

impl AtomicBool {
    #[track_caller]
    pub fn fetch_not(&self, order: Ordering) -> bool {
        self.read_modify_write(AtomicOperation::ReadModifyWrite, |atomic| atomic.fetch_not(order))
    }
}

macro_rules! initial {
    ($($name:ident: $type:ident = $value:literal;)*) => { $(
        #[deprecated(since = "1.34.0", note = "the `new` function is now preferred")]
        #[expect(clippy::declare_interior_mutable_const, reason = "old names are names too")]
        pub const $name: $type = $type::new($value);
    )* };
}

initial! {
    ATOMIC_BOOL_INIT: AtomicBool = false;
    ATOMIC_ISIZE_INIT: AtomicIsize = 0;
    ATOMIC_USIZE_INIT: AtomicUsize = 0;
}

#[deprecated(since = "1.51.0", note = "use hint::spin_loop instead")]
#[track_caller]
pub fn spin_loop_hint() {
    crate::hint::spin_loop();
}

impl Default for AtomicBool {
    fn default() -> Self {
        AtomicBool::new(false)
    }
}

// An address says nothing, and is another one each time.
atomic!(AtomicPtr<T>, *mut T, |_| 0, |value: *mut T| value.addr() as i64);
read_modify_write!(
    AtomicPtr<T>, *mut T, usize:
    fetch_ptr_add, fetch_ptr_sub, fetch_byte_add, fetch_byte_sub, fetch_or, fetch_and, fetch_xor
);

impl<T> Default for AtomicPtr<T> {
    fn default() -> Self {
        AtomicPtr::new(::core::ptr::null_mut())
    }
}

impl<T> fmt::Pointer for AtomicPtr<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Pointer::fmt(&self.load(Ordering::Relaxed), f)
    }
}
