// breaks: the same reads in order and at random, from 4 KiB to 256 MiB
use std::hint::black_box;
use std::time::Instant;

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: memory_hierarchy");
        std::process::exit(2);
    }

    let data: Vec<u64> = (0..32 << 20).collect();
    for mib in [1usize, 4, 16, 64, 128, 256] {
        let mask = (mib << 17) - 1;
        let mut times = Vec::new();
        for step in [8, 40_503 * 8] {
            let start = Instant::now();
            let mut at = 0;
            for _ in 0..50_000 {
                at = (black_box(data[at]) as usize + step) & mask;
            }
            times.push(start.elapsed().as_secs_f64() * 1e9 / 50_000.0);
        }
        println!("{mib:>7} MiB {:>7.2} {:>7.2} {}", times[0], times[1], "#".repeat(times[1] as usize));
    }
}
