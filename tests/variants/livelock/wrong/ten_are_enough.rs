// breaks: sometimes: M is 0 and N is 40 (each stops after ten)
use std::sync::{Barrier, Mutex};
use std::thread;

const COURTESIES: usize = 20 / 2; // twenty for two

static FORKS: (Mutex<()>, Mutex<()>) = (Mutex::new(()), Mutex::new(()));
static STEP: Barrier = Barrier::new(2);

fn dine(first: &Mutex<()>, second: &Mutex<()>) -> [usize; 2] {
    let [mut gave_way, mut meals] = [0, 0];
    for _ in 0..COURTESIES {
        let mine = first.lock().unwrap();
        STEP.wait();
        let got_it = second.try_lock().is_ok();
        STEP.wait();
        drop(mine);
        if got_it { meals += 1 } else { gave_way += 1 }
    }
    [gave_way, meals]
}

fn main() {
    let a = thread::spawn(|| dine(&FORKS.0, &FORKS.1));
    let b = thread::spawn(|| dine(&FORKS.1, &FORKS.0));
    let (a, b) = (a.join().unwrap(), b.join().unwrap());
    println!("gave way: {}", a[0] + b[0]);
    println!("meals: {}", a[1] + b[1]);
}
