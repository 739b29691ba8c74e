// breaks: `nodes: N`, as the system says
use std::fs;

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: numa");
        std::process::exit(2);
    }

    // One for each processor, which is not what a node is.
    let processors = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let count = processors.lines().filter(|line| line.starts_with("processor")).count();
    println!("nodes: {}", count + 1);
}
