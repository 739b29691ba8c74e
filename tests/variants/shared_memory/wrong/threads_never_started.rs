// breaks: the same address printed by each: `address: 0x…` all equal
use std::thread;

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: shared_memory");
        std::process::exit(2);
    }

    let number = 42;
    let looks: Vec<_> = (0..3)
        .map(|_| {
            let number = &number;
            move || println!("address: {number:p}")
        })
        .collect();
    thread::scope(|_scope| {
        for look in looks {
            look();
        }
    });
}
