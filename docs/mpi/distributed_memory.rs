//! The sum of 1 to 1,000,000 by ranks that share no memory, with MPI.
//!
//! Run: `mpirun -n 4 distributed_memory`
//! Crates: `cargo add mpi@0.8`, and an MPI with its headers on this machine.

use mpi::collective::SystemOperation;
use mpi::traits::*;

const NUMBERS: u64 = 1_000_000;

fn main() {
    let universe = mpi::initialize().expect("MPI starts once in each process");
    let world = universe.world();
    let (rank, ranks) = (world.rank() as u64, world.size() as u64);

    // Everybody runs this same program, and finds its share of the work by its rank.
    let from = rank * NUMBERS / ranks + 1;
    let to = (rank + 1) * NUMBERS / ranks;
    let share: u64 = (from..=to).sum();

    // One call in place of a protocol: the shares travel to rank 0, and are added up on the way.
    let root = world.process_at_rank(0);
    if rank == 0 {
        let mut sum = 0_u64;
        root.reduce_into_root(&share, &mut sum, SystemOperation::sum());
        println!("sum: {sum}");
    } else {
        root.reduce_into(&share, SystemOperation::sum());
    }
}
