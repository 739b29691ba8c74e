//! How locks, handles, channels and their errors are shown.

use std::cell::Cell;
use std::panic;
use std::sync::mpsc::{self, RecvError, RecvTimeoutError, SendError, TryRecvError, TrySendError};
use std::sync::{Arc, Barrier, Condvar, LazyLock, Mutex, Once, OnceLock, PoisonError, RwLock, TryLockError};
use std::thread;
use std::time::{Duration, Instant};

thread_local!(static COUNT: Cell<u8> = const { Cell::new(0) });

/// Digits are those of one machine.
fn without_digits(text: String) -> String {
    let mut text: Vec<char> = text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    text.dedup_by(|one, other| *one == '0' && *other == '0');
    text.into_iter().collect()
}

fn main() {
    panic::set_hook(Box::new(|_| {}));
    let mutex = Mutex::new(vec![1]);
    println!("{mutex:?}\n{mutex:#?}");
    let guard = mutex.lock().unwrap();
    println!("{mutex:?} {guard:?} {guard:#?}");
    drop(guard);
    thread::scope(|s| {
        let _ = s
            .spawn(|| {
                let _guard = mutex.lock();
                panic!();
            })
            .join();
    });
    println!("{mutex:?}");
    let error = mutex.lock().unwrap_err();
    println!("{error} {error:?} {:?}", error.get_ref());
    drop(error);
    let error = mutex.try_lock().unwrap_err();
    println!("{error} {error:?}");
    drop(error);
    println!("{} {:?}", TryLockError::<()>::WouldBlock, TryLockError::<()>::WouldBlock);
    println!("{} {:?}", PoisonError::new(1), TryLockError::from(PoisonError::new(1)));

    let lock = RwLock::new("text");
    println!("{lock:?}");
    let reader = lock.read().unwrap();
    println!("{lock:?} {reader:?} {reader}");
    drop(reader);
    let writer = lock.write().unwrap();
    println!("{lock:?} {writer:?} {writer:>6}");
    drop(writer);

    println!("{:?} {:?} {:?}", Condvar::new(), Barrier::new(2), Barrier::new(1).wait());
    let (_, result) = Condvar::new().wait_timeout(Mutex::new(()).lock().unwrap(), Duration::ZERO).map_or_else(
        |_| unreachable!(),
        |(_, result)| ((), result),
    );
    println!("{result:?}");
    let once = Once::new();
    once.call_once_force(|state| println!("{once:?} {state:?}"));
    println!("{:?} {:?}", OnceLock::<u8>::new(), OnceLock::from(1));
    let lazy = LazyLock::new(|| 1);
    println!("{lazy:?} {} {lazy:?}", *lazy);
    println!("{:?} {:?}", Arc::new(Mutex::new(1)), Arc::downgrade(&Arc::new(1)));

    let (sender, receiver) = mpsc::channel::<u8>();
    println!("{sender:?} {receiver:?} {:?} {:?}", receiver.iter(), receiver.try_iter());
    println!("{:?} {:?}", mpsc::sync_channel::<u8>(1).0, receiver.into_iter());
    for error in [TryRecvError::Empty, TryRecvError::Disconnected] {
        println!("{error} {error:?}");
    }
    for error in [RecvTimeoutError::Timeout, RecvTimeoutError::Disconnected] {
        println!("{error} {error:?}");
    }
    for error in [TrySendError::Full(1), TrySendError::Disconnected(1)] {
        println!("{error} {error:?}");
    }
    println!("{RecvError} {RecvError:?} {} {:?}", SendError(1), SendError(1));

    println!("{:?} {:?}", thread::current(), thread::current().id());
    let handle = thread::Builder::new().name("worker".to_owned()).spawn(|| thread::current().id()).unwrap();
    println!("{handle:?} {:?} {:?}", handle.thread(), handle.thread().name());
    println!("{:?}", handle.join().unwrap());
    thread::scope(|s| {
        println!("{s:?}");
        println!("{:?}", s.spawn(|| ()));
    });
    println!("{:?}", thread::Builder::new().name("worker".to_owned()).stack_size(1 << 16));
    println!("{COUNT:?}");
    println!("{:?} {:?} {:?}", std::io::stdout(), std::io::stdout().lock(), std::io::stderr());
    println!("{}", without_digits(format!("{:?}", Instant::now())));
    println!("{:?} {:?}", Duration::from_millis(1_500), Instant::now().elapsed() < Duration::from_secs(60));
}
