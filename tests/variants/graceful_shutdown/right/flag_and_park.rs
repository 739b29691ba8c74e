use std::process;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

fn main() {
    let stop = Arc::new(AtomicBool::new(false));
    let finished = Arc::new(AtomicUsize::new(0));
    let unfinished = Arc::new(AtomicUsize::new(0));

    let main_thread = thread::current();
    let stop_in_handler = Arc::clone(&stop);
    let presses = AtomicUsize::new(0);
    ctrlc::set_handler(move || {
        if presses.fetch_add(1, Ordering::SeqCst) > 0 {
            process::exit(130);
        }
        stop_in_handler.store(true, Ordering::SeqCst);
        main_thread.unpark();
    })
    .expect("the handler is set once");

    let workers: Vec<_> = (0..2)
        .map(|_| {
            let stop = Arc::clone(&stop);
            let finished = Arc::clone(&finished);
            let unfinished = Arc::clone(&unfinished);
            thread::spawn(move || {
                while !stop.load(Ordering::SeqCst) {
                    unfinished.fetch_add(1, Ordering::SeqCst);
                    thread::sleep(Duration::from_millis(50));
                    unfinished.fetch_sub(1, Ordering::SeqCst);
                    finished.fetch_add(1, Ordering::SeqCst);
                }
            })
        })
        .collect();

    // park may return for no reason, so look at the clock and the flag again
    let deadline = Instant::now() + Duration::from_secs(3);
    loop {
        let left = deadline.saturating_duration_since(Instant::now());
        if stop.load(Ordering::SeqCst) || left.is_zero() {
            break;
        }
        thread::park_timeout(left);
    }
    stop.store(true, Ordering::SeqCst);

    for worker in workers {
        worker.join().unwrap();
    }
    println!("finished: {}", finished.load(Ordering::SeqCst));
    println!("unfinished: {}", unfinished.load(Ordering::SeqCst));
}
