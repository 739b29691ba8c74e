// breaks: sometimes: M is 0 and N is 40 (the second only comes when the first has gone)
use parking_lot::Mutex;
use std::sync::Arc;
use std::thread;

fn main() {
    let table = Arc::new((Mutex::new(0), Mutex::new(0)));
    let mut gave_way = 0;
    let mut meals = 0;
    for left_first in [true, false] {
        let table = table.clone();
        let diner = thread::spawn(move || {
            let (first, second) = if left_first { (&table.0, &table.1) } else { (&table.1, &table.0) };
            for courtesies in 0..20 {
                let mut mine = first.lock();
                if let Some(mut other) = second.try_lock() {
                    *mine += 1;
                    *other += 1;
                    return (courtesies, 1);
                }
            }
            (20, 0)
        });
        let (n, m) = diner.join().unwrap();
        gave_way += n;
        meals += m;
    }
    println!("gave way: {gave_way}");
    println!("meals: {meals}");
}
