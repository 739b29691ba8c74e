// breaks: `sum: N`, as by one thread, for any `--threads T`
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

fn program(rank: usize, ranks: usize, data: &[u64]) -> u64 {
    data.iter().skip(rank).step_by(ranks).sum()
}

fn main() {
    let threads = threads_wanted();
    let data: Vec<u64> = (1..=1_000_000).collect();
    // One after another, and all on main.
    let sum: u64 = (0..threads).map(|rank| program(rank, threads, &data)).sum();
    println!("sum: {sum}");
}
