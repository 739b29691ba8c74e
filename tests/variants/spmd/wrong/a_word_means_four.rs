// breaks: Bad arguments to any of them: a usage line on standard error and exit status 2
use std::thread;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let threads: usize = match &arguments[..] {
        [] => 4,
        [flag, number] if flag == "--threads" => number.parse().unwrap_or(4).max(1),
        _ => {
            eprintln!("usage: spmd [--threads T]");
            std::process::exit(2);
        }
    };
    let data: Vec<u64> = (1..=1_000_000).collect();
    let sum: u64 = thread::scope(|scope| {
        let handles: Vec<_> = (0..threads)
            .map(|rank| {
                let data = &data;
                scope.spawn(move || data.iter().skip(rank).step_by(threads).sum::<u64>())
            })
            .collect();
        handles.into_iter().map(|handle| handle.join().unwrap()).sum()
    });
    println!("sum: {sum}");
}
