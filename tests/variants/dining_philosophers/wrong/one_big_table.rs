// breaks: sometimes: two eat at the same time (one lock for the table)
use std::sync::{Arc, Mutex};
use std::thread;

struct Table {
    forks: Vec<Mutex<()>>,
    table: Mutex<u32>,
}

fn main() {
    let table = Arc::new(Table { forks: (0..5).map(|_| Mutex::new(())).collect(), table: Mutex::new(0) });
    let mut handles = vec![];
    for k in 1..=5 {
        let table = Arc::clone(&table);
        handles.push(thread::spawn(move || {
            for _ in 0..2 {
                let mut meals = table.table.lock().unwrap();
                let _left = table.forks[k - 1].lock().unwrap();
                let _right = table.forks[k % 5].lock().unwrap();
                println!("philosopher {k} eats");
                *meals += 1;
                println!("philosopher {k} leaves");
            }
        }));
    }
    for h in handles {
        h.join().unwrap();
    }
    println!("meals: {}", table.table.lock().unwrap());
}
