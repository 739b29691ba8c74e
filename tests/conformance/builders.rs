//! `thread::Builder`: names, stacks, scopes, what it refuses.

use std::panic;
use std::thread::{self, Builder};

fn main() {
    panic::set_hook(Box::new(|info| println!("{}", info.payload_as_str().unwrap_or("?"))));
    let handle = Builder::new().name("olivia".into()).stack_size(128 << 10).spawn(|| {
        thread::current().name().map(str::to_owned)
    });
    println!("{:?}", handle.unwrap().join().unwrap());
    println!("{:?}", thread::spawn(|| thread::current().name().is_none()).join().unwrap());
    println!("{:?}", thread::current().name());
    let nul = panic::catch_unwind(|| Builder::new().name("a\0b".into()).spawn(|| ()).is_ok());
    println!("{}", nul.is_err());
    let mut numbers = [1, 2, 3];
    thread::scope(|s| {
        for (index, number) in numbers.iter_mut().enumerate() {
            Builder::new().name(format!("worker {index}")).spawn_scoped(s, move || *number *= 2).unwrap();
        }
    });
    println!("{numbers:?}");
    println!("{}", thread::available_parallelism().unwrap().get() > 0);
    let (first, second) = (thread::spawn(|| ()).thread().id(), thread::spawn(|| ()).thread().id());
    println!("{} {}", first != second, first == thread::current().id());
}
