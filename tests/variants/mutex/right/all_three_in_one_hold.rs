// Nothing says that the pencil is put down between two lines.
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

fn main() {
    let pencil = Mutex::new(Vec::<String>::new());
    thread::scope(|s| {
        for who in ["ida", "jon"] {
            let pencil = &pencil;
            s.spawn(move || {
                let mut paper = pencil.lock().unwrap();
                for n in 1..=3 {
                    thread::sleep(Duration::from_millis(100));
                    paper.push(format!("{who} {n}"));
                }
            });
        }
    });
    println!("lines: {}", pencil.into_inner().unwrap().len());
}
