use std::fmt::{self, Display};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

enum State {
    New,
    Running,
    Blocked,
    Terminated,
}

impl Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = match self {
            State::New => "new",
            State::Running => "running",
            State::Blocked => "blocked",
            State::Terminated => "terminated",
        };
        f.write_str(word)
    }
}

trait Worker {
    const NAME: &'static str;

    fn announce(state: State) {
        println!("{}: {}", Self::NAME, state);
    }
}

struct Chef {
    /// Nobody ever orders anything, but while this end lives the other one waits.
    orders: Option<Sender<String>>,
    thread: Option<JoinHandle<usize>>,
}

impl Worker for Chef {
    const NAME: &'static str = "chef";
}

impl Chef {
    fn hire() -> Chef {
        let (orders, inbox) = channel();
        Self::announce(State::New);
        let thread = Some(thread::spawn(move || Self::shift(inbox)));
        Chef { orders: Some(orders), thread }
    }

    fn shift(inbox: Receiver<String>) -> usize {
        Self::announce(State::Running);
        let mut served = 0;
        loop {
            match inbox.recv_timeout(Duration::from_secs(1)) {
                Ok(_) => served += 1,
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return served,
            }
        }
    }
}

impl Drop for Chef {
    fn drop(&mut self) {
        if let Some(thread) = self.thread.take() {
            let served = thread.join().unwrap_or(0);
            Self::announce(State::Terminated);
            println!("orders served: {served}");
        }
        self.orders = None;
    }
}

fn main() {
    let _chef = Chef::hire();
    thread::sleep(Duration::from_millis(400));
    Chef::announce(State::Blocked);
}
