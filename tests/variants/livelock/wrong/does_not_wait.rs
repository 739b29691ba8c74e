// breaks: Prints: `gave way: N` `meals: M`, with the N and M of the whole evening (main looks when it ought to be over)
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

#[derive(Default)]
struct Table {
    forks: [Mutex<()>; 2],
    gave_way: AtomicU32,
    meals: AtomicU32,
}

fn main() {
    let table = Arc::new(Table::default());
    for me in 0..2 {
        let table = table.clone();
        thread::spawn(move || {
            for _ in 0..20 {
                let mine = table.forks[me].lock().unwrap();
                thread::sleep(Duration::from_millis(5));
                let ate = table.forks[1 - me].try_lock().is_ok();
                thread::sleep(Duration::from_millis(5));
                if ate {
                    table.meals.fetch_add(1, SeqCst);
                    return;
                }
                drop(mine);
                table.gave_way.fetch_add(1, SeqCst);
            }
        });
    }
    // Twenty times ten milliseconds are 200.
    thread::sleep(Duration::from_secs(1));
    println!("gave way: {}", table.gave_way.load(SeqCst));
    println!("meals: {}", table.meals.load(SeqCst));
}
