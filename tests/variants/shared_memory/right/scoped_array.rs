use std::thread;

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: shared_memory");
        std::process::exit(2);
    }

    let menu = ["soup", "bread", "tea"];
    thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| println!("address: {:p}", &menu));
        }
    });
    println!("address: {:p}", &menu);
}
