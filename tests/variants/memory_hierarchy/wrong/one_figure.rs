// breaks: a row a size, nanoseconds a read for both; a picture in text
use std::hint::black_box;
use std::time::Instant;

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: memory_hierarchy");
        std::process::exit(2);
    }

    let memory = vec![1u64; 32 << 20];
    let start = Instant::now();
    for number in &memory {
        black_box(number);
    }
    println!("256 MiB in order: {:.2} ns a read", start.elapsed().as_nanos() as f64 / memory.len() as f64);
}
