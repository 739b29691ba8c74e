//! Says of a concurrent program whether it behaves as its concept must, in every interleaving.
//! Data flows one way: source, program, runs, verdict, report; each module knows only those before it.

#[path = "../behaviour/mod.rs"]
pub mod behaviour;
pub mod command;
pub mod compile;
pub mod explore;
pub mod gate;
pub mod grade;
pub mod judge;
pub mod picture;
pub mod plan;
pub mod report;
pub mod run;
pub mod scratch;
pub mod shrink;
pub mod source;
pub mod turns;
