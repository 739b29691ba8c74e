use std::collections::BTreeMap;
use std::fs;

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: numa");
        std::process::exit(2);
    }

    let mut nodes: BTreeMap<u32, (String, String)> = BTreeMap::new();
    for entry in fs::read_dir("/sys/devices/system/node").into_iter().flatten().flatten() {
        let name = entry.file_name().into_string().unwrap_or_default();
        let Some(Ok(number)) = name.strip_prefix("node").map(|digits| digits.parse()) else { continue };
        let read = |file| fs::read_to_string(entry.path().join(file)).unwrap_or_default().trim().to_string();
        nodes.insert(number, (read("cpulist"), read("distance")));
    }
    for (number, (processors, distances)) in &nodes {
        println!("{number}: [{processors}] [{distances}]");
    }
    println!("nodes: {}", nodes.len().max(1));
    println!("{}", if nodes.len() > 1 { "NUMA" } else { "UMA" });
}
