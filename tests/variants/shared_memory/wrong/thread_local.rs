// breaks: the same address printed by each: `address: 0x…` all equal
use std::cell::Cell;
use std::sync::Barrier;
use std::thread;

thread_local! {
    static NUMBER: Cell<u32> = const { Cell::new(0) };
}

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: shared_memory");
        std::process::exit(2);
    }

    let everybody = Barrier::new(2);
    let show = || {
        NUMBER.with(|number| {
            number.set(number.get() + 1);
            println!("address: {:p}", number);
        });
        everybody.wait();
    };
    thread::scope(|scope| {
        scope.spawn(show);
        scope.spawn(show);
    });
}
