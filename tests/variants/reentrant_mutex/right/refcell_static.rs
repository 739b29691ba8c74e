//! One static lock; the `RefCell` in it is never borrowed across a call.

use parking_lot::ReentrantMutex;
use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::LazyLock;
use std::thread::Builder;

static BASKET: LazyLock<ReentrantMutex<RefCell<HashMap<&'static str, usize>>>> =
    LazyLock::new(Default::default);

fn add(what: &'static str) {
    let basket = BASKET.lock();
    *basket.borrow_mut().entry(what).or_insert(0) += 1;
}

fn add_garlic() {
    add("garlic");
}

fn add_potato() {
    let _basket = BASKET.lock();
    add("potatoes");
    add_garlic();
}

fn shop() {
    for _ in 0..5 {
        add_potato();
    }
    for _ in 0..5 {
        add_garlic();
    }
}

fn main() {
    let shoppers = ["barron", "olivia"].map(|name| Builder::new().name(name.into()).spawn(shop).unwrap());
    for shopper in shoppers {
        shopper.join().unwrap();
    }
    let basket = BASKET.lock();
    for what in ["garlic", "potatoes"] {
        println!("{what}: {}", basket.borrow()[what]);
    }
}
