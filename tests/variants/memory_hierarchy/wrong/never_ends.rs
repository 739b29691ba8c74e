// breaks: Every sheet's program, demonstrations too, ends by itself in every fair schedule
use std::hint::black_box;
use std::time::Instant;

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: memory_hierarchy");
        std::process::exit(2);
    }

    let memory = vec![1u8; 256 << 20];
    loop {
        let mut size = 4 << 10;
        while size <= memory.len() {
            let start = Instant::now();
            for byte in memory[..size].iter().step_by(64) {
                black_box(byte);
            }
            let in_order = start.elapsed().as_nanos() as f64 / (size / 64) as f64;
            let start = Instant::now();
            for n in 0..size / 64 {
                black_box(memory[n * 7_368_787 % size]);
            }
            let at_random = start.elapsed().as_nanos() as f64 / (size / 64) as f64;
            println!("{} KiB {in_order:.1} ns {at_random:.1} ns", size >> 10);
            size *= 4;
        }
    }
}
