//! Threads: results, panics, names, numbers, handles.

use std::panic;
use std::thread::{self, Builder};

fn main() {
    panic::set_hook(Box::new(|_| {}));
    let handle = thread::spawn(|| 6 * 7);
    println!("{handle:?} {:?}", handle.thread().name());
    println!("{:?}", handle.join());

    let handle = thread::spawn(|| -> u8 { panic!("a {}", "message") });
    let payload = handle.join().unwrap_err();
    println!("{:?} {:?}", payload.downcast_ref::<String>(), payload.downcast_ref::<&str>());
    let payload = thread::spawn(|| -> u8 { panic::panic_any(5_u8) }).join().unwrap_err();
    println!("{:?}", payload.downcast::<u8>());

    let builder = Builder::new().name("chef".to_owned()).stack_size(1 << 16);
    println!("{builder:?} {:?}", Builder::new());
    let handle = builder
        .spawn(|| (thread::current().name().map(str::to_owned), thread::current().id()))
        .unwrap();
    let number = handle.thread().id();
    println!("{:?}", handle.thread().name());
    let (name, inside) = handle.join().unwrap();
    println!("{name:?} {}", number == inside);

    println!("{:?} {:?}", thread::current(), thread::current().id());
    println!("{}", thread::current().id() == number);
    println!("{:?}", thread::spawn(|| thread::current().name().map(str::to_owned)).join().unwrap());
    println!("{}", thread::available_parallelism().unwrap().get() > 0);
    println!("{}", thread::panicking());

    let result = panic::catch_unwind(|| Builder::new().name("a\0b".to_owned()).spawn(|| ()).map(|_| ()));
    println!("{}", result.is_err());

    // A thread may be asked after, and outlive the one that started it.
    let outer = thread::spawn(|| thread::spawn(|| "inner"));
    println!("{:?}", outer.join().unwrap().join());
    println!("{}", std::any::type_name_of_val(&thread::spawn(|| 1)));
}
