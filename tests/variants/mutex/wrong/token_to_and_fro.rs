// breaks: a writer is blocked on the pencil
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;
fn main() {
    let pencil = Arc::new(Mutex::new(0));
    let (to_b, b_turn) = channel();
    let (to_a, a_turn) = channel();
    to_a.send(()).unwrap();
    let p = pencil.clone();
    let line = |p: &Mutex<u32>| {
        let mut g = p.lock().unwrap();
        thread::sleep(Duration::from_millis(100));
        *g += 1;
    };
    let a = thread::spawn(move || {
        for _ in 0..3 {
            a_turn.recv().unwrap();
            line(&p);
            to_b.send(()).unwrap();
        }
    });
    let p = pencil.clone();
    let b = thread::spawn(move || {
        for _ in 0..3 {
            b_turn.recv().unwrap();
            line(&p);
            let _ = to_a.send(());
        }
    });
    a.join().unwrap();
    b.join().unwrap();
    println!("lines: {}", pencil.lock().unwrap());
}
