use crossbeam_channel::{Receiver, Sender, bounded, select};
use std::thread;

/// Holds the count: it comes out at one door and goes in at the other.
fn shelf(out: Sender<u32>, back: Receiver<u32>) -> u32 {
    let mut garlic = 0;
    loop {
        select! {
            send(out, garlic) -> taken => if taken.is_err() { break },
            recv(back) -> count => match count {
                Ok(count) => garlic = count,
                Err(_) => break,
            },
        }
    }
    garlic
}

fn main() {
    let (out, take) = bounded(0);
    let (put_back, back) = bounded(0);

    let garlic = thread::scope(|s| {
        let shelf = s.spawn(move || shelf(out, back));
        for _ in 0..2 {
            let take = take.clone();
            let put_back = put_back.clone();
            s.spawn(move || {
                for _ in 0..5 {
                    let count = take.recv().unwrap();
                    put_back.send(count + 1).unwrap();
                }
            });
        }
        // only the shoppers keep the doors open
        drop((take, put_back));
        shelf.join().unwrap()
    });
    println!("garlic: {garlic}");
}
