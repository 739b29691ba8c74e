// breaks: a row a size, nanoseconds a read for both; a picture in text
use std::hint::black_box;
use std::time::Instant;
const READS: usize = 1 << 20;
fn order(words: usize, random: bool) -> Vec<u32> {
    let mut next: Vec<u32> = (0..words as u32).collect();
    if random {
        let mut seed = 88172645463325252u64;
        for k in (1..words).rev() {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            next.swap(k, (seed % k as u64) as usize);
        }
    } else {
        next.rotate_left(1);
    }
    next
}
fn nanoseconds(next: &[u32]) -> f64 {
    let start = Instant::now();
    let mut at = 0;
    for _ in 0..READS {
        at = next[at as usize];
    }
    black_box(at);
    start.elapsed().as_nanos() as f64 / READS as f64
}
fn main() {
    no_arguments();
    println!("size  in order  at random");
    let mut size = 4096;
    while size <= 256 << 20 {
        let in_order = nanoseconds(&order(size / 4, false));
        let random = nanoseconds(&order(size / 4, true));
        let label =
            if size < 1 << 20 { format!("{} KiB", size >> 10) } else { format!("{} MiB", size >> 20) };
        println!("{label:>8} {in_order:8.2} ns {random:8.2} ns");
        size *= 4;
    }
}

fn no_arguments() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: memory_hierarchy");
        std::process::exit(2);
    }
}
