//! What there is not, or not yet. Each module is refused.
#![allow(unused)]

// E0432
mod exclusive {
    use std::sync::Exclusive;
}

// E0432
mod a_guard_of_a_part {
    use std::sync::MappedMutexGuard;
}

// E0432
mod a_lock_that_is_taken_twice {
    use std::sync::ReentrantLock;
}

// E0432
mod channels_with_many_receivers {
    use std::sync::mpmc;
}

// E0432
mod locks_without_poison {
    use std::sync::nonpoison::Mutex;
}

// E0432
mod sleeping_until_then {
    use std::thread::sleep_until;
}

// E0432
mod files {
    use std::fs::File;
}

// E0432
mod sockets {
    use std::net::TcpStream;
}

// E0432
mod other_processes {
    use std::process::Command;
}

// E0432
mod input {
    use std::io::stdin;
}

// E0433 or E0432
mod an_operating_system {
    use std::os::unix::thread::JoinHandleExt;
}

// E0432
mod what_the_model_is_made_of {
    use threadbare_runtime::exit;
}

// E0432
mod what_locks_are_made_of {
    use lock_api::Mutex;
}

// E0433
mod files_by_path {
    fn f() {
        std::fs::read_to_string("secret").unwrap();
    }
}

// E0433 or E0425
mod an_old_lock {
    fn f() {
        parking_lot::deadlock::check_deadlock();
    }
}

// E0432 or E0603
mod a_map_without_locks {
    use crossbeam_channel::utils;
}

fn main() {}
