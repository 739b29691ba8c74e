// breaks: the same conversation four ways: `sent: N bytes` `received: N bytes` `checksum: equal`
use std::fs::{self, OpenOptions};
use std::os::unix::fs::FileExt;
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
        let memory = OpenOptions::new().read(true).write(true).open(path).unwrap();
        let mut message = vec![0; 100_000];
        memory.read_exact_at(&mut message, 0).unwrap();
        let answer = [message.len() as u64, checksum(&message)].map(u64::to_le_bytes).concat();
        memory.write_all_at(&answer, 100_000).unwrap();
        return;
    }
    if !arguments.is_empty() {
        eprintln!("usage: ipc_shared_memory");
        process::exit(2);
    }
    let path = env::temp_dir().join(format!("student-{}", process::id()));
    let memory = OpenOptions::new().read(true).write(true).create_new(true).open(&path).unwrap();
    memory.set_len(100_016).unwrap();
    let message = vec![42; 100_000];
    memory.write_all_at(&message, 0).unwrap();
    println!("sent: {} bytes", message.len());

    // Whether the child has already answered is not asked: it has not even been started.
    let mut answer = [0; 16];
    memory.read_exact_at(&mut answer, 100_000).unwrap();
    let mut child = Command::new(env::current_exe().unwrap()).arg("child").arg(&path).spawn().unwrap();
    let [count, sum] = [0, 8].map(|at| u64::from_le_bytes(answer[at..at + 8].try_into().unwrap()));
    println!("received: {count} bytes");
    println!("checksum: {}", if sum == checksum(&message) { "equal" } else { "different" });
    child.wait().unwrap();
    fs::remove_file(&path).unwrap();
}
