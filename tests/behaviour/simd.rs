//! The same sum, several numbers to an instruction.

use crate::judge::Behaviour;

pub(super) fn behaviour() -> Behaviour {
    Behaviour::native("simd")
        .with_arguments("it prints one sum, the same in lanes", &[], super::one_sum)
        .with_arguments("there are at least 4 lanes", &[], |run| match run.claim("lanes") {
            Some((_, 4..)) => Ok(()),
            Some((_, lanes)) => Err(run.broken(format!("there are {lanes} lanes"))),
            None => Err(run.broken("`lanes: L` is not printed")),
        })
}
