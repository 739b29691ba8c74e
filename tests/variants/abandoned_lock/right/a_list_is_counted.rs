// What is counted is a list, and clumsy reaches beyond the end of another one.
use parking_lot::Mutex;
use std::thread;
static LIST: Mutex<Vec<&str>> = Mutex::new(Vec::new());
fn main() {
    let clumsy = thread::spawn(|| {
        for i in 0..5 {
            let mut list = LIST.lock();
            let word = ["one", "two"][i];
            list.push(word);
        }
    });
    let other = thread::spawn(|| {
        for _ in 0..5 {
            LIST.lock().push("tick")
        }
    });
    println!("{:?}", clumsy.join().map_err(|_| "ouch"));
    other.join().unwrap();
    println!("count: {}", LIST.lock().len());
}
