use parking_lot::{Condvar, Mutex};
use std::process::exit;
use std::sync::Arc;
use std::thread::{Builder, sleep};
use std::time::Duration;

#[derive(Default)]
struct State {
    presses: u32,
    stop: bool,
    in_hand: u32,
    finished: u32,
}

#[derive(Default)]
struct Shop {
    state: Mutex<State>,
    changed: Condvar,
}

impl Shop {
    fn interrupted(&self) {
        let mut state = self.state.lock();
        state.presses += 1;
        if state.presses == 2 {
            exit(130);
        }
        state.stop = true;
        self.changed.notify_all();
    }

    /// Takes a piece of work, if there is still any to be had.
    fn take(&self) -> Option<Piece<'_>> {
        let mut state = self.state.lock();
        if state.stop {
            return None;
        }
        state.in_hand += 1;
        Some(Piece { shop: self })
    }
}

struct Piece<'a> {
    shop: &'a Shop,
}

impl Piece<'_> {
    fn finish(self) {
        sleep(Duration::from_millis(50));
        let mut state = self.shop.state.lock();
        state.in_hand -= 1;
        state.finished += 1;
    }
}

fn main() {
    let shop = Arc::new(Shop::default());
    ctrlc::set_handler({
        let shop = shop.clone();
        move || shop.interrupted()
    })
    .expect("no other handler");

    let workers = ["anna", "ben"].map(|name| {
        let shop = shop.clone();
        Builder::new()
            .name(name.to_string())
            .spawn(move || {
                while let Some(piece) = shop.take() {
                    piece.finish();
                }
            })
            .expect("a thread")
    });

    {
        let mut state = shop.state.lock();
        shop.changed.wait_while_for(&mut state, |state| !state.stop, Duration::from_secs(3));
        state.stop = true;
    }
    for worker in workers {
        worker.join().expect("workers do not panic");
    }
    let state = shop.state.lock();
    println!("finished: {}", state.finished);
    println!("unfinished: {}", state.in_hand);
}
