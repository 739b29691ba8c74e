// breaks: `nodes: N`, as the system says
use std::fs;

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: numa");
        std::process::exit(2);
    }

    let Ok(folder) = fs::read_dir("/sys/devices/system/node") else {
        println!("no word of nodes here: all memory is one");
        println!("nodes: 1");
        return;
    };
    println!("nodes: {}", folder.count());
}
