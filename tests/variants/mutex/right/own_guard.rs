use std::marker::PhantomData;
use std::sync::{Mutex, MutexGuard, OnceLock};
use std::thread;
use std::time::Duration;

trait Tool {
    const PER_LINE: Duration;
}

struct Graphite;

impl Tool for Graphite {
    const PER_LINE: Duration = Duration::from_millis(100);
}

struct Pencil<T: Tool> {
    written: Mutex<usize>,
    tool: PhantomData<T>,
}

/// Whoever has this has the pencil, until it is dropped.
struct InHand<'a, T> {
    written: MutexGuard<'a, usize>,
    tool: PhantomData<T>,
}

impl<T: Tool> Pencil<T> {
    fn new() -> Self {
        Pencil { written: Mutex::new(0), tool: PhantomData }
    }

    fn take(&self) -> InHand<'_, T> {
        InHand { written: self.written.lock().expect("no writer panics"), tool: PhantomData }
    }
}

impl<T: Tool> InHand<'_, T> {
    fn write(mut self) -> usize {
        thread::sleep(T::PER_LINE);
        *self.written += 1;
        *self.written
    }

    fn lines(&self) -> usize {
        *self.written
    }
}

static PENCIL: OnceLock<Pencil<Graphite>> = OnceLock::new();

fn pencil() -> &'static Pencil<Graphite> {
    PENCIL.get_or_init(Pencil::new)
}

fn main() {
    let writers: Vec<_> = (0..2)
        .map(|_| {
            thread::spawn(|| {
                for _ in 0..3 {
                    let n = pencil().take().write();
                    println!("that was number {n}");
                }
            })
        })
        .collect();
    writers.into_iter().for_each(|writer| writer.join().unwrap());
    println!("lines: {}", pencil().take().lines());
}
