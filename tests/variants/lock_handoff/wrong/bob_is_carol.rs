// breaks: three different threads print them
use crossbeam_channel::bounded;
use std::thread;

fn main() {
    let (put, take) = bounded(1);
    let (tx, rx) = bounded(0);
    let (in_tx, in_rx) = bounded(0);

    let alice = thread::spawn({
        let put = put.clone();
        move || {
            put.send(()).unwrap();
            println!("alice: locked");
            tx.send(()).unwrap();
        }
    });
    let bob = thread::spawn(move || {
        rx.recv().unwrap();
        let carol = thread::spawn(move || {
            put.send(()).unwrap();
            in_tx.send(()).unwrap();
        });
        println!("bob: unlocked");
        take.recv().unwrap();
        // carol is shy
        in_rx.recv().unwrap();
        println!("carol: locked");
        carol.join().unwrap();
    });
    alice.join().unwrap();
    bob.join().unwrap();
}
