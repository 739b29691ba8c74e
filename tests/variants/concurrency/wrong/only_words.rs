// breaks: the whole takes about the longest wait, not the sum
use std::thread;
use std::time::Duration;

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: concurrency");
        std::process::exit(2);
    }

    let threads: Vec<_> =
        [40, 30, 20].map(|wait| thread::spawn(move || thread::sleep(Duration::from_millis(wait)))).into();
    for thread in threads {
        thread.join().unwrap();
        println!("a thread has waited");
    }
    println!("done");
}
