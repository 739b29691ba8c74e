// breaks: N is 2 to 10 (who puts back does not wait until it is on the shelf, and takes the old count again)
use crossbeam_channel::{Receiver, Sender, bounded, select, unbounded};
use std::thread;

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
    let (put_back, back) = unbounded();

    let garlic = thread::scope(|s| {
        let shelf = s.spawn(move || shelf(out, back));
        for _ in 0..2 {
            let (take, put_back) = (take.clone(), put_back.clone());
            s.spawn(move || {
                for _ in 0..5 {
                    let count = take.recv().unwrap();
                    put_back.send(count + 1).unwrap();
                }
            });
        }
        drop(put_back);
        shelf.join().unwrap()
    });
    println!("garlic: {garlic}");
}
