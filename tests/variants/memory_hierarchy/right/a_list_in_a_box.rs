use std::time::Instant;

struct Node {
    next: u32,
    _fill: [u32; 15],
}

fn walk(nodes: &[Node], steps: u32) -> f64 {
    let mut at = 0;
    let start = Instant::now();
    for _ in 0..steps {
        at = std::hint::black_box(nodes[at as usize].next);
    }
    start.elapsed().as_secs_f64() * 1e9 / f64::from(steps)
}

fn main() {
    if let Some(argument) = std::env::args().nth(1) {
        eprintln!("{argument}?");
        eprintln!("usage: memory_hierarchy");
        std::process::exit(2);
    }
    for kib in [4u32, 32, 256, 2048, 16384, 262144] {
        let count = kib * 16;
        let mut nodes: Box<[Node]> = (1..=count).map(|n| Node { next: n % count, _fill: [0; 15] }).collect();
        let in_order = walk(&nodes, 30_000);
        for n in 0..count {
            // A large odd step goes everywhere before it comes back.
            nodes[n as usize].next = (n.wrapping_add(0x9E37_79B1)) % count;
        }
        let at_random = walk(&nodes, 30_000);
        let picture = "*".repeat((at_random.log2().max(0.0) * 5.0) as usize);
        println!(
            "size {kib} KiB: in order {in_order:.2} ns a read, at random {at_random:.2} ns a read {picture}"
        );
    }
}
