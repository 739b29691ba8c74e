//! Maps and sets work; their order is nobody's business.

use std::collections::hash_map::{Entry, RandomState};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{BuildHasher, DefaultHasher, Hash, Hasher};

fn main() {
    let mut stock: HashMap<&str, u32> = HashMap::new();
    for item in ["garlic", "potato", "garlic"] {
        *stock.entry(item).or_default() += 1;
    }
    if let Entry::Occupied(entry) = stock.entry("potato") {
        entry.remove();
    }
    println!("{stock:?} {}", stock.contains_key("potato"));
    let set: HashSet<u32> = (0..10).collect();
    let sorted: BTreeMap<_, _> = set.iter().map(|n| (n, n * n)).collect();
    println!("{sorted:?}");
    let state = RandomState::new();
    println!("{}", state.hash_one(5) == state.hash_one(5));
    let mut hasher = DefaultHasher::new();
    7_u8.hash(&mut hasher);
    println!("{}", hasher.finish());
}
