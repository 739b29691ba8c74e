use crossbeam_channel::{after, bounded, select};
use std::thread;
use std::time::Duration;

// The chef waits for orders for one second, none come.
fn main() {
    let (tx, rx) = bounded::<u32>(3);
    let (ready_tx, ready) = bounded(0);
    println!("chef: new");
    let handle = thread::spawn(move || {
        println!("chef: running");
        ready_tx.send(()).unwrap();
        let closing = after(Duration::from_secs(1));
        loop {
            select! {
                recv(rx) -> order => if let Ok(order) = order { println!("order {order}") } else { break },
                recv(closing) -> _ => break,
            }
        }
    });
    ready.recv().unwrap();
    thread::sleep(Duration::from_millis(250));
    println!("chef: blocked");
    handle.join().unwrap();
    drop(tx);
    println!("chef: terminated");
}
