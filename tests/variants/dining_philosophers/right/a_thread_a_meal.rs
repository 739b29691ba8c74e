// A thread for each meal; the odd ones take the right fork first, the even ones the left.
use parking_lot::ReentrantMutex;
use std::cell::Cell;
use std::sync::LazyLock;
use std::thread;

static FORKS: LazyLock<Vec<ReentrantMutex<Cell<u32>>>> =
    LazyLock::new(|| (0..5).map(|_| ReentrantMutex::new(Cell::new(0))).collect());

fn eat(k: usize) {
    println!("philosopher {k} eats");
    println!("philosopher {k} leaves");
}

fn meal(k: usize) {
    let (left, right) = (&FORKS[k - 1], &FORKS[k % 5]);
    if k % 2 == 0 {
        let l = left.lock();
        let r = right.lock();
        eat(k);
        l.set(l.get() + 1);
        drop(r);
    } else {
        let r = right.lock();
        let l = left.lock();
        eat(k);
        l.set(l.get() + 1);
        drop(r);
    }
}

fn main() {
    let meals: Vec<_> = (0..10).map(|n| thread::spawn(move || meal(n % 5 + 1))).collect();
    for m in meals {
        m.join().unwrap();
    }
    println!("meals: {}", FORKS.iter().map(|f| f.lock().get()).sum::<u32>());
}
