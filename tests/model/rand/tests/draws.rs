//! What programs draw comes from the schedule's seed, and is otherwise what the real crate draws.

#[path = "../../runtime/tests/modelled/mod.rs"]
mod modelled;

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

use modelled::{Test, join, program, say, spawn};
use rand::TryRng;
use rand::distr::{Alphanumeric, Bernoulli, Open01, SampleString, StandardUniform, Uniform};
use rand::prelude::*;
use rand::rngs::{SysRng, Xoshiro256PlusPlus};

const TESTS: &[Test] = &[
    program!(a_coin_falls_either_way prints "head" | "tail"),
    program!(threads_draw_by_themselves prints "").sampled(),
    program!(a_seed_says_all prints ""),
    program!(entropy_is_the_schedules prints ""),
    program!(draws_stay_in_their_range prints ""),
    program!(the_surface prints ""),
];

fn main() {
    modelled::main(TESTS);
}

fn a_coin_falls_either_way() {
    say(if rand::random() { "head" } else { "tail" });
}

/// Two threads that draw from one stream would see what the schedule makes of it.
fn threads_draw_by_themselves() {
    let draws = || {
        let (told, tells) = std::sync::mpsc::channel();
        let threads = [(); 2].map(|()| {
            let told = told.clone();
            spawn(move || {
                let drawn: Vec<u64> = rand::random_iter().take(3).collect();
                told.send((threadbare_runtime::current(), drawn)).unwrap();
            })
        });
        threads.into_iter().for_each(join);
        let mut all: Vec<_> = tells.try_iter().collect();
        all.sort();
        all.into_iter().map(|(_, drawn)| drawn).collect::<Vec<_>>()
    };
    let (first, second) = (draws(), draws());
    let distinct: HashSet<_> = first.iter().chain(&second).collect();
    assert_eq!(distinct.len(), 4, "each thread has a stream of its own");
}

/// A seed of the program's own has nothing to do with the schedule's: it says what the real crate says.
fn a_seed_says_all() {
    macro_rules! drawn {
        ($rand:ident) => {{
            use $rand::rngs::{SmallRng, StdRng, Xoshiro128PlusPlus, Xoshiro256PlusPlus};
            use $rand::seq::SliceRandom;
            use $rand::{RngExt, SeedableRng};
            let mut items: Vec<i32> = (0..20).collect();
            items.shuffle(&mut StdRng::seed_from_u64(7));
            let small: u64 = SmallRng::seed_from_u64(7).random();
            let others: (u64, u64) = (
                Xoshiro128PlusPlus::seed_from_u64(7).random(),
                Xoshiro256PlusPlus::seed_from_u64(7).random(),
            );
            let from_bytes: u64 = StdRng::from_seed([7; 32]).random();
            (items, small, others, from_bytes)
        }};
    }
    assert_eq!(drawn!(rand), drawn!(real_rand));
}

/// None of the ways to entropy leads out of the schedule: with one seed, all say what its stream says.
fn entropy_is_the_schedules() {
    let seed = threadbare_runtime::salt();
    let drawn = |draws: &dyn Fn() -> u64| (draws(), draws());
    let ways: [(&str, &dyn Fn() -> u64); 8] = [
        ("random", &rand::random),
        ("rng", &|| rand::rng().random()),
        ("ThreadRng", &|| ThreadRng::default().next_u64()),
        ("make_rng", &|| rand::make_rng::<StdRng>().random()),
        ("from_rng", &|| SmallRng::from_rng(&mut rand::rng()).random()),
        ("SysRng", &|| SysRng.try_next_u64().unwrap()),
        ("try_from_rng", &|| Xoshiro256PlusPlus::try_from_rng(&mut SysRng).unwrap().random()),
        ("fill", &|| {
            let mut bytes = [0_u64; 2];
            rand::fill(&mut bytes);
            bytes[1]
        }),
    ];
    type Drawn = HashMap<(u64, &'static str), (u64, u64)>;
    thread_local!(static SEEN: RefCell<Drawn> = RefCell::default());
    for (name, draws) in ways {
        let drawn = drawn(draws);
        assert_ne!(drawn.0, drawn.1, "{name} draws the same twice");
        // Executions of one seed follow one another in this process, under one strategy at least.
        let before = SEEN.with_borrow_mut(|seen| *seen.entry((seed, name)).or_insert(drawn));
        assert_eq!(before, drawn, "{name} draws something else with the same seed");
    }
}

fn draws_stay_in_their_range() {
    for _ in 0..100 {
        assert!((3..7).contains(&rand::random_range(3..7)));
        assert!((0.5..=0.75).contains(&rand::random_range(0.5..=0.75)));
        assert!((0.0..1.0).contains(&rand::random::<f64>()));
        assert!(rand::random_bool(1.0) && !rand::random_bool(0.0));
        assert!(rand::random_ratio(1, 1) && !rand::random_ratio(0, 3));
    }
    let many = (0..1_000).filter(|_| rand::random()).count();
    assert!((300..700).contains(&many), "{many} of 1000 coins");
}

/// Uses what programs use, of both crates alike.
macro_rules! surface {
    ($rand:ident) => {{
        use $rand::distr::slice::Choose;
        use $rand::distr::weighted::WeightedIndex;
        use $rand::prelude::*;
        use $rand::rngs::{SysError, SysRng, ThreadRng, Xoshiro128PlusPlus};
        use $rand::seq::{IndexedMutRandom, IndexedRandom, IteratorRandom, WeightError, index};
        use $rand::{Fill, RngReader, TryCryptoRng, TryRng};

        fn is<T: Clone + std::fmt::Debug + Default>() {}
        fn draws_for_secrets<T: TryCryptoRng>() {}
        is::<ThreadRng>();
        is::<SysRng>();
        draws_for_secrets::<ThreadRng>();
        draws_for_secrets::<SysRng>();
        let mut rng: ThreadRng = $rand::rng();
        let reseeded: Result<(), SysError> = rng.reseed();
        assert!(reseeded.is_ok());
        assert_eq!(format!("{rng:?} {:?}", SysRng), "ThreadRng { .. } SysRng");
        let mut items = [1, 2, 3, 4];
        items.shuffle(&mut rng);
        assert_eq!(items.partial_shuffle(&mut rng, 2).0.len(), 2);
        assert!(items.choose(&mut rng).is_some() && items.choose_mut(&mut rng).is_some());
        assert!((0..3).choose(&mut rng).is_some());
        assert_eq!(index::sample(&mut rng, 9, 3).len(), 3);
        let weighed: Result<_, WeightError> = items.choose_weighted(&mut rng, |item| *item);
        assert!(weighed.is_ok());
        assert!(items.contains(rng.sample(Choose::new(&items).unwrap())));
        assert!(rng.sample(WeightedIndex::new([1, 2]).unwrap()) < 2);
        let mut bytes = [0; 9];
        rng.fill(&mut bytes);
        rng.fill_bytes(&mut bytes);
        Fill::fill_slice(&mut bytes[..], &mut SmallRng::seed_from_u64(1));
        assert!(rng.try_next_u32().is_ok() && rng.try_fill_bytes(&mut bytes).is_ok());
        assert!(SysRng.try_next_u32().is_ok() && SysRng.try_fill_bytes(&mut bytes).is_ok());
        std::io::Read::read_exact(&mut RngReader($rand::rng()), &mut bytes).unwrap();
        let _: (Xoshiro128PlusPlus, u128, [char; 2]) = ($rand::make_rng(), $rand::random(), rng.random());
        let _: Vec<u8> = $rand::random_iter().take(3).collect();
    }};
}

fn the_surface() {
    surface!(rand);
    surface!(real_rand);
    let mut rng = rand::rng();
    assert_eq!(Alphanumeric.sample_string(&mut rng, 8).len(), 8);
    assert!((1..=6).contains(&rng.sample(Uniform::new_inclusive(1, 6).unwrap())));
    let (_, fraction): (bool, f32) = (Bernoulli::new(0.5).unwrap().sample(&mut rng), rng.sample(Open01));
    assert!(fraction > 0.0);
    let _: i64 = StandardUniform.sample(&mut rng);
}
