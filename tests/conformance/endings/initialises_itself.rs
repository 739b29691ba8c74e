//! An initialisation that needs its own result.
//! Ends: Deadlock { threads: [0] }

use std::sync::LazyLock;

static NUMBER: LazyLock<u32> = LazyLock::new(|| *NUMBER + 1);

fn main() {
    println!("{}", *NUMBER);
}
