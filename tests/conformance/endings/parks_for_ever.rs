//! Parking with nobody to unpark.
//! Ends: Deadlock { threads: [0] }

fn main() {
    loop {
        std::thread::park();
    }
}
