// Every bite is reported on a channel, and main keeps the score.
use std::sync::Mutex;
use std::sync::mpsc::{Sender, channel};
use std::thread::{Builder, sleep};
use std::time::Duration;

static SOUP: Mutex<[Option<&'static str>; 12]> = Mutex::new([Some("a spoonful"); 12]);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Manners {
    Greedy,
    Polite,
}

fn eat(who: usize, manners: Manners, score: Sender<usize>) {
    loop {
        let mut soup = SOUP.lock().unwrap();
        let spoonful = soup.iter_mut().find_map(|s| s.take());
        let Some(_spoonful) = spoonful else { break };
        score.send(who).unwrap();
        drop(soup);
        if manners == Manners::Polite {
            sleep(Duration::from_millis(10));
        }
    }
}

fn main() {
    let (score, bites) = channel();
    for (who, manners) in [Manners::Polite, Manners::Greedy, Manners::Polite].into_iter().enumerate() {
        let score = score.clone();
        Builder::new().name(format!("diner {who}")).spawn(move || eat(who, manners, score)).unwrap();
    }
    drop(score);

    let mut meals = [0; 3];
    for who in bites {
        meals[who] += 1;
    }
    println!("meals: {}", meals.map(|m| m.to_string()).join(" "));
}
