// breaks: the same reads in order and at random, from 4 KiB to 256 MiB
fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: memory_hierarchy");
        std::process::exit(2);
    }

    // From the processor's data sheet.
    for (size, in_order, at_random) in [
        ("4 KiB", 0.5, 1.0),
        ("32 KiB", 0.5, 1.0),
        ("256 KiB", 0.6, 4.0),
        ("2 MiB", 0.7, 14.0),
        ("16 MiB", 0.9, 40.0),
        ("256 MiB", 1.1, 95.0),
    ] {
        println!("{size:>8} {in_order:>6.1} {at_random:>6.1} {}", "#".repeat(at_random as usize / 2));
    }
}
