use parking_lot::ReentrantMutex;
use std::cell::RefCell;
use std::sync::{Arc, LazyLock};
use std::thread;
#[derive(Default, Debug)]
struct Stock {
    garlic: u32,
    potatoes: u32,
}
static STOCK: LazyLock<Arc<ReentrantMutex<RefCell<Stock>>>> = LazyLock::new(Default::default);
trait Add {
    fn add(&self);
}
struct Garlic;
struct Potato;
impl Add for Garlic {
    fn add(&self) {
        let s = STOCK.lock();
        let again = STOCK.lock();
        again.borrow_mut().garlic += 1;
        drop(again);
        drop(s);
    }
}
impl Add for Potato {
    fn add(&self) {
        let s = STOCK.lock();
        s.borrow_mut().potatoes += 1;
        Garlic.add();
    }
}
fn main() {
    let list: [&(dyn Add + Sync); 2] = [&Potato, &Garlic];
    thread::scope(|s| {
        for _ in 0..2 {
            s.spawn(|| {
                for _ in 0..5 {
                    list.iter().for_each(|i| i.add())
                }
            });
        }
    });
    let s = STOCK.lock();
    let stock = s.borrow();
    println!("{stock:?}");
    println!("garlic: {}", stock.garlic);
    println!("potatoes: {}", stock.potatoes);
}
