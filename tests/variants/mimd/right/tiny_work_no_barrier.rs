use std::thread;

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: mimd");
        std::process::exit(2);
    }

    let a = thread::spawn(|| 6 * 7);
    let b = thread::spawn(|| "garlic".chars().rev().collect::<String>());
    let c = thread::spawn(|| 1.5_f64.sqrt());
    println!("results: {} {} {:.2}", a.join().unwrap(), b.join().unwrap(), c.join().unwrap());
}
