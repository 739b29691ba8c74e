//! More memory than there is.
//! Ends: Exceeded { limit: Memory }

fn main() {
    println!("{}", Vec::<u8>::with_capacity(1 << 46).capacity());
}
