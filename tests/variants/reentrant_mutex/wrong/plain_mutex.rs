// breaks: ends by itself
use std::sync::Mutex;
use std::thread;

#[derive(Default)]
struct Basket {
    garlic: u32,
    potatoes: u32,
}

fn add_garlic(basket: &Mutex<Basket>) {
    basket.lock().unwrap().garlic += 1;
}

fn add_potato(basket: &Mutex<Basket>) {
    let mut b = basket.lock().unwrap();
    b.potatoes += 1;
    add_garlic(basket);
}

fn main() {
    let basket = Mutex::new(Basket::default());
    thread::scope(|s| {
        for _ in 0..2 {
            s.spawn(|| {
                for _ in 0..5 {
                    add_garlic(&basket);
                    add_potato(&basket);
                }
            });
        }
    });
    println!("garlic: {}", basket.lock().unwrap().garlic);
    println!("potatoes: {}", basket.lock().unwrap().potatoes);
}
