//! `rand` 0.10 whose entropy is the schedule's seed: what draws by itself draws from the stream of the running
//! thread, so that a schedule says all that a program draws. Everything else is the real crate.

mod entropy;
pub mod prelude;

pub use real_rand::{
    CryptoRng, Fill, Rng, RngExt, RngReader, SeedableRng, TryCryptoRng, TryRng, distr, rand_core, seq,
};

use crate::distr::uniform::{SampleRange, SampleUniform};
use crate::distr::{Distribution, Iter, StandardUniform};
pub use crate::entropy::rng;

/// Generators.
pub mod rngs {
    pub use real_rand::rngs::{SmallRng, StdRng, SysError, Xoshiro128PlusPlus, Xoshiro256PlusPlus};

    pub use crate::entropy::{SysRng, ThreadRng};
}

/// A generator with a seed from the running thread's stream.
#[track_caller]
pub fn make_rng<R: SeedableRng>() -> R {
    R::from_rng(&mut rng())
}

pub fn random<T>() -> T
where
    StandardUniform: Distribution<T>,
{
    rng().random()
}

pub fn random_iter<T>() -> Iter<StandardUniform, rngs::ThreadRng, T>
where
    StandardUniform: Distribution<T>,
{
    rng().random_iter()
}

/// # Panics
/// If the range is empty.
#[track_caller]
pub fn random_range<T, R>(range: R) -> T
where
    T: SampleUniform,
    R: SampleRange<T>,
{
    rng().random_range(range)
}

/// # Panics
/// If `p` is no probability.
#[track_caller]
pub fn random_bool(p: f64) -> bool {
    rng().random_bool(p)
}

/// # Panics
/// If `denominator` is 0 or less than `numerator`.
#[track_caller]
pub fn random_ratio(numerator: u32, denominator: u32) -> bool {
    rng().random_ratio(numerator, denominator)
}

#[track_caller]
pub fn fill<T: Fill>(dest: &mut [T]) {
    rng().fill(dest);
}
