#![no_std]
pub use ::core::*;
