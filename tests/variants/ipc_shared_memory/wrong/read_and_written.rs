// breaks: two processes talk over memory mapped by both
use std::fs;
use std::process::Command;
use std::{env, process};

fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(7, |sum, &byte| sum * 31 % 1_000_003 + u64::from(byte))
}

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if let [role, path] = &arguments[..]
        && role == "child"
    {
        // A file that is read and written: each of them has a copy of its own.
        let message = fs::read(path).unwrap();
        return fs::write(path, format!("{} {}", message.len(), checksum(&message))).unwrap();
    }
    if !arguments.is_empty() {
        eprintln!("usage: ipc_shared_memory");
        process::exit(2);
    }
    let path = env::temp_dir().join(format!("student-{}", process::id()));
    let message = vec![42; 100_000];
    fs::write(&path, &message).unwrap();
    println!("sent: {} bytes", message.len());
    Command::new(env::current_exe().unwrap()).arg("child").arg(&path).status().unwrap();
    let answer = fs::read_to_string(&path).unwrap();
    fs::remove_file(&path).unwrap();
    let (count, sum) = answer.split_once(' ').unwrap();
    println!("received: {count} bytes");
    println!("checksum: {}", if sum == checksum(&message).to_string() { "equal" } else { "different" });
}
