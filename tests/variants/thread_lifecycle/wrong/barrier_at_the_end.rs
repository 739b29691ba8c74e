// breaks: `terminated` after the chef has ended
use std::sync::Barrier;
use std::thread;
use std::time::Duration;
static END: Barrier = Barrier::new(2);
fn main() {
    println!("chef: new");
    let _chef = thread::spawn(|| {
        println!("chef: running");
        thread::sleep(Duration::from_secs(1));
        END.wait();
    });
    thread::sleep(Duration::from_millis(500));
    println!("chef: blocked");
    END.wait();
    println!("chef: terminated");
}
