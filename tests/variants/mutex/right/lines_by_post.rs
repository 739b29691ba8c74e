use parking_lot::Mutex;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

static PENCIL: Mutex<()> = Mutex::new(());

fn main() {
    let (post, letterbox) = mpsc::channel();
    for name in ["anna", "ben"] {
        let post = post.clone();
        thread::spawn(move || {
            for n in 1..=3 {
                let line = {
                    let _pencil = PENCIL.lock();
                    thread::sleep(Duration::from_millis(100));
                    format!("{name} {n}")
                };
                post.send(line).unwrap();
            }
        });
    }
    // this one writes nothing
    drop(post);

    let mut lines = 0;
    for line in letterbox {
        println!("received: {line}");
        lines += 1;
    }
    println!("lines: {lines}");
}
