// breaks: ends by itself
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

fn main() {
    let (order, orders) = mpsc::channel::<String>();
    println!("chef: new");
    let chef = thread::spawn(move || {
        println!("chef: running");
        for dish in orders {
            println!("chef cooks {dish}");
        }
    });
    order.send("soup".to_string()).unwrap();
    thread::sleep(Duration::from_secs(1));
    println!("chef: blocked");
    chef.join().unwrap();
    println!("chef: terminated");
    drop(order);
}
