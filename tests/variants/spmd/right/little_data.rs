use std::sync::mpsc;
use std::thread;

fn threads_wanted() -> usize {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let threads = match arguments.iter().map(|a| a.as_str()).collect::<Vec<_>>()[..] {
        [] => Some(4),
        ["--threads", number] => number.parse().ok().filter(|&threads| threads > 0),
        _ => None,
    };
    threads.unwrap_or_else(|| {
        eprintln!("usage: spmd [--threads T]");
        std::process::exit(2);
    })
}

fn main() {
    let threads = threads_wanted();
    // Twenty numbers only: some threads find nothing to do, and the last chunk is shorter.
    let data: Vec<i32> = (1..=20).collect();
    let (sender, receiver) = mpsc::channel();
    for slice in data.chunks(data.len().div_ceil(threads)) {
        let (slice, sender) = (slice.to_vec(), sender.clone());
        thread::spawn(move || sender.send(slice.into_iter().sum::<i32>()).unwrap());
    }
    drop(sender);
    println!("sum: {}", receiver.into_iter().sum::<i32>());
}
