// breaks: two threads, then two processes, pass a token
fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: context_switch");
        std::process::exit(2);
    }

    println!("two threads:   1200 ns a switch");
    println!("two processes: 1500 ns a switch");
    println!("switches: 4000");
}
