use parking_lot::RwLock;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::thread;
#[derive(Default)]
struct Tally {
    count: u32,
    visits: Vec<&'static str>,
}
fn add(t: &RwLock<Tally>, who: &'static str, fall: bool) {
    let mut t = t.write();
    t.visits.push(who);
    if fall {
        t.visits.pop();
        panic!("ouch")
    }
    t.count += 1;
}
fn main() {
    let t = Arc::new(RwLock::new(Tally::default()));
    let hs = ["clumsy", "careful"].map(|who| {
        let t = t.clone();
        thread::Builder::new()
            .name(who.into())
            .spawn(move || {
                let _ = catch_unwind(AssertUnwindSafe(|| {
                    for i in 1..=5 {
                        add(&t, who, who == "clumsy" && i == 3);
                    }
                }));
            })
            .unwrap()
    });
    for h in hs {
        h.join().unwrap();
    }
    println!("{:?}", t.read().visits);
    println!("count: {}", t.read().count);
}
