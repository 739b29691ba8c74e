// breaks: Bad arguments to any of them: a usage line on standard error and exit status 2
use std::fs;

fn main() {
    if std::env::args_os().len() > 1 {
        println!("usage: numa");
    }
    let nodes = match fs::read_dir("/sys/devices/system/node") {
        Ok(folder) => folder
            .flatten()
            .filter_map(|entry| {
                entry.file_name().into_string().ok()?.strip_prefix("node")?.parse::<u32>().ok()
            })
            .count(),
        Err(_) => 1,
    };
    println!("nodes: {nodes}");
}
