use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

struct Pencil;

// Pencil and paper are two things. The paper is only ever touched by who has the pencil.
fn main() {
    let pencil = Arc::new(Mutex::new(Pencil));
    let paper = Arc::new(Mutex::new(Vec::<String>::new()));

    let writers = ["one", "two"].map(|name| {
        let pencil = pencil.clone();
        let paper = paper.clone();
        thread::spawn(move || {
            for line in 1..=3 {
                let in_hand = pencil.lock().unwrap();
                thread::sleep(Duration::from_millis(100));
                paper.lock().unwrap().push(format!("writer {name}, line {line}"));
                drop(in_hand);
            }
        })
    });
    for writer in writers {
        writer.join().unwrap();
    }

    let paper = paper.lock().unwrap();
    for line in paper.iter() {
        println!("  {line}");
    }
    println!("lines: {}", paper.len());
}
