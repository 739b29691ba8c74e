use parking_lot::Mutex;
use std::collections::VecDeque;
use std::sync::Arc;
use std::thread;
use std::time::Duration;
fn main() {
    let plate: Arc<Mutex<VecDeque<u32>>> = Arc::new(Mutex::new((1..=12).collect()));
    let score = Arc::new(Mutex::new([0u32; 3]));
    let hs: Vec<_> = (0..3)
        .map(|i| {
            let (plate, score) = (plate.clone(), score.clone());
            thread::spawn(move || {
                loop {
                    let bite = plate.lock().pop_front();
                    let Some(_) = bite else { break };
                    score.lock()[i] += 1;
                    if i != 1 {
                        thread::sleep(Duration::from_millis(10));
                    }
                }
            })
        })
        .collect();
    for h in hs {
        h.join().unwrap();
    }
    let [a, b, c] = *score.lock();
    println!("meals: {a} {b} {c}");
}
