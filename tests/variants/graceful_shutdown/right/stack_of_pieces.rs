// A stack of pieces, more than can be done; what nobody took is nobody's.
use parking_lot::Mutex;
use std::collections::VecDeque;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering::SeqCst};
use std::thread;
use std::time::Duration;

#[derive(Clone, Copy, PartialEq)]
enum Piece {
    Taken,
    Finished,
}
static STACK: LazyLock<Mutex<VecDeque<u32>>> = LazyLock::new(|| Mutex::new((0..1000).collect()));
static BOOK: Mutex<Vec<(u32, Piece)>> = Mutex::new(Vec::new());
static OPEN: AtomicBool = AtomicBool::new(true);
static PRESSED: AtomicU8 = AtomicU8::new(0);

fn worker() {
    while OPEN.load(SeqCst) {
        let Some(piece) = STACK.lock().pop_front() else { return };
        BOOK.lock().push((piece, Piece::Taken));
        thread::sleep(Duration::from_millis(50));
        BOOK.lock().iter_mut().find(|(p, _)| *p == piece).unwrap().1 = Piece::Finished;
    }
}
fn main() {
    let waker = thread::current();
    ctrlc::set_handler(move || match PRESSED.fetch_add(1, SeqCst) {
        0 => {
            OPEN.store(false, SeqCst);
            waker.unpark()
        }
        _ => std::process::exit(130),
    })
    .unwrap();
    let workers = [thread::spawn(worker), thread::spawn(worker)];
    let (alarm, rings) = crossbeam_channel::bounded::<()>(0);
    let main_thread = thread::current();
    thread::spawn(move || {
        let _ = rings.recv_timeout(Duration::from_secs(3));
        OPEN.store(false, SeqCst);
        main_thread.unpark();
    });
    while OPEN.load(SeqCst) {
        thread::park();
    }
    for w in workers {
        w.join().unwrap()
    }
    drop(alarm);
    let book = BOOK.lock();
    println!("finished: {}", book.iter().filter(|(_, p)| *p == Piece::Finished).count());
    println!("unfinished: {}", book.iter().filter(|(_, p)| *p == Piece::Taken).count());
}
