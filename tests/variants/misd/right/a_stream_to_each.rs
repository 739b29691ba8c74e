use crossbeam_channel::{Receiver, Sender, bounded};
use std::collections::HashMap;
use std::thread;

type Unit = fn(&str) -> usize;

fn letters(text: &str) -> usize {
    text.chars().filter(|letter| letter.is_alphabetic()).count()
}

fn less_the_others(text: &str) -> usize {
    text.chars().count() - text.chars().filter(|letter| !letter.is_alphabetic()).count()
}

fn careless(text: &str) -> usize {
    text.len() - text.matches(' ').count()
}

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: misd");
        std::process::exit(2);
    }

    let texts = ["garlic", "a red pepper", "soup, hot", "salt", "crème brûlée"];
    let mut streams: Vec<(Sender<&str>, Receiver<usize>)> = Vec::new();
    let mut threads = Vec::new();
    for unit in [letters as Unit, less_the_others, careless] {
        let (text, texts) = bounded(1);
        let (answer, answers) = bounded(1);
        streams.push((text, answers));
        threads.push(thread::spawn(move || texts.iter().for_each(|text| answer.send(unit(text)).unwrap())));
    }
    let mut outvoted = 0;
    for text in texts {
        let mut votes = HashMap::new();
        for (stream, _) in &streams {
            stream.send(text).unwrap();
        }
        for (_, answers) in &streams {
            *votes.entry(answers.recv().unwrap()).or_insert(0) += 1;
        }
        let (answer, count) = votes.into_iter().max_by_key(|(_, count)| *count).unwrap();
        println!("{text}: {answer} letters, say {count} of 3");
        outvoted += 3 - count;
    }
    drop(streams);
    for thread in threads {
        thread.join().unwrap();
    }
    println!("agreed: {}", texts.len() - outvoted);
    println!("outvoted: {outvoted}");
}
