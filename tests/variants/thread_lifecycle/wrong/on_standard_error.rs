// breaks: Lines in `code` are printed on standard output exactly so
use std::thread;
use std::time::Duration;

fn main() {
    eprintln!("chef: new");
    let chef = thread::spawn(|| {
        eprintln!("chef: running");
        thread::sleep(Duration::from_secs(1));
    });
    thread::sleep(Duration::from_millis(500));
    eprintln!("chef: blocked");
    chef.join().unwrap();
    eprintln!("chef: terminated");
}
