use std::error::Error;
use std::sync::{Arc, Mutex, RwLock, mpsc};
use std::thread::{self, JoinHandle};
use std::time::Duration;

trait Job: Send + 'static {
    fn piece(&mut self);
}

struct Sewing {
    buttons: u32,
}

impl Job for Sewing {
    fn piece(&mut self) {
        thread::sleep(Duration::from_millis(50));
        self.buttons += 1;
    }
}

struct Ironing;

impl Job for Ironing {
    fn piece(&mut self) {
        thread::sleep(Duration::from_millis(50));
    }
}

#[derive(Clone, Copy, Default)]
struct Count {
    begun: u64,
    finished: u64,
}

struct Pool {
    closed: Arc<RwLock<bool>>,
    count: Arc<Mutex<Count>>,
    threads: Vec<JoinHandle<()>>,
}

impl Pool {
    fn new(count: Arc<Mutex<Count>>) -> Self {
        Pool { closed: Arc::new(RwLock::new(false)), count, threads: Vec::new() }
    }

    fn hire<J: Job>(&mut self, mut job: J) {
        let closed = Arc::clone(&self.closed);
        let count = Arc::clone(&self.count);
        self.threads.push(thread::spawn(move || {
            while !*closed.read().unwrap() {
                count.lock().unwrap().begun += 1;
                job.piece();
                count.lock().unwrap().finished += 1;
            }
        }));
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        *self.closed.write().unwrap() = true;
        for thread in self.threads.drain(..) {
            if thread.join().is_err() {
                eprintln!("a worker is lost");
            }
        }
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let (press, pressed) = mpsc::channel();
    let mut times = 0u8;
    ctrlc::set_handler(move || {
        times = times.saturating_add(1);
        match times {
            1 => drop(press.send(())),
            _ => std::process::exit(130),
        }
    })?;

    let count = Arc::new(Mutex::new(Count::default()));
    let mut pool = Pool::new(Arc::clone(&count));
    pool.hire(Sewing { buttons: 0 });
    pool.hire(Ironing);

    let _ = pressed.recv_timeout(Duration::from_secs(3));
    drop(pool);

    let Count { begun, finished } = *count.lock().unwrap();
    println!("finished: {finished}");
    println!("unfinished: {}", begun - finished);
    Ok(())
}
