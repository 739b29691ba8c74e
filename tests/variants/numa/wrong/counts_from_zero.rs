// breaks: `nodes: N`, as the system says
use std::fs;

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: numa");
        std::process::exit(2);
    }

    let Ok(online) = fs::read_to_string("/sys/devices/system/node/online") else {
        println!("no word of nodes here: all memory is one");
        println!("nodes: 0");
        return;
    };
    // `0` on a machine with one node, `0-3` on one with four.
    let last = online.trim().rsplit(['-', ',']).next().unwrap_or("0");
    println!("nodes: {last}");
}
