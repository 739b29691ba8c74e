//! Main may return an error.

use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    println!("trying");
    let number: u32 = "x".parse()?;
    println!("{number}");
    Ok(())
}
