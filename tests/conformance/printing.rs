//! Every way to print, and what macros there are.

use std::fmt;
use std::io::{self, BufWriter, LineWriter, Write};

struct Point(i32, i32);

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "({}, {})", self.0, self.1)
    }
}

fn main() -> io::Result<()> {
    println!();
    println!("{} {0:?} {name:>5} {:#x}", 1, 255, name = "ab");
    print!("pieces ");
    print!("of {}\n", "a line");
    eprintln!("not here");
    eprint!("nor here");
    let mut out = io::stdout();
    writeln!(out, "{}", Point(1, 2))?;
    write!(&out, "by reference\n")?;
    out.write_all(b"bytes\n")?;
    let length = out.write(b"some\n")?;
    println!("{length}");
    {
        let mut locked = io::stdout().lock();
        writeln!(locked, "locked")?;
        println!("and printed");
        let again = out.lock();
        drop(again);
        locked.flush()?;
    }
    let mut buffered = BufWriter::new(io::stdout());
    for n in 0..3 {
        writeln!(buffered, "{n}")?;
    }
    buffered.flush()?;
    let mut lines = LineWriter::new(io::stdout().lock());
    write!(lines, "half ")?;
    writeln!(lines, "and half")?;
    drop(lines);
    println!("{:?} {:?}", io::stdout(), io::stdout().lock());
    let value = dbg!(1 + 1);
    println!("{value} {:?}", dbg!("a", 2));
    dbg!();
    println!("{}", format!("{:?}", format_args!("{}", 1)));
    println!("{} {}", line!(), file!().ends_with("printing.rs"));
    println!("{}", concat!("a", 1, stringify!(b + c)));
    io::copy(&mut &b"copied\n"[..], &mut io::stdout())?;
    io::stderr().write_all(b"not here")?;
    writeln!(io::stderr().lock(), "nor here")?;
    Ok(())
}
