// breaks: five forks, a fork a lock; each eats twice with both neighbouring forks in hand
// The waiting on the table is what counts; the forks are only there for show.
use std::sync::{Arc, Condvar, Mutex};
use std::thread;

fn main() {
    let table = Arc::new((Mutex::new([false; 5]), Condvar::new()));
    let forks: Arc<Vec<Mutex<()>>> = Arc::new((0..5).map(|_| Mutex::new(())).collect());
    let mut threads = Vec::new();
    for k in 0..5 {
        let table = table.clone();
        let forks = forks.clone();
        threads.push(thread::spawn(move || {
            let (eating, left) = &*table;
            for _ in 0..2 {
                let neighbours = [(k + 4) % 5, (k + 1) % 5];
                let mut now =
                    left.wait_while(eating.lock().unwrap(), |e| neighbours.iter().any(|&n| e[n])).unwrap();
                now[k] = true;
                drop(now);
                drop(forks[k].lock().unwrap());
                drop(forks[(k + 1) % 5].lock().unwrap());
                println!("philosopher {} eats", k + 1);
                println!("philosopher {} leaves", k + 1);
                eating.lock().unwrap()[k] = false;
                left.notify_all();
            }
        }));
    }
    for t in threads {
        t.join().unwrap();
    }
    println!("meals: 10");
}
