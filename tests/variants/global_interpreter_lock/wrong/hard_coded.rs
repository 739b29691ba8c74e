// breaks: `io-bound speed-up: Y` near the thread count
fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: global_interpreter_lock");
        std::process::exit(2);
    }

    println!("cpu-bound speed-up: 1.00");
    println!("io-bound speed-up: 4.00");
}
