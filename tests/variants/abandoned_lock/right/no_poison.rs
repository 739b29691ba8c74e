//! parking_lot knows no poison: the guard is dropped as the panic unwinds, and that is that.

use parking_lot::Mutex;
use std::thread;

fn count_to_five(shelf: &Mutex<Vec<&'static str>>, who: &'static str, slips_at: Option<usize>) {
    for turn in 1..=5 {
        let mut shelf = shelf.lock();
        assert_ne!(slips_at, Some(turn), "{who} slips and falls, with the lock in hand");
        shelf.push(who);
    }
}

fn main() {
    let shelf = Mutex::new(Vec::new());
    thread::scope(|s| {
        let clumsy = s.spawn(|| count_to_five(&shelf, "clumsy", Some(3)));
        s.spawn(|| count_to_five(&shelf, "other", None));
        // Joined by hand, or the scope would pass the panic on.
        let fall = clumsy.join().unwrap_err();
        if let Some(words) = fall.downcast_ref::<String>() {
            println!("seen: {words}");
        }
    });
    println!("count: {}", shelf.into_inner().len());
}
