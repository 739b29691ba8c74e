//! `parking_lot`'s mutexes: taking, trying, limits, parts of the data, giving back for a while, in exact time.

use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use parking_lot::{FairMutex, FairMutexGuard, MappedMutexGuard, Mutex, MutexGuard};

const UNIT: Duration = Duration::from_millis(50);

static LIST: Mutex<Vec<u32>> = Mutex::new(Vec::new());

fn main() {
    thread::scope(|s| {
        for number in 0..3 {
            s.spawn(move || LIST.lock().push(number));
        }
    });
    LIST.lock().sort_unstable();
    println!("{LIST:?} {}", LIST.is_locked());

    let guard = LIST.lock();
    println!("{guard:?} {LIST:?} {} {}", LIST.is_locked(), LIST.try_lock().is_none());
    let start = Instant::now();
    println!("{} {}", LIST.try_lock_for(UNIT).is_none(), start.elapsed() >= UNIT);
    println!("{}", LIST.try_lock_until(start).is_none());
    thread::scope(|s| {
        s.spawn(|| println!("another thread: {}", LIST.try_lock_for(UNIT).is_none()));
    });
    println!("{}", std::ptr::eq(MutexGuard::mutex(&guard), &LIST));
    drop(guard);

    // Parts of the data.
    {
        let mut last: MappedMutexGuard<'_, u32> = MutexGuard::map(LIST.lock(), |list| &mut list[2]);
        *last += 40;
        println!("{last} {last:?} {}", LIST.is_locked());
        let last = MappedMutexGuard::map(last, |last| last);
        println!("{}", MappedMutexGuard::try_map(last, |_| None::<&mut u32>).is_err());
    }
    println!("{:?}", MutexGuard::try_map(LIST.lock(), |list| list.get_mut(9)).map_err(|guard| guard.len()).err());
    let failed = MutexGuard::try_map_or_err(LIST.lock(), |_| Err::<&mut u32, _>("no"));
    println!("{:?} {}", failed.map_err(|(guard, error)| (guard.len(), error)).err(), LIST.is_locked());

    // Given back for a while.
    let seen = AtomicU32::new(0);
    let mut guard = LIST.lock();
    thread::scope(|s| {
        let other = s.spawn(|| {
            let list = LIST.lock();
            seen.store(list[0] + 1, Ordering::SeqCst);
        });
        MutexGuard::unlocked(&mut guard, || other.join().unwrap());
        println!("{} {}", seen.load(Ordering::SeqCst), guard.len());
    });
    MutexGuard::bump(&mut guard);
    MutexGuard::unlocked_fair(&mut guard, || println!("free: {}", LIST.try_lock().is_some()));
    MutexGuard::unlock_fair(guard);
    println!("{}", LIST.try_lock().is_some());

    // Whoever waits gets it, when it is given back or before its limit.
    let fair = FairMutex::new(String::new());
    let guard = fair.lock();
    thread::scope(|s| {
        for (number, name) in ["first ", "second ", "third "].into_iter().enumerate() {
            let fair = &fair;
            s.spawn(move || {
                thread::sleep(UNIT * number as u32);
                fair.try_lock_for(UNIT * 20).unwrap().push_str(name);
            });
        }
        thread::sleep(UNIT * 4);
        drop(guard);
    });
    println!("{:?} {fair:?}", FairMutexGuard::map(fair.lock(), |text| text.as_mut_str()).len());
    println!("{:?} {}", fair.try_lock().map(|guard| guard.is_empty()), fair.into_inner());

    let mut mutex = Mutex::from(1);
    *mutex.get_mut() += 1;
    println!("{mutex:?} {:?}", Mutex::<u8>::default());
    println!("{}", mutex.into_inner());
    let shapes: Box<Mutex<dyn Fn(i32) -> i32 + Send>> = Box::new(Mutex::new(|n| n + 1));
    println!("{}", (shapes.lock())(1));
    std::mem::forget(LIST.lock());
    println!("{LIST:?} {}", LIST.try_lock().is_none());
}
