//! NUMA, non-uniform memory access: memory is one, but each part of it is near some processors and far from
//! others. A node is a part of memory with the processors that are near it. With a single node all memory is
//! equally far from everybody: UMA, uniform memory access.
//!
//! Watch: what the operating system says of this machine. A distance of 10 is a node's own memory; 21 is
//! memory that takes 2.1 times as long.
//!
//! Run: `cargo run --example numa`
//! Book: `docs/src/hardware/numa.md`
//! Crates: none, only std.

use std::io::Write;
use std::path::Path;
use std::{env, fs, io, process, thread};

const USAGE: &str = "usage: numa (it takes no arguments)";
/// Where Linux says it: a folder a node, called node0, node1 and so on.
const NODES: &str = "/sys/devices/system/node";

/// Prints a line. If nobody reads any more (`| head -1`), that is the end.
macro_rules! say {
    ($($line:tt)*) => {
        if writeln!(io::stdout(), $($line)*).is_err() {
            process::exit(0);
        }
    };
}

fn nodes_of_this_machine() -> io::Result<Vec<u32>> {
    let mut nodes = Vec::new();
    for entry in fs::read_dir(NODES)? {
        let name = entry?.file_name();
        // There are other files here: online, possible, power and the like.
        nodes.extend(name.to_str().and_then(|name| name.strip_prefix("node")?.parse::<u32>().ok()));
    }
    nodes.sort();
    Ok(nodes)
}

fn read(node: u32, file: &str) -> String {
    let text = fs::read_to_string(Path::new(NODES).join(format!("node{node}")).join(file));
    text.map_or("unknown".to_owned(), |text| text.trim().to_owned())
}

fn describe_this_machine() {
    if !cfg!(target_os = "linux") {
        say!("This system does not say by files how its memory is laid out; Linux does.");
        return;
    }
    let Ok(nodes) = nodes_of_this_machine() else {
        // A kernel built without NUMA, or a container that hides it.
        let processors = thread::available_parallelism().map_or(1, usize::from);
        say!(
            "This kernel says nothing of nodes, so all memory is one: {processors} processors see it alike (UMA)."
        );
        say!("nodes: 1");
        return;
    };
    for &node in &nodes {
        let processors = match read(node, "cpulist") {
            none if none.is_empty() => "none".to_owned(),
            list => list,
        };
        say!("node {node}: processors {processors}");
    }
    say!("distances from each node (a row) to the memory of each (a column):");
    say!("         {}", nodes.iter().map(|node| format!("{:>4}", format!("n{node}"))).collect::<String>());
    for &node in &nodes {
        let row: String = read(node, "distance").split_whitespace().map(|d| format!("{d:>4}")).collect();
        say!("  node {node:<2}{row}");
    }
    say!("nodes: {}", nodes.len());
    match nodes.len() {
        1 => say!("One node: UMA, all memory is equally far from every processor."),
        _ => say!("Several nodes: NUMA, a thread works faster near its data."),
    }
}

fn main() {
    match env::args_os().nth(1) {
        None => describe_this_machine(),
        Some(argument) if argument == "--help" => say!("{USAGE}"),
        Some(_) => {
            eprintln!("{USAGE}");
            process::exit(2);
        }
    }
}
