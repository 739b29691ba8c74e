// breaks: each addition is one atomic read-modify-write
use crossbeam_channel::unbounded;
use std::thread;

fn main() {
    let (add, added) = unbounded::<u32>();
    let keeper = thread::spawn(move || {
        let mut garlic = 0;
        for more in added {
            garlic += more;
        }
        garlic
    });
    thread::scope(|s| {
        for _ in 0..2 {
            let add = add.clone();
            s.spawn(move || {
                for _ in 0..5 {
                    add.send(1).unwrap();
                }
            });
        }
    });
    drop(add);
    println!("garlic: {}", keeper.join().unwrap());
}
