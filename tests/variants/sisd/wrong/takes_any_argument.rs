// breaks: Bad arguments to any of them: a usage line on standard error and exit status 2
fn main() {
    let numbers: Vec<u64> = (1..=1_000_000).collect();
    let mut sum = 0;
    for number in &numbers {
        sum += number;
    }
    println!("sum: {sum}");
}
