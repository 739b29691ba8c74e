//! What the judge and a modelled program say to each other: a plan goes in, messages come out, each a frame
//! of four bytes of length (little-endian) and a postcard document.

use std::io::{self, Read, Write};
use std::process::{Child, Command, Stdio};

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::{Events, Execution, Schedule, Strategy, Time};

/// A frame larger than this is nonsense, not a message.
pub const LARGEST_FRAME: u32 = 64 << 20;

const LENGTH_BYTES: usize = 4;

/// What a modelled program is to do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    pub jobs: Vec<Job>,
    pub isolation: Isolation,
    /// The name of the program's own file, as the compiler was given it: lines elsewhere are not told.
    pub file: String,
    pub limits: Limits,
}

/// What an execution must find as if none had been before it; the later include the earlier.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Isolation {
    /// Nothing: the program keeps nothing outside its threads.
    #[default]
    Nothing,
    /// The program's statics, as they were written.
    Statics,
    /// The whole process: the program asks for hash keys, which `std` draws once a process.
    Process,
}

/// A number of executions under one strategy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Job {
    /// Which of the program's entry points: 0 is its `main`, the others are a driver's.
    pub entry: u16,
    pub strategy: Strategy,
    pub time: Time,
    /// The first seed; the others follow it.
    pub first_seed: u64,
    /// How many executions at most. Only an exhaustive search may end earlier by itself.
    pub executions: u32,
    /// `std`'s conditions may wake without having been notified.
    pub spurious: bool,
    /// Ctrl-C may be pressed if the program has a handler for it: not at all, once or twice, as the seed says.
    pub interrupts: bool,
    /// End the job after this many executions that did not end by themselves: each takes as long as the limits
    /// allow, and a few are enough to know.
    pub enough_bad_endings: u32,
    /// Tell [`Execution::deviations`]. A search always does: they name what it found.
    pub deviations: bool,
}

/// What an execution may use up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    pub points: u32,
    pub threads: u16,
    pub printed_bytes: u32,
    /// Of the whole process, stacks aside.
    pub memory_bytes: u64,
    /// Processor time without reaching a point.
    pub hang_milliseconds: u32,
    /// Processor time that the executions of a job may take on average, and what a job may take beside that. A program
    /// of a sheet takes a hundredth.
    pub execution_milliseconds: u32,
    pub job_milliseconds: u32,
}

impl Limits {
    pub const USUAL: Limits = Limits {
        points: 50_000,
        threads: 1_000,
        printed_bytes: 1 << 20,
        memory_bytes: 512 << 20,
        hang_milliseconds: 1_000,
        execution_milliseconds: 50,
        job_milliseconds: 5_000,
    };
}

impl Default for Limits {
    fn default() -> Self {
        Limits::USUAL
    }
}

/// What a modelled program says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Message<E = Events> {
    Execution(Execution<E>),
    /// The job with this number has ended. `exhausted`: there is no other interleaving that can differ.
    JobEnded {
        job: u16,
        executions: u32,
        exhausted: bool,
    },
    /// Which guards are active around the program, as far as the runner itself raised them.
    Guards(Vec<String>),
    /// The plan is done; nothing follows.
    Done,
    /// The runner itself could not go on. Ours, never the program's.
    Failed(String),
}

impl Job {
    /// The schedule of the execution with this number.
    pub fn schedule(&self, number: u32) -> Schedule {
        Schedule {
            strategy: self.strategy.clone(),
            // A search goes through the interleavings of one program: what it draws at random stays the same.
            seed: match self.strategy {
                Strategy::Exhaustive => self.first_seed,
                _ => self.first_seed + u64::from(number),
            },
            time: self.time,
        }
    }
}

/// Writes a message as one frame.
pub fn write<T: Serialize>(to: &mut impl Write, message: &T) -> io::Result<()> {
    let mut frame = Vec::new();
    append(&mut frame, message)?;
    to.write_all(&frame)
}

/// Starts a modelled program and gives it its plan. What it says comes from its standard output, wherever that goes.
pub fn start(program: &mut Command, plan: &Plan) -> io::Result<Child> {
    let mut child = program.stdin(Stdio::piped()).spawn()?;
    if let Some(mut input) = child.stdin.take() {
        write(&mut input, plan)?;
        input.flush()?;
    }
    Ok(child)
}

/// Adds a message as one frame to those that are there.
pub fn append<T: Serialize>(frames: &mut Vec<u8>, message: &T) -> io::Result<()> {
    let start = frames.len();
    frames.extend_from_slice(&[0; LENGTH_BYTES]);
    postcard::serialize_with_flavor(message, Appended(frames)).map_err(io::Error::other)?;
    let length = u32::try_from(frames.len() - start - LENGTH_BYTES).map_err(io::Error::other)?;
    frames[start..start + LENGTH_BYTES].copy_from_slice(&length.to_le_bytes());
    Ok(())
}

/// The end of what is there, as `postcard` wants it.
pub(crate) struct Appended<'a>(pub(crate) &'a mut Vec<u8>);

impl postcard::ser_flavors::Flavor for Appended<'_> {
    type Output = ();

    #[inline]
    fn try_push(&mut self, byte: u8) -> postcard::Result<()> {
        self.0.push(byte);
        Ok(())
    }

    #[inline]
    fn try_extend(&mut self, bytes: &[u8]) -> postcard::Result<()> {
        match bytes {
            // Most numbers are small.
            [byte] => self.0.push(*byte),
            _ => self.0.extend_from_slice(bytes),
        }
        Ok(())
    }

    fn finalize(self) -> postcard::Result<()> {
        Ok(())
    }
}

/// Reads the next frame; `None` at the end of the stream.
pub fn read<T: DeserializeOwned>(from: &mut impl Read) -> io::Result<Option<T>> {
    let mut length = [0; LENGTH_BYTES];
    match from.read_exact(&mut length) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        Err(error) => return Err(error),
    }
    let length = u32::from_le_bytes(length);
    if length > LARGEST_FRAME {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "a frame larger than any message"));
    }
    let mut bytes = Vec::new();
    from.take(u64::from(length)).read_to_end(&mut bytes)?;
    if bytes.len() < length as usize {
        return Ok(None);
    }
    postcard::from_bytes(&bytes).map(Some).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
}
