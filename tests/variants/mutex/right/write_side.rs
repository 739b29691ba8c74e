use parking_lot::RwLock;
use std::thread;
use std::time::Duration;

fn main() {
    let pencil = RwLock::new(String::new());
    thread::scope(|s| {
        for name in ["barron", "olivia"] {
            let pencil = &pencil;
            s.spawn(move || {
                for n in 1..=3 {
                    let mut page = pencil.write();
                    thread::sleep(Duration::from_millis(100));
                    page.push_str(&format!("{name} writes line {n}\n"));
                }
            });
        }
    });
    let page = pencil.read();
    print!("{page}");
    println!("lines: {}", page.lines().count());
}
