// breaks: carol is blocked while alice's lock stands
use std::thread;

fn say(line: &'static str) {
    thread::spawn(move || println!("{line}")).join().unwrap();
}

fn main() {
    say("alice: locked");
    say("bob: unlocked");
    say("carol: locked");
}
