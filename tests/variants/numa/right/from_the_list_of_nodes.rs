use std::fs;

/// How many numbers a list such as `0-3,8` has.
fn length(list: &str) -> usize {
    list.trim()
        .split(',')
        .map(|part| match part.split_once('-') {
            Some((from, to)) => to.parse::<usize>().unwrap() - from.parse::<usize>().unwrap() + 1,
            None => 1,
        })
        .sum()
}

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: numa");
        std::process::exit(2);
    }

    let Ok(online) = fs::read_to_string("/sys/devices/system/node/online") else {
        println!("no word of nodes here: all memory is one");
        println!("nodes: 1");
        return;
    };
    for node in 0..length(&online) {
        let folder = format!("/sys/devices/system/node/node{node}");
        let processors = fs::read_to_string(format!("{folder}/cpulist")).unwrap_or_default();
        let distances = fs::read_to_string(format!("{folder}/distance")).unwrap_or_default();
        println!("node {node}: processors {}, distances {}", processors.trim(), distances.trim());
    }
    println!("nodes: {}", length(&online));
}
