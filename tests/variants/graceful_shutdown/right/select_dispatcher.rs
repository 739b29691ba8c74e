//! Main hands out the pieces one by one. A worker that asks for another one after Ctrl-C
//! finds the counter closed.

use crossbeam_channel::{Receiver, after, bounded, select_biased};
use std::thread;
use std::time::Duration;

fn worker(pieces: Receiver<u64>) -> u64 {
    let mut finished = 0;
    for _piece in pieces {
        thread::sleep(Duration::from_millis(50));
        finished += 1;
    }
    finished
}

fn main() {
    let (pressed, ctrl_c) = bounded::<()>(1);
    let mut presses = 0;
    ctrlc::set_handler(move || {
        presses += 1;
        if presses > 1 {
            std::process::exit(130);
        }
        let _ = pressed.try_send(());
    })
    .unwrap();

    // no room in this channel: what is sent is in a worker's hands
    let (counter, pieces) = bounded(0);
    let workers = [pieces.clone(), pieces].map(|pieces| thread::spawn(move || worker(pieces)));

    let closing_time = after(Duration::from_secs(3));
    let mut given = 0;
    loop {
        select_biased! {
            recv(ctrl_c) -> _ => break,
            recv(closing_time) -> _ => break,
            send(counter, given) -> sent => {
                if sent.is_err() {
                    break;
                }
                given += 1;
            }
        }
    }
    drop(counter);

    let finished: u64 = workers.into_iter().map(|worker| worker.join().unwrap()).sum();
    println!("finished: {finished}");
    println!("unfinished: {}", given - finished);
}
