use std::sync::mpsc;
use std::sync::{Arc, Mutex};
use std::thread;

enum Work {
    Square(u64),
    Shout(&'static str),
}

fn squarer(work: mpsc::Receiver<u64>, done: mpsc::Sender<String>) {
    for number in work {
        done.send(format!("{number} squared is {}", number * number)).unwrap();
    }
}

fn shouter(work: Arc<Mutex<mpsc::Receiver<&'static str>>>, done: mpsc::Sender<String>) {
    loop {
        let word = match work.lock().unwrap().recv() {
            Ok(word) => word,
            Err(_) => return,
        };
        done.send(word.to_uppercase()).unwrap();
    }
}

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: mpmd");
        std::process::exit(2);
    }

    let (numbers, for_squarer) = mpsc::channel();
    let (words, for_shouters) = mpsc::channel();
    let (done, results) = mpsc::channel();
    let for_shouters = Arc::new(Mutex::new(for_shouters));
    let mut threads = Vec::new();
    for _ in 0..2 {
        let (work, done) = (for_shouters.clone(), done.clone());
        threads.push(thread::spawn(move || shouter(work, done)));
    }
    threads.push(thread::spawn(move || squarer(for_squarer, done)));

    for work in
        [Work::Square(3), Work::Shout("soup"), Work::Square(7), Work::Shout("bread"), Work::Shout("tea")]
    {
        match work {
            Work::Square(number) => numbers.send(number).unwrap(),
            Work::Shout(word) => words.send(word).unwrap(),
        }
    }
    drop(numbers);
    drop(words);
    let mut count = 0;
    for result in results {
        println!("{result}");
        count += 1;
    }
    for thread in threads {
        thread.join().unwrap();
    }
    println!("done: {count}");
}
