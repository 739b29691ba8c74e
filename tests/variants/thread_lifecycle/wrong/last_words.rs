// breaks: `terminated` after the chef has ended
use crossbeam_channel::bounded;
use std::thread;
use std::time::Duration;

fn main() {
    let (done, finished) = bounded(1);
    println!("chef: new");
    let chef = thread::spawn(move || {
        println!("chef: running");
        thread::sleep(Duration::from_secs(1));
        done.send(()).unwrap(); // last line, the chef is gone after this
    });
    thread::sleep(Duration::from_millis(500));
    println!("chef: blocked");
    finished.recv().unwrap();
    println!("chef: terminated");
    chef.join().unwrap();
}
