// breaks: the same address printed by each: `address: 0x…` all equal
use std::sync::Barrier;
use std::thread;

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: shared_memory");
        std::process::exit(2);
    }

    let list = vec!["garlic", "potatoes"];
    let everybody = Barrier::new(3);
    thread::scope(|scope| {
        for _ in 0..3 {
            let mine = list.clone();
            let everybody = &everybody;
            scope.spawn(move || {
                println!("address: {:p}", mine.as_ptr());
                everybody.wait();
                drop(mine);
            });
        }
    });
}
