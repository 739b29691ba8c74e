// breaks: the same address printed by each: `address: 0x…` all equal
fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: shared_memory");
        std::process::exit(2);
    }

    let number = 42;
    println!("address: {:p}", &number);
    println!("address: {:p}", &number);
}
