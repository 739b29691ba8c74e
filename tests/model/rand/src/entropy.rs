//! The two sources of entropy: the running thread's generator and the operating system. Both are the stream of the
//! running thread.

use std::cell::UnsafeCell;
use std::convert::Infallible;
use std::fmt;
use std::marker::PhantomData;
use std::rc::Rc;

use real_rand::rngs::SysError;
use real_rand::{TryCryptoRng, TryRng};

fn fill(bytes: &mut [u8]) {
    for chunk in bytes.chunks_mut(8) {
        let word = threadbare_runtime::random().to_le_bytes();
        chunk.copy_from_slice(&word[..chunk.len()]);
    }
}

/// The running thread's generator.
#[derive(Clone)]
pub struct ThreadRng {
    /// Belongs to its thread, and unwinds no better than the real one.
    belongs: PhantomData<Rc<UnsafeCell<()>>>,
}

/// The running thread's generator.
pub fn rng() -> ThreadRng {
    ThreadRng { belongs: PhantomData }
}

impl ThreadRng {
    /// There is always more in the schedule's seed.
    ///
    /// # Errors
    /// Never; the real one may fail.
    pub fn reseed(&mut self) -> Result<(), SysError> {
        Ok(())
    }
}

impl Default for ThreadRng {
    fn default() -> ThreadRng {
        rng()
    }
}

impl fmt::Debug for ThreadRng {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ThreadRng { .. }")
    }
}

impl TryRng for ThreadRng {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok(threadbare_runtime::random() as u32)
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        Ok(threadbare_runtime::random())
    }

    fn try_fill_bytes(&mut self, dest: &mut [u8]) -> Result<(), Infallible> {
        fill(dest);
        Ok(())
    }
}

impl TryCryptoRng for ThreadRng {}

/// The operating system's generator.
#[derive(Clone, Copy, Debug, Default)]
pub struct SysRng;

impl TryRng for SysRng {
    type Error = SysError;

    fn try_next_u32(&mut self) -> Result<u32, SysError> {
        Ok(threadbare_runtime::random() as u32)
    }

    fn try_next_u64(&mut self) -> Result<u64, SysError> {
        Ok(threadbare_runtime::random())
    }

    fn try_fill_bytes(&mut self, dest: &mut [u8]) -> Result<(), SysError> {
        fill(dest);
        Ok(())
    }
}

impl TryCryptoRng for SysRng {}
