use std::thread::{self, JoinHandle};
use std::time::Duration;

struct NonDaemon(Option<JoinHandle<()>>);
impl NonDaemon {
    fn start(f: impl FnOnce() + Send + 'static) -> Self {
        NonDaemon(Some(thread::spawn(f)))
    }
}
impl Drop for NonDaemon {
    fn drop(&mut self) {
        self.0.take().unwrap().join().unwrap();
    }
}
fn daemon(mut f: impl FnMut() + Send + 'static) {
    drop(
        thread::Builder::new()
            .spawn(move || {
                loop {
                    f()
                }
            })
            .unwrap(),
    );
}
fn main() {
    let _dishwasher = NonDaemon::start(|| {
        thread::sleep(Duration::from_secs(2));
        println!("dishwasher: done");
    });
    let mut mop_started = false;
    daemon(move || {
        if !mop_started {
            mop_started = true;
            daemon(|| {
                thread::sleep(Duration::from_secs(1));
                println!("mop: mopped");
            });
        }
        println!("cleaner: cleaned");
        thread::sleep(Duration::from_secs(1));
    });
    for _ in 0..3 {
        thread::sleep(Duration::from_millis(600));
    }
    println!("cook: done");
}
