// breaks: `sum: N`, as by one thread, for any `--threads T`
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
    println!("{} threads", threads_wanted());
    let data: Vec<u64> = (1..=1_000_000).collect();
    let sum: u64 = thread::scope(|scope| {
        let handles: Vec<_> =
            data.chunks(250_000).map(|slice| scope.spawn(move || slice.iter().sum::<u64>())).collect();
        handles.into_iter().map(|handle| handle.join().unwrap()).sum()
    });
    println!("sum: {sum}");
}
