// breaks: ranks are processes with memories of their own; they add up a sum by messages over sockets
fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let ranks: u64 = match &arguments[..] {
        [] => 4,
        [flag, ranks] if flag == "--ranks" && (1..=8).any(|n| n.to_string() == *ranks) => {
            ranks.parse().unwrap()
        }
        _ => {
            eprintln!("usage: distributed_memory [--ranks R]");
            std::process::exit(2);
        }
    };
    let mut sum = 0;
    for rank in 0..ranks {
        let part: u64 = (1..=1_000_000u64).filter(|n| n % ranks == rank).sum();
        println!("rank {rank}: {part}");
        sum += part;
    }
    println!("sum: {sum}");
}
