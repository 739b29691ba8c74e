// breaks: N < 10
use crossbeam_channel::bounded;
use std::thread;

fn main() {
    // the count is the message
    let (put_back, take) = bounded(1);
    put_back.send(0).unwrap();
    thread::scope(|s| {
        for _ in 0..2 {
            s.spawn(|| {
                for _ in 0..5 {
                    let count = take.recv().unwrap();
                    put_back.send(count + 1).unwrap();
                }
            });
        }
    });
    println!("garlic: {}", take.recv().unwrap());
}
