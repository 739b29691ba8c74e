use parking_lot::Mutex;
use std::sync::Arc;
use std::thread;

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: shared_memory");
        std::process::exit(2);
    }

    let list = Arc::new(Mutex::new(Vec::<String>::new()));
    let shoppers: Vec<_> = ["barron", "olivia"]
        .into_iter()
        .map(|name| {
            let list = Arc::clone(&list);
            thread::spawn(move || {
                println!("address: {:#x}", Arc::as_ptr(&list) as usize);
                list.lock().push(format!("garlic for {name}"));
            })
        })
        .collect();
    for shopper in shoppers {
        shopper.join().unwrap();
    }
    println!("{} entries", list.lock().len());
}
