use crossbeam_channel::bounded;
use std::io::{Write, stdout};
use std::thread;
use std::time::Duration;

fn say(line: &str) {
    let text = format!("{line}\n");
    stdout().write_all(text.as_bytes()).unwrap();
}

fn main() {
    // No room on the pass: the chef stands there with the dish until somebody takes it.
    let (pass, hatch) = bounded::<&str>(0);

    say("chef: new");
    thread::scope(|s| {
        let chef = s.spawn(move || {
            say("chef: running");
            pass.send("soup").unwrap();
        });
        thread::sleep(Duration::from_secs(1));
        say("chef: blocked");
        let dish = hatch.recv().unwrap();
        chef.join().unwrap();
        say("chef: terminated");
        println!("main has the {dish}");
    });
}
