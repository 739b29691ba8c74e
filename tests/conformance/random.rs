//! `rand`: what a seed says, and what ranges and shuffles keep to.

use std::collections::HashSet;
use std::thread;

use rand::distr::weighted::WeightedIndex;
use rand::distr::{Alphanumeric, Bernoulli, Distribution, SampleString, StandardUniform, Uniform};
use rand::prelude::*;
use rand::seq::index;

#[derive(Debug, PartialEq)]
enum Side {
    Head,
    Tail,
}

impl Distribution<Side> for StandardUniform {
    fn sample<R: Rng + ?Sized>(&self, rng: &mut R) -> Side {
        if rng.random() { Side::Head } else { Side::Tail }
    }
}

fn main() {
    let mut rng = StdRng::seed_from_u64(42);
    println!("{} {} {:?}", rng.random::<u32>(), rng.random::<f64>(), rng.random::<[bool; 4]>());
    println!("{} {:?}", rng.random_range(1..=6), rng.random_range('a'..'f'));
    println!("{} {}", rng.random_bool(0.25), rng.random_ratio(2, 3));
    let mut items: Vec<u32> = (0..10).collect();
    items.shuffle(&mut rng);
    println!("{items:?} {:?} {:?}", items.choose(&mut rng), items.sample(&mut rng, 3).collect::<Vec<_>>());
    println!("{:?} {:?}", items.partial_shuffle(&mut rng, 2).0, (0..100).choose(&mut rng));
    println!("{:?}", items.choose_weighted(&mut rng, |item| *item).unwrap());
    println!("{:?}", index::sample(&mut rng, 20, 4).into_vec());
    println!("{:?} {:?}", Uniform::new(0, 9).unwrap().sample(&mut rng), Bernoulli::new(0.5).unwrap().sample(&mut rng));
    println!("{} {}", WeightedIndex::new([1, 0, 2]).unwrap().sample(&mut rng), Alphanumeric.sample_string(&mut rng, 6));
    println!("{:?}", StandardUniform.sample_iter(&mut rng).take(3).collect::<Vec<u8>>());
    println!("{:?} {:?}", rng.random::<Side>(), SmallRng::seed_from_u64(1).random::<u64>());
    let mut rng = SmallRng::seed_from_u64(9);
    let mut copy = rng.clone();
    println!("{}", copy.random::<u64>() == rng.random::<u64>());
    let mut bytes = [0; 8];
    StdRng::from_seed([3; 32]).fill_bytes(&mut bytes);
    println!("{bytes:?} {:?}", StdRng::from_rng(&mut rng).random::<u16>());

    // What no seed says.
    let mut rng = rand::rng();
    println!("{}", (0..1000).all(|_| (10..20).contains(&rng.random_range(10..20))));
    println!("{}", (0..1000).all(|_| (0.0..1.0).contains(&rand::random::<f64>())));
    let many: HashSet<u64> = rand::random_iter().take(100).collect();
    println!("{}", many.len());
    println!("{} {}", rand::random_bool(1.0), rand::random_range(5..6));
    let distinct: HashSet<u64> =
        (0..3).map(|_| thread::spawn(rand::random::<u64>).join().unwrap()).chain([rand::random()]).collect();
    println!("{}", distinct.len());
    items.shuffle(&mut rng);
    items.sort_unstable();
    println!("{items:?}");
    println!("{}", std::panic::catch_unwind(|| rand::random_range(3..3)).is_err());
    println!("{:?} {:?}", Uniform::new(2, 2).is_err(), Bernoulli::new(2.0).map(|_| ()));
}
