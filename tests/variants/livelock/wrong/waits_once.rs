// breaks: nobody who holds a fork is blocked on the other (the second diner is, for a moment, after ten courtesies)
use parking_lot::Mutex;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

fn ms(n: u64) -> Duration {
    Duration::from_millis(n)
}

fn main() {
    let forks = Arc::new([Mutex::new(()), Mutex::new(())]);
    let threads = [0, 1].map(|me: usize| {
        let forks = forks.clone();
        thread::spawn(move || {
            let mut gave_way = 0;
            while gave_way < 20 {
                let mine = forks[me].lock();
                thread::sleep(ms(2));
                // Half time. Perhaps the other one only needs a moment.
                let patience = if me == 1 && gave_way == 10 { ms(1) } else { ms(0) };
                let other = match patience.is_zero() {
                    true => forks[1 - me].try_lock(),
                    false => forks[1 - me].try_lock_for(patience),
                };
                if other.is_some() {
                    return (gave_way, 1);
                }
                thread::sleep(ms(2));
                drop(mine);
                gave_way += 1;
            }
            (gave_way, 0)
        })
    });
    let [a, b] = threads.map(|t| t.join().unwrap());
    println!("gave way: {}", a.0 + b.0);
    println!("meals: {}", a.1 + b.1);
}
