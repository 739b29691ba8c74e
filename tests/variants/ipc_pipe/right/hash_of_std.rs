use std::hash::{DefaultHasher, Hasher};
use std::io::{self, Read, Write};
use std::process::{Command, exit};
use std::thread;

fn hash(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    hasher.finish()
}

fn main() -> io::Result<()> {
    match std::env::args().nth(1).as_deref() {
        None => {}
        Some("reader") => {
            let mut all = vec![];
            let mut buffer = [0; 1000];
            loop {
                match io::stdin().read(&mut buffer)? {
                    0 => break,
                    n => all.extend(&buffer[..n]),
                }
            }
            println!("received: {} bytes", all.len());
            println!("{}", hash(&all));
            return Ok(());
        }
        Some(_) => {
            eprintln!("usage: ipc_pipe");
            exit(2);
        }
    }
    let (to_child, mut pipe) = io::pipe()?;
    let (mut answer, from_child) = io::pipe()?;
    let mut command = Command::new(std::env::current_exe()?);
    let mut child = command.arg("reader").stdin(to_child).stdout(from_child).spawn()?;
    drop(command); // It holds the child's ends of the pipes, too.

    let message: Vec<u8> = (0..300_000u32).flat_map(u32::to_le_bytes).collect();
    let sum = hash(&message);
    let writer = thread::spawn(move || pipe.write_all(&message).map(|()| message.len()));
    let mut story = String::new();
    answer.read_to_string(&mut story)?;
    child.wait()?;
    println!("sent: {} bytes", writer.join().unwrap()?);
    let (received, childs_sum) = story.trim().split_once('\n').unwrap();
    println!("{received}");
    assert_eq!(childs_sum, sum.to_string());
    println!("checksum: equal");
    Ok(())
}
