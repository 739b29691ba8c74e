// breaks: no thread but one that the sheet names panics
use std::sync::mpsc;
use std::sync::{Arc, Barrier};
use std::thread;

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: mimd");
        std::process::exit(2);
    }

    let (result, results) = mpsc::channel();
    let all = Arc::new(Barrier::new(3));
    for (place, work) in [|| 5050u64, || 6 * 7, || 1 << 10].into_iter().enumerate() {
        let (result, all) = (result.clone(), all.clone());
        thread::spawn(move || {
            all.wait();
            result.send((place, work())).unwrap();
            let left: Vec<u64> = Vec::with_capacity(place);
            if place == 1 {
                println!("left over: {}", left[place]);
            }
        });
    }
    drop(result);
    let mut found = [0; 3];
    for (place, value) in results {
        found[place] = value;
    }
    println!("results: {} {} {}", found[0], found[1], found[2]);
}
