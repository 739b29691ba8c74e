//! The figures of the book, drawn by code: `cargo run -p images` draws them all again.
//! A test compares what is drawn with what stands beside this folder. Schedules are drawn with the same vocabulary.

pub mod drawing;
mod hardware;
mod liveness;
mod threads;

use std::path::{Path, PathBuf};

pub use drawing::Drawing;

/// All figures, in the order of the book.
pub fn figures() -> Vec<Drawing> {
    vec![
        hardware::flynns_taxonomy(),
        hardware::sisd(),
        hardware::simd(),
        hardware::misd(),
        hardware::mimd(),
        hardware::spmd(),
        hardware::mpmd(),
        hardware::memory(),
        hardware::uma(),
        hardware::smp(),
        hardware::numa(),
        hardware::distributed_memory(),
        hardware::distributed_memory_scale(),
        threads::processes_and_threads(),
        threads::threading(),
        threads::python_gil(),
        threads::scheduler(),
        threads::thread_lifecycle(),
        liveness::liveness(),
        liveness::dining_philosophers(),
    ]
}

/// Where a figure's file stands.
pub fn file(figure: &Drawing) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("{}.svg", figure.name))
}

#[cfg(test)]
mod tests {
    use super::figures;

    #[test]
    fn nothing_overlaps_or_is_cut() {
        let faults: Vec<String> = figures().iter().flat_map(super::Drawing::faults).collect();
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }
}
