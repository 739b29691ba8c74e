// breaks: a thread takes the lock while it holds it
//
// No need for a reentrant lock if you split off the part that does the work!
use std::sync::Mutex;
use std::thread;

#[derive(Default)]
struct Basket {
    garlic: u32,
    potatoes: u32,
}

fn add_garlic_locked(basket: &mut Basket) {
    basket.garlic += 1;
}

fn add_garlic(basket: &Mutex<Basket>) {
    add_garlic_locked(&mut basket.lock().unwrap());
}

fn add_potato(basket: &Mutex<Basket>) {
    let mut basket = basket.lock().unwrap();
    basket.potatoes += 1;
    add_garlic_locked(&mut basket);
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
    let basket = basket.into_inner().unwrap();
    println!("garlic: {}", basket.garlic);
    println!("potatoes: {}", basket.potatoes);
}
