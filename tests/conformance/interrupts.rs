//! `ctrlc` where nobody presses anything: one handler, for good.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use ctrlc::{Error, Signal, SignalType, set_handler, try_set_handler};

fn main() -> Result<(), Error> {
    let pressed = Arc::new(AtomicBool::new(false));
    let theirs = pressed.clone();
    set_handler(move || theirs.store(true, Ordering::SeqCst))?;
    let again = set_handler(|| unreachable!()).unwrap_err();
    println!("{again} {again:?} {}", matches!(again, Error::MultipleHandlers));
    println!("{:?}", try_set_handler(|| {}).map_err(|error| error.to_string()));
    println!("{}", pressed.load(Ordering::SeqCst));
    let kinds: [fn(SignalType) -> bool; 2] =
        [|kind| matches!(kind, SignalType::Ctrlc), |kind| matches!(kind, SignalType::Other(_))];
    println!("{} {:?}", kinds.iter().filter(|is| is(SignalType::Ctrlc)).count(), size_of::<Signal>() > 0);
    Ok(())
}
