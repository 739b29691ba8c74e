//! One instruction at a time, one number at a time.

use crate::judge::Behaviour;

pub(super) fn behaviour() -> Behaviour {
    Behaviour::native("sisd").with_arguments("it prints one sum", &[], super::one_sum)
}
