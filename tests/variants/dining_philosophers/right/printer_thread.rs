use std::sync::{Arc, Mutex, mpsc};
use std::thread;
fn main() {
    let (say, lines) = mpsc::channel::<String>();
    let printer = thread::spawn(move || {
        let mut n = 0;
        for line in lines {
            println!("{line}");
            if line.ends_with("leaves") {
                n += 1;
            }
        }
        n
    });
    let forks: Vec<Arc<Mutex<u32>>> = (0..5).map(|_| Arc::new(Mutex::new(0))).collect();
    let hs: Vec<_> = (0..5)
        .map(|i| {
            let (a, b) = if i % 2 == 0 { (i, (i + 1) % 5) } else { ((i + 1) % 5, i) };
            let (a, b, say) = (forks[a].clone(), forks[b].clone(), say.clone());
            thread::spawn(move || {
                for _ in 0..2 {
                    let mut x = a.lock().unwrap();
                    let mut y = b.lock().unwrap();
                    say.send(format!("philosopher {} eats", i + 1)).unwrap();
                    *x += 1;
                    *y += 1;
                    say.send(format!("philosopher {} leaves", i + 1)).unwrap();
                }
            })
        })
        .collect();
    drop(say);
    for h in hs {
        h.join().unwrap();
    }
    println!("meals: {}", printer.join().unwrap());
}
