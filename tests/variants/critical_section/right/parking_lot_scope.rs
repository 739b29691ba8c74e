use parking_lot::Mutex;
use std::thread;
use std::time::Duration;

fn main() {
    let garlic = Mutex::new(0u32);
    thread::scope(|s| {
        for name in ["barron", "olivia"] {
            let garlic = &garlic;
            thread::Builder::new()
                .name(name.into())
                .spawn_scoped(s, move || {
                    for _ in 0..5 {
                        println!("{name} is thinking");
                        thread::sleep(Duration::from_millis(10));
                        *garlic.lock() += 1;
                    }
                })
                .unwrap();
        }
    });
    println!("garlic: {}", garlic.into_inner());
}
