// The shopper reports the failure; main prints it; another shopper queues for the pad meanwhile.
use std::sync::{Arc, Mutex, mpsc};
use std::thread;

fn main() {
    let pad = Arc::new(Mutex::new(0));
    let (tell, told) = mpsc::channel();
    let shopper = {
        let pad = pad.clone();
        thread::Builder::new()
            .name("shopper".into())
            .spawn(move || {
                let mut held = pad.lock().unwrap();
                let inner = || pad.try_lock().is_err();
                if inner() && inner() {
                    tell.send("refused").unwrap();
                }
                *held += 1;
            })
            .unwrap()
    };
    let other = {
        let pad = pad.clone();
        thread::spawn(move || *pad.lock().unwrap() += 1)
    };
    for word in told {
        println!("second lock: {word}");
    }
    shopper.join().unwrap();
    other.join().unwrap();
}
