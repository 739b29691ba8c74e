// breaks: what lets carol in is done by the thread that prints bob's line
use std::sync::mpsc::{Sender, channel};
use std::thread;
enum Ask {
    Lock(Sender<()>),
    Unlock,
}
fn main() {
    let (tx, rx) = channel::<Ask>();
    let keeper = thread::spawn(move || {
        let mut locked = false;
        let mut queue = std::collections::VecDeque::new();
        for ask in rx {
            match ask {
                Ask::Lock(reply) => queue.push_back(reply),
                Ask::Unlock => locked = false,
            }
            if !locked {
                if let Some(next) = queue.pop_front() {
                    locked = true;
                    let _ = next.send(());
                }
            }
        }
    });
    let (go, gone) = channel();
    let (a, b, c) = (tx.clone(), tx.clone(), tx);
    let alice = thread::spawn(move || {
        let (r, w) = channel();
        a.send(Ask::Lock(r)).unwrap();
        w.recv().unwrap();
        println!("alice: locked");
        go.send(()).unwrap();
    });
    gone.recv().unwrap();
    let carol = thread::spawn(move || {
        let (r, w) = channel();
        c.send(Ask::Lock(r)).unwrap();
        w.recv().unwrap();
        println!("carol: locked");
    });
    let bob = thread::spawn(move || {
        println!("bob: unlocked");
        b.send(Ask::Unlock).unwrap();
    });
    for t in [alice, bob, carol, keeper] {
        t.join().unwrap();
    }
}
