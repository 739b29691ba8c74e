use std::ops::ControlFlow::{self, Break, Continue};
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

/// Something that is either had at once or not at all.
trait Attempt {
    type Item;
    fn attempt<R>(&self, work: impl FnOnce(&mut Self::Item) -> R) -> Option<R>;
}

impl<T> Attempt for Mutex<T> {
    type Item = T;
    fn attempt<R>(&self, work: impl FnOnce(&mut T) -> R) -> Option<R> {
        self.try_lock().ok().map(|mut guard| work(&mut guard))
    }
}

/// `step` until it breaks, 10 ms each.
fn every_ten(mut step: impl FnMut() -> ControlFlow<()>) {
    loop {
        thread::sleep(Duration::from_millis(10));
        if step().is_break() {
            break;
        }
    }
}

fn shopper<L: Attempt<Item = [u32; 2]>>(who: usize, list: &L) {
    let (mut found, mut noted) = (0, 0);
    every_ten(|| {
        if found < 5 {
            found += 1;
        }
        let wrote = list.attempt(|columns| {
            for _ in noted..found {
                thread::sleep(Duration::from_millis(30));
                columns[who] += 1;
            }
        });
        if wrote.is_some() {
            noted = found;
        }
        if noted == 5 { Break(()) } else { Continue(()) }
    });
}

fn main() {
    let list = Mutex::new([0, 0]);
    let jobs: Vec<Box<dyn Fn() + Sync + Send>> =
        vec![Box::new(|| shopper(0, &list)), Box::new(|| shopper(1, &list))];
    thread::scope(|s| {
        for job in &jobs {
            s.spawn(job);
        }
    });
    drop(jobs);
    let columns = list.into_inner().unwrap();
    println!("items: {}", columns.iter().sum::<u32>());
}
