// breaks: who gives way pauses for a random time (every second time)
use parking_lot::{Mutex, MutexGuard};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::sync_channel;
use std::thread::{self, Builder};
use std::time::Duration;

static FORKS: [Mutex<()>; 2] = [Mutex::new(()), Mutex::new(())];
static MEALS: AtomicUsize = AtomicUsize::new(0);

type Pair = (MutexGuard<'static, ()>, MutexGuard<'static, ()>);

fn both(mine: usize) -> Option<Pair> {
    let first = FORKS[mine].lock();
    FORKS[mine ^ 1].try_lock().map(|second| (first, second))
}

fn diner(mine: usize) {
    let mut rng = StdRng::seed_from_u64(1000 + mine as u64);
    let mut to_go = 3;
    let mut gave_way = 0;
    loop {
        if let Some(forks) = both(mine) {
            MEALS.fetch_add(1, Ordering::SeqCst);
            to_go -= 1;
            drop(forks);
            if to_go == 0 {
                return;
            }
        } else {
            gave_way += 1;
            if gave_way % 2 == 0 {
                continue;
            }
            thread::park_timeout(Duration::from_millis(rng.random_range(1..50)));
        }
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (full, all_full) = sync_channel(0);
    for mine in [0, 1] {
        let full = full.clone();
        Builder::new().name(["barron", "olivia"][mine].into()).spawn(move || {
            diner(mine);
            full.send(mine)
        })?;
    }
    all_full.recv()?;
    all_full.recv()?;
    println!("meals: {}", MEALS.load(Ordering::SeqCst));
    Ok(())
}
