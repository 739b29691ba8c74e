//! Hooks: set, taken, chained, told of the place; not called by `resume_unwind`.

use std::panic;
use std::thread;

fn main() {
    panic::set_hook(Box::new(|info| {
        let payload = info.payload_as_str();
        println!("{payload:?} at {:?}", info.location().map(|place| (place.line(), place.column())));
        println!("in {:?} {}", thread::current().name(), thread::panicking());
    }));
    let _ = panic::catch_unwind(|| panic!("one {}", 1));
    let _ = thread::Builder::new().name("other".to_owned()).spawn(|| panic!("two")).unwrap().join();
    let _ = panic::catch_unwind(|| panic::panic_any(3_u8));
    let _ = panic::catch_unwind(|| panic::resume_unwind(Box::new("silent")));
    let _ = panic::catch_unwind(|| None::<u8>.expect("nothing there"));

    let before = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        println!("before");
        before(info);
        println!("after");
    }));
    let _ = panic::catch_unwind(|| panic!("chained"));
    drop(panic::take_hook());
    println!("taken");
}
