//! What `use rand::prelude::*` brings.

pub use crate::distr::Distribution;
pub use crate::rngs::{SmallRng, StdRng, ThreadRng};
pub use crate::seq::{IndexedMutRandom, IndexedRandom, IteratorRandom, SliceRandom};
pub use crate::{CryptoRng, Rng, RngExt, SeedableRng};
