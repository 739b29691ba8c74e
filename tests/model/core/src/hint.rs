//! `core::hint`: a spin loop lets others run.

pub use ::core::hint::{black_box, cold_path, select_unpredictable};

#[cfg(not(feature = "modelled"))]
pub use ::core::hint::spin_loop;

#[cfg(feature = "modelled")]
#[track_caller]
pub fn spin_loop() {
    use threadbare_runtime::{Access, point_at, polled, record, trace::What};
    point_at(::core::panic::Location::caller(), Access::none());
    polled();
    record(What::Yielded);
}
