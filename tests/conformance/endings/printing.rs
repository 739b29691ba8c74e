//! Printing without end.
//! Ends: Exceeded { limit: Printed }

fn main() {
    loop {
        println!("and so on and so on and so on and so on and so on and so on and so on and so on");
    }
}
