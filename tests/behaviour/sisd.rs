//! One instruction at a time, one number at a time.

use crate::judge::Behaviour;

pub(super) fn behaviour() -> Behaviour {
    Behaviour::native("sisd").with_arguments("it prints one sum", &[], super::one_sum).with_arguments(
        "one thread does it all",
        &[],
        |run| {
            super::seen(run, |seen| match seen.threads {
                0 => Ok(()),
                _ => Err("it starts a thread".to_owned()),
            })
        },
    )
}
