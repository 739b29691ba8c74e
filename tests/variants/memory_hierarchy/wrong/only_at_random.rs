// breaks: a row a size, nanoseconds a read for both; a picture in text
use std::hint::black_box;
use std::time::Instant;

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: memory_hierarchy");
        std::process::exit(2);
    }

    let data: Vec<u64> = (0..32 << 20).collect();
    let mut size = 4usize << 10;
    while size <= 256 << 20 {
        let mask = size / 8 - 1;
        let start = Instant::now();
        let mut at = 0;
        for _ in 0..50_000 {
            at = (black_box(data[at]) as usize + 40_503 * 8) & mask;
        }
        let time = start.elapsed().as_secs_f64() * 1e9 / 50_000.0;
        println!("{:>7} KiB {time:>7.2} {}", size >> 10, "#".repeat(time as usize));
        size *= 2;
    }
}
