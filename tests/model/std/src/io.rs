//! `std::io` as far as it is traits, memory, and what the program prints. There is no input and there are no files.

#[cfg(feature = "modelled")]
mod stdio;

#[cfg(not(feature = "modelled"))]
use ::std::io as backing;
#[cfg(feature = "modelled")]
use stdio as backing;

pub use ::std::io::{
    BufRead, BufReader, BufWriter, Bytes, Chain, Cursor, Empty, Error, ErrorKind, IntoInnerError, IoSlice,
    IoSliceMut, LineWriter, Lines, Read, Repeat, Result, Seek, SeekFrom, Sink, Split, Take, Write,
    WriterPanicked, copy, empty, read_to_string, repeat, sink,
};
pub use backing::{Stderr, StderrLock, Stdout, StdoutLock, stderr, stdout};

pub mod prelude {
    pub use ::std::io::prelude::{BufRead, Read, Seek, Write};
}
