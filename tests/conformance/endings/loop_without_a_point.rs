//! A loop in which nobody else can ever run.
//! Ends: Hang

fn main() {
    let mut n = 0_u64;
    while std::hint::black_box(true) {
        n = n.wrapping_add(1);
    }
}
