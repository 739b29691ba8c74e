// breaks: the same reads in order and at random, from 4 KiB to 256 MiB
use std::hint::black_box;
use std::time::Instant;

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: memory_hierarchy");
        std::process::exit(2);
    }

    // Whatever the size in the first column: it is always the same 64 KiB.
    let data: Vec<u64> = (0..8192).collect();
    let mut kib = 4usize;
    while kib <= 256 * 1024 {
        let mut times = Vec::new();
        for step in [1, 4099] {
            let start = Instant::now();
            let mut at = 0;
            for _ in 0..50_000 {
                at = (black_box(data[at]) as usize + step) % 8192;
            }
            times.push(start.elapsed().as_secs_f64() * 1e9 / 50_000.0);
        }
        println!("{kib:>7} KiB {:>7.2} {:>7.2} {}", times[0], times[1], "#".repeat(times[1] as usize));
        kib *= 2;
    }
}
