// breaks: ends by itself
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

fn write(pad: &Mutex<String>, text: &str) {
    let mut said = false;
    loop {
        match pad.try_lock() {
            Ok(mut page) => {
                page.push_str(text);
                break;
            }
            Err(_) if !said => {
                println!("second lock: refused");
                said = true;
            }
            Err(_) => thread::sleep(Duration::from_millis(10)),
        }
    }
}

fn main() {
    let pad = Mutex::new(String::new());
    thread::scope(|s| {
        s.spawn(|| {
            let page = pad.lock().unwrap();
            write(&pad, "pasta");
            drop(page);
        });
    });
}
