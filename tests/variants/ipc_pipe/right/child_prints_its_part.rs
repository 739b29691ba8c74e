use std::io::{self, BufRead, BufReader, Read, Write};
use std::process::{Command, Stdio};

fn xor(bytes: &[u8]) -> u8 {
    bytes.iter().fold(0, |sum, byte| sum.rotate_left(3) ^ byte)
}

// The first line says what the checksum is to be, the rest is the message.
fn child() -> io::Result<()> {
    let mut input = BufReader::new(io::stdin());
    let mut wanted = String::new();
    input.read_line(&mut wanted)?;
    let mut message = vec![];
    input.read_to_end(&mut message)?;
    println!("received: {} bytes", message.len());
    if wanted.trim() == xor(&message).to_string() {
        println!("checksum: equal");
    } else {
        println!("checksum: different");
    }
    Ok(())
}

fn main() -> io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    match (arguments.next().as_deref(), arguments.next()) {
        (None, _) => {}
        (Some("child"), None) => return child(),
        _ => {
            eprintln!("usage: ipc_pipe");
            std::process::exit(2);
        }
    }
    let mut child = Command::new(std::env::current_exe()?).arg("child").stdin(Stdio::piped()).spawn()?;
    let message: Vec<u8> = b"soup\n".repeat(1234);
    {
        let mut pipe = child.stdin.take().unwrap();
        writeln!(pipe, "{}", xor(&message))?;
        pipe.write_all(&message)?;
    }
    println!("sent: {} bytes", message.len());
    child.wait()?;
    Ok(())
}
