// breaks: no thread but one that the sheet names panics
fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: sisd");
        std::process::exit(2);
    }

    let mut sum: u32 = 0;
    for number in 1..=1_000_000u32 {
        sum = sum.checked_add(number).expect("the sum fits into 32 bits");
    }
    println!("sum: {sum}");
}
