// breaks: Bad arguments to any of them: a usage line on standard error and exit status 2
use std::thread;

fn main() {
    let threads: usize = match std::env::args().nth(2) {
        Some(number) => number.parse().unwrap(),
        None => 4,
    };
    let data: Vec<u64> = (1..=1_000_000).collect();
    let share = data.len().div_ceil(threads);
    let sum: u64 = thread::scope(|scope| {
        let handles: Vec<_> =
            data.chunks(share).map(|mine| scope.spawn(move || mine.iter().sum::<u64>())).collect();
        handles.into_iter().map(|handle| handle.join().unwrap()).sum()
    });
    println!("sum: {sum}");
}
