//! The memory hierarchy: registers, caches, main memory, each larger than the one before, and slower.
//!
//! Watch: the same reads, in order and at random. Each read says where the next one is, so none can start
//! early. In order, the processor guesses what comes next and has it ready; at random it cannot, and the price
//! of a read climbs a step each time the data outgrows a cache. Times mean something only with `--release`.
//!
//! Run: `cargo run --release --example memory_hierarchy`
//! Book: `docs/src/hardware/memory_hierarchy.md`
//! Crates: none, only std.

use std::hint::black_box;
use std::io::Write;
use std::time::Instant;
use std::{env, io, process};

const USAGE: &str = "usage: memory_hierarchy (it takes no arguments)";
const KIB: usize = 1024;
const LARGEST: usize = 256 * KIB * KIB;
const READS: usize = 1 << 15;
const PASSES: usize = 5;

/// Prints a line. If nobody reads any more (`| head -1`), that is the end.
macro_rules! say {
    ($($line:tt)*) => {
        if writeln!(io::stdout(), $($line)*).is_err() {
            process::exit(0);
        }
    };
}

/// What a processor fetches at once. Each line says where the next read is, on either round trip.
#[derive(Default)]
#[repr(align(64))]
struct CacheLine {
    in_order: usize,
    at_random: usize,
}

/// Each round trip visits every line once. The second is a pseudo-random generator: with these constants, and
/// a count that is a power of two, it takes on all values before it repeats itself.
fn link(lines: &mut [CacheLine]) {
    let count = lines.len();
    for (at, line) in lines.iter_mut().enumerate() {
        line.in_order = (at + 1) % count;
        line.at_random = at.wrapping_mul(1_664_525).wrapping_add(1_013_904_223) % count;
    }
}

/// Nanoseconds a read: the median of some passes, after one to warm up.
fn time_a_read(lines: &[CacheLine], next: impl Fn(&CacheLine) -> usize) -> f64 {
    let mut at = 0;
    let mut pass = || {
        let start = Instant::now();
        for _ in 0..READS {
            at = next(&lines[at]);
        }
        black_box(at);
        start.elapsed().as_secs_f64() * 1e9 / READS as f64
    };
    pass();
    let mut times: [f64; PASSES] = std::array::from_fn(|_| pass());
    times.sort_by(f64::total_cmp);
    times[PASSES / 2]
}

/// Where a time stands in the picture: four columns for each doubling, half a nanosecond at the left.
fn column(nanoseconds: f64) -> usize {
    ((nanoseconds * 2.0).log2() * 4.0).round().clamp(0.0, 44.0) as usize
}

fn climb() {
    if cfg!(debug_assertions) {
        say!("(built without --release: the times below say little)");
    }
    let mut memory = Vec::new();
    if memory.try_reserve_exact(LARGEST / size_of::<CacheLine>()).is_err() {
        eprintln!("memory_hierarchy: this needs 256 MiB of memory, and there is not so much");
        process::exit(1);
    }
    memory.resize_with(LARGEST / size_of::<CacheLine>(), CacheLine::default);

    say!("            nanoseconds a read   o in order, x at random, * both");
    say!("     size   in order   random    0.5 1   2   4   8   16  32  64  128 256 512 1024");
    let mut size = 4 * KIB;
    while size <= LARGEST {
        let lines = &mut memory[..size / size_of::<CacheLine>()];
        link(lines);
        let in_order = time_a_read(lines, |line| line.in_order);
        let at_random = time_a_read(lines, |line| line.at_random);

        let (o, x) = (column(in_order), column(at_random));
        let mut picture = [' '; 45];
        picture[o.min(x)..o.max(x)].fill('.');
        picture[o] = 'o';
        picture[x] = if o == x { '*' } else { 'x' };
        let picture: String = picture.iter().collect();
        let label = if size < KIB * KIB {
            format!("{} KiB", size / KIB)
        } else {
            format!("{} MiB", size / KIB / KIB)
        };
        say!("{label:>9} {in_order:>10.2} {at_random:>8.2}    {}", picture.trim_end());
        size *= 2;
    }
}

fn main() {
    match env::args_os().nth(1) {
        None => climb(),
        Some(argument) if argument == "--help" => say!("{USAGE}"),
        Some(_) => {
            eprintln!("{USAGE}");
            process::exit(2);
        }
    }
}
