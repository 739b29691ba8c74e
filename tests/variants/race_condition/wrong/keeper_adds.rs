// breaks: N < 10
use std::sync::mpsc;
use std::thread;

fn main() {
    let (one_more, requests) = mpsc::channel::<()>();
    let keeper = thread::spawn(move || {
        let mut garlic = 0;
        for () in requests {
            garlic += 1;
        }
        garlic
    });
    let shoppers = [one_more.clone(), one_more].map(|one_more| {
        thread::spawn(move || {
            for _ in 0..5 {
                one_more.send(()).unwrap();
            }
        })
    });
    for shopper in shoppers {
        shopper.join().unwrap();
    }
    println!("garlic: {}", keeper.join().unwrap());
}
