// breaks: a try fails
use parking_lot::Mutex;
use std::thread;
use std::time::Duration;

#[derive(Default)]
struct Kitchen {
    table: Mutex<()>,
    list: Mutex<Vec<u8>>,
}

fn main() {
    let kitchen = Kitchen::default();
    thread::scope(|s| {
        for _ in 0..2 {
            s.spawn(|| {
                for i in 0..5 {
                    thread::sleep(Duration::from_millis(10));
                    // you need a place at the table first
                    let _seat = kitchen.table.lock();
                    let mut list = kitchen.list.try_lock().expect("one seat, one writer");
                    thread::sleep(Duration::from_millis(30));
                    list.push(i);
                }
            });
        }
    });
    println!("items: {}", kitchen.list.lock().len());
}
