use std::sync::mpsc::{self, TryRecvError};
use std::thread;
use std::time::Duration;

enum Why {
    CtrlC,
    TimeIsUp,
}

struct Worker {
    // dropping it tells the worker to stop
    keep_going: mpsc::Sender<()>,
    thread: thread::JoinHandle<Tally>,
}

#[derive(Default)]
struct Tally {
    begun: usize,
    finished: usize,
}

impl Worker {
    fn start() -> Self {
        let (keep_going, told) = mpsc::channel();
        let thread = thread::spawn(move || {
            let mut tally = Tally::default();
            while told.try_recv() == Err(TryRecvError::Empty) {
                tally.begun += 1;
                thread::sleep(Duration::from_millis(50));
                tally.finished += 1;
            }
            tally
        });
        Worker { keep_going, thread }
    }

    fn stop(self) -> Tally {
        drop(self.keep_going);
        self.thread.join().unwrap()
    }
}

fn main() {
    let (stop, stopped) = mpsc::channel();

    let by_hand = stop.clone();
    let mut already = false;
    ctrlc::set_handler(move || {
        if already {
            std::process::exit(130);
        }
        already = true;
        let _ = by_hand.send(Why::CtrlC);
    })
    .unwrap();

    // nobody waits for the timer if Ctrl-C is quicker
    thread::spawn(move || {
        thread::sleep(Duration::from_secs(3));
        let _ = stop.send(Why::TimeIsUp);
    });

    let anna = Worker::start();
    let ben = Worker::start();
    match stopped.recv().unwrap() {
        Why::CtrlC => println!("interrupted"),
        Why::TimeIsUp => println!("that was it"),
    }

    let (anna, ben) = (anna.stop(), ben.stop());
    println!("finished: {}", anna.finished + ben.finished);
    println!("unfinished: {}", anna.begun - anna.finished + ben.begun - ben.finished);
}
