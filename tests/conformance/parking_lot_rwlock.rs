//! `parking_lot`'s reader-writer locks: sharing, upgrading, downgrading, limits, in exact time.

use std::sync::Barrier;
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use parking_lot::{
    MappedRwLockReadGuard, RecursiveRwLock, RwLock, RwLockReadGuard, RwLockUpgradableReadGuard, RwLockWriteGuard,
};

const UNIT: Duration = Duration::from_millis(50);

fn main() {
    let lock = RwLock::new(1);
    {
        let (one, other) = (lock.read(), lock.read());
        println!("{one} {other:?} {lock:?} {} {}", lock.is_locked(), lock.is_locked_exclusive());
        println!("{} {}", lock.try_write().is_none(), lock.try_read().is_some());
        let start = Instant::now();
        println!("{} {}", lock.try_write_for(UNIT).is_none(), start.elapsed() >= UNIT);
        println!("{}", lock.try_upgradable_read().is_some());
    }
    {
        let mut writer = lock.write();
        *writer += 1;
        println!("{writer} {lock:?} {} {}", lock.is_locked(), lock.is_locked_exclusive());
        println!("{} {}", lock.try_read().is_none(), lock.try_read_until(Instant::now()).is_none());
        println!("{}", lock.try_upgradable_read_for(UNIT).is_none());
    }
    println!("{lock:?} {}", lock.is_locked());

    // Upgrading: one at a time, once the readers are gone.
    {
        let upgradable = lock.upgradable_read();
        println!("{} {}", lock.try_upgradable_read().is_none(), lock.try_read().is_some());
        let reader = lock.read();
        let upgradable = RwLockUpgradableReadGuard::try_upgrade(upgradable).unwrap_err();
        let start = Instant::now();
        let upgradable = RwLockUpgradableReadGuard::try_upgrade_for(upgradable, UNIT).unwrap_err();
        println!("{} {upgradable} {upgradable:?}", start.elapsed() >= UNIT);
        drop(reader);
        let mut writer = RwLockUpgradableReadGuard::upgrade(upgradable);
        *writer += 1;
        println!("{}", lock.try_read().is_none());
        let upgradable = RwLockWriteGuard::downgrade_to_upgradable(writer);
        println!("{} {}", lock.try_read().is_some(), lock.try_upgradable_read().is_none());
        let reader = RwLockUpgradableReadGuard::downgrade(upgradable);
        println!("{} {reader}", lock.try_upgradable_read().is_some());
    }
    let mut upgradable = lock.upgradable_read();
    upgradable.with_upgraded(|number| *number += 1);
    println!("{:?} {upgradable}", upgradable.try_with_upgraded(|number| *number));
    drop(upgradable);

    // An upgrade waits for a reader in another thread.
    let (there, (sender, receiver)) = (Barrier::new(2), mpsc::channel());
    thread::scope(|s| {
        s.spawn(|| {
            let reader = lock.read();
            there.wait();
            thread::sleep(UNIT * 2);
            sender.send("reader gone").unwrap();
            drop(reader);
        });
        there.wait();
        let upgradable = lock.upgradable_read();
        let writer = RwLockUpgradableReadGuard::upgrade(upgradable);
        println!("{:?} {writer}", receiver.try_recv());
    });

    // Downgrading leaves no gap for another writer.
    let mut writer = lock.write();
    thread::scope(|s| {
        let other = s.spawn(|| *lock.write() += 100);
        thread::sleep(UNIT);
        *writer += 1;
        let reader = RwLockWriteGuard::downgrade(writer);
        thread::sleep(UNIT);
        println!("{reader}");
        drop(reader);
        other.join().unwrap();
    });
    println!("{lock:?}");

    // A reader that comes after a waiting writer waits behind it; a recursive one does not.
    let words = parking_lot::Mutex::new(Vec::new());
    let reader = lock.read();
    thread::scope(|s| {
        s.spawn(|| {
            let _writer = lock.write();
            words.lock().push("writer");
        });
        thread::sleep(UNIT);
        s.spawn(|| {
            let _reader = lock.read();
            words.lock().push("reader");
        });
        thread::sleep(UNIT);
        println!("{} {:?}", lock.try_read().is_none(), words.lock());
        drop(reader);
    });
    println!("{:?}", words.lock());
    let recursive = RecursiveRwLock::new(7);
    let reader = recursive.read();
    thread::scope(|s| {
        s.spawn(|| *recursive.write() += 1);
        thread::sleep(UNIT);
        println!("{} {reader}", recursive.read());
        drop(reader);
    });
    println!("{recursive:?}");

    // A writer that gives up lets in who waited behind it.
    let reader = lock.read();
    thread::scope(|s| {
        let writer = s.spawn(|| lock.try_write_for(UNIT * 2).is_none());
        thread::sleep(UNIT);
        let start = Instant::now();
        drop(lock.read());
        println!("let in after: {}", start.elapsed() >= UNIT / 2);
        println!("gave up: {}", writer.join().unwrap());
        drop(reader);
    });

    let pair = RwLock::new((1, "two"));
    let part: MappedRwLockReadGuard<'_, &str> = RwLockReadGuard::map(pair.read(), |pair| &pair.1);
    println!("{part}");
    println!("{}", MappedRwLockReadGuard::map(part, |part| *part).len());
    *RwLockWriteGuard::map(pair.write(), |pair| &mut pair.0) += 1;
    RwLockReadGuard::unlock_fair(pair.read());
    println!("{:?} {:?}", pair.into_inner(), RwLock::<u8>::default());
}
