use std::path::Path;
use std::{env, process, thread};

fn main() {
    if env::args().len() > 1 {
        eprintln!("usage: numa");
        process::exit(2);
    }
    let mut nodes = 0;
    for number in 0..1024 {
        let folder = format!("/sys/devices/system/node/node{number}");
        if Path::new(&folder).is_dir() {
            nodes += 1;
            for file in ["cpulist", "distance"] {
                match std::fs::read_to_string(format!("{folder}/{file}")) {
                    Ok(text) => println!("node {number} {file}: {}", text.trim_end()),
                    Err(error) => println!("node {number} {file}: {error}"),
                }
            }
        }
    }
    if nodes == 0 {
        println!("the system names no node; {:?} processors", thread::available_parallelism());
        nodes = 1;
    }
    println!("nodes: {nodes}");
}
