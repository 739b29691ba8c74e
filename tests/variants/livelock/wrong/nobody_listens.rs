// breaks: no thread panics (main hangs up as soon as forty courtesies or a meal have come in)
use crossbeam_channel::{Receiver, unbounded};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

enum News {
    Ate,
    GaveWay,
}

fn listen(news: Receiver<News>) -> (u32, u32) {
    let (mut gave_way, mut meals) = (0, 0);
    while gave_way < 40 && meals < 2 {
        match news.recv_timeout(Duration::from_millis(300)) {
            Ok(News::Ate) => meals += 1,
            Ok(News::GaveWay) => gave_way += 1,
            Err(_) => break, // they have finished
        }
    }
    (gave_way, meals)
}

fn main() {
    let forks = Arc::new([Mutex::new(()), Mutex::new(())]);
    let (tell, news) = unbounded();
    for me in 0..2 {
        let (forks, tell) = (forks.clone(), tell.clone());
        thread::spawn(move || {
            for _ in 0..20 {
                let mine = forks[me].lock().unwrap();
                thread::sleep(Duration::from_millis(5));
                let ate = forks[1 - me].try_lock().is_ok();
                thread::sleep(Duration::from_millis(5));
                drop(mine);
                if ate {
                    tell.send(News::Ate).unwrap();
                    break;
                }
                tell.send(News::GaveWay).unwrap();
            }
        });
    }
    drop(tell);
    let (gave_way, meals) = listen(news);
    println!("gave way: {gave_way}");
    println!("meals: {meals}");
}
