//! Scoped threads: borrowing, nesting, results, and what the scope waits for.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

fn main() {
    let words = vec!["a".to_owned(), "b".to_owned()];
    let mut count = 0;
    let log = Mutex::new(Vec::new());
    let answer = thread::scope(|s| {
        let first = s.spawn(|| words[0].len() + words.len());
        s.spawn(|| {
            count += 1;
            log.lock().unwrap().push(words[1].clone());
            // A scope's threads may start more of them.
            s.spawn(|| log.lock().unwrap().push(words[0].clone()));
        });
        println!("{:?}", first.thread().name());
        println!("{:?}", first.join());
        "done"
    });
    let mut log = log.into_inner().unwrap();
    log.sort();
    println!("{answer} {count} {log:?} {words:?}");

    let total = AtomicU32::new(0);
    thread::scope(|outer| {
        outer.spawn(|| {
            thread::scope(|inner| {
                inner.spawn(|| total.fetch_add(1, Ordering::SeqCst));
                inner.spawn(|| total.fetch_add(2, Ordering::SeqCst));
            });
            assert_eq!(total.load(Ordering::SeqCst) & 3, 3);
        });
        thread::Builder::new()
            .name("named".to_owned())
            .spawn_scoped(outer, || {
                assert_eq!(thread::current().name(), Some("named"));
                total.fetch_add(4, Ordering::SeqCst)
            })
            .unwrap();
    });
    println!("{total:?}");
    thread::scope(|s| println!("{s:?}"));
    println!("{}", thread::scope(|_| 1));
    thread::scope(|s| println!("{:?}", s.spawn(|| ())));
    fn helper<'scope, 'env>(s: &'scope thread::Scope<'scope, 'env>, n: &'env u32) -> thread::ScopedJoinHandle<'scope, u32> {
        s.spawn(move || *n + 1)
    }
    let n = 4;
    println!("{:?}", thread::scope(|s| helper(s, &n).join()));
}
