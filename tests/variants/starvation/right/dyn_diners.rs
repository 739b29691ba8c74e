// A trait for the manners; the pot is a reader-writer lock (one may look into it without eating).
use parking_lot::RwLock;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

trait Diner: Send {
    fn name(&self) -> &str;
    fn after_a_bite(&self) {}
}

struct Wolf;
struct Guest {
    name: String,
    pause: Duration,
}

impl Diner for Wolf {
    fn name(&self) -> &str {
        "wolf"
    }
}

impl Diner for Guest {
    fn name(&self) -> &str {
        &self.name
    }
    fn after_a_bite(&self) {
        thread::sleep(self.pause);
    }
}

fn dine(diner: &dyn Diner, pot: &RwLock<Vec<String>>) -> usize {
    // A bite without a name on it is still to be had.
    for meals in 0.. {
        let mut pot = pot.write();
        let Some(free) = pot.iter_mut().find(|owner| owner.is_empty()) else {
            return meals;
        };
        free.push_str(diner.name());
        drop(pot);
        diner.after_a_bite();
    }
    unreachable!("there is always an end to the pot")
}

fn main() {
    let pot = Arc::new(RwLock::new(vec![String::new(); 12]));
    let pause = Duration::from_millis(10);
    let diners: Vec<Box<dyn Diner>> = vec![
        Box::new(Wolf),
        Box::new(Guest { name: "lamb".into(), pause }),
        Box::new(Guest { name: "goat".into(), pause }),
    ];
    let mut seats = Vec::new();
    for diner in diners {
        let pot = Arc::clone(&pot);
        seats.push(thread::spawn(move || dine(diner.as_ref(), &pot)));
    }
    let meals: Vec<usize> = seats.into_iter().map(|s| s.join().unwrap()).collect();
    for (bite, owner) in pot.read().iter().enumerate() {
        println!("bite {bite} went to the {owner}");
    }
    println!("meals: {} {} {}", meals[0], meals[1], meals[2]);
}
