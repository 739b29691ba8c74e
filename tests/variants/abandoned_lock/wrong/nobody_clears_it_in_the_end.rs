// breaks: no other thread panics (main, if clumsy falls last and nobody clears the poison after it)
use std::panic::{self, AssertUnwindSafe};
use std::sync::{LazyLock, RwLock};
use std::thread;

static COUNT: LazyLock<RwLock<usize>> = LazyLock::new(|| RwLock::new(0));

fn add(turn: usize, clumsy: bool) {
    let mut count = match COUNT.write() {
        Ok(count) => count,
        Err(poisoned) => {
            println!("somebody left it lying about");
            COUNT.clear_poison();
            poisoned.into_inner()
        }
    };
    let milk: Option<usize> = if clumsy && turn == 2 { None } else { Some(1) };
    *count += milk.unwrap();
}

fn main() {
    let clumsy = thread::spawn(|| {
        let all = AssertUnwindSafe(|| {
            for turn in 0..5 {
                add(turn, true);
            }
        });
        if panic::catch_unwind(all).is_err() {
            println!("clumsy goes home");
        }
    });
    for turn in 0..5 {
        add(turn, false);
    }
    clumsy.join().unwrap();
    println!("count: {}", *COUNT.read().unwrap());
}
