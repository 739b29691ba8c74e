//! Sleeping for longer than time lasts.
//! Ends: Deadlock { threads: [0] }

fn main() {
    std::thread::sleep(std::time::Duration::MAX);
}
