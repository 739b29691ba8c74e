use std::io::Write;
use std::thread;
use std::time::Duration;

fn main() -> std::io::Result<()> {
    let mut out = std::io::stdout();
    writeln!(out, "the day begins")?;
    writeln!(out, "chef: new")?;
    thread::scope(|s| {
        s.spawn(|| {
            let mut out = std::io::stdout().lock();
            writeln!(out, "chef: running").unwrap();
            drop(out);
            thread::scope(|inner| {
                inner.spawn(|| thread::sleep(Duration::from_secs(1)));
            });
        });
        thread::sleep(Duration::from_millis(500));
        writeln!(std::io::stdout(), "chef: {}", "blocked")
    })?;
    writeln!(out, "chef: terminated")
}
