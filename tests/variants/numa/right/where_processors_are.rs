use std::collections::HashSet;
use std::fs;

// Each node says which memory it has in a file of its own; those that have a name are counted.
fn main() -> std::process::ExitCode {
    if std::env::args_os().count() > 1 {
        eprintln!("usage: numa");
        return 2.into();
    }
    let mut found = HashSet::new();
    if let Ok(folder) = fs::read_dir("/sys/bus/node/devices").or(fs::read_dir("/sys/devices/system/node")) {
        for name in folder.flatten().filter_map(|entry| entry.file_name().into_string().ok()) {
            if name.len() > 4 && name.starts_with("node") && name[4..].bytes().all(|b| b.is_ascii_digit()) {
                let info = fs::read_to_string(format!("/sys/devices/system/node/{name}/meminfo"));
                println!("{}", info.unwrap_or_default().lines().next().unwrap_or(&name));
                found.insert(name);
            }
        }
    }
    println!("nodes: {}", found.len().max(1));
    0.into()
}
