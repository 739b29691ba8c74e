use rand::seq::SliceRandom;
use std::hint::black_box;
use std::time::Instant;

const LINE: usize = 8;
const STEPS: u32 = 50_000;

/// `order` says in which order the lines are visited; each holds the place of the next.
fn chase(order: &[u32], memory: &mut [u64]) -> f64 {
    for pair in order.windows(2) {
        memory[pair[0] as usize * LINE] = u64::from(pair[1]);
    }
    memory[order[order.len() - 1] as usize * LINE] = u64::from(order[0]);
    let mut times = Vec::new();
    let mut at = 0;
    for _ in 0..4 {
        let start = Instant::now();
        for _ in 0..STEPS {
            at = memory[at as usize * LINE];
        }
        times.push(start.elapsed().as_nanos() as f64 / f64::from(STEPS));
    }
    black_box(at);
    times.remove(0);
    times.sort_by(|a, b| a.total_cmp(b));
    times[1]
}

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: memory_hierarchy");
        std::process::exit(2);
    }

    let mut memory = vec![0; 256 * 1024 * 1024 / 8];
    let mut kib = 4;
    while kib <= 256 * 1024 {
        let mut order: Vec<u32> = (0..kib * 16).collect();
        let in_order = chase(&order, &mut memory);
        order.shuffle(&mut rand::rng());
        let at_random = chase(&order, &mut memory);
        let size = if kib < 1024 { format!("{kib} KiB") } else { format!("{} MiB", kib / 1024) };
        println!("{size:>8} {in_order:8.1} ns {at_random:8.1} ns {}", "*".repeat((at_random / 5.0) as usize));
        kib *= 4;
    }
}
