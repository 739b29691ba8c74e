// breaks: the line is printed after one has
use parking_lot::Mutex;

fn try_to_write(pad: &Mutex<Vec<&str>>) -> bool {
    !pad.is_locked()
}

fn main() {
    let pad = Mutex::new(vec!["oil"]);
    let list = pad.lock();
    if !try_to_write(&pad) {
        println!("second lock: refused");
    }
    println!("{list:?}");
}
