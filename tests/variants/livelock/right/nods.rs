// They nod at each other (a channel without room): once when each has a fork, once when each has seen that the
// other one is gone. The scores come back on a channel too.
use crossbeam_channel::{Receiver, Sender, bounded};
use parking_lot::ReentrantMutex;
use std::sync::Arc;
use std::thread;

struct Nod {
    tell: Sender<()>,
    see: Receiver<()>,
    nods_first: bool,
}

impl Nod {
    fn pair() -> [Nod; 2] {
        let (tell_b, see_a) = bounded(0);
        let (tell_a, see_b) = bounded(0);
        [
            Nod { tell: tell_b, see: see_b, nods_first: true },
            Nod { tell: tell_a, see: see_a, nods_first: false },
        ]
    }

    fn nod(&self) {
        if self.nods_first {
            self.tell.send(()).unwrap();
            self.see.recv().unwrap();
        } else {
            self.see.recv().unwrap();
            self.tell.send(()).unwrap();
        }
    }
}

fn main() {
    let forks = Arc::new([ReentrantMutex::new(()), ReentrantMutex::new(())]);
    let (score, scores) = bounded(2);
    for (seat, nod) in Nod::pair().into_iter().enumerate() {
        let (forks, score) = (forks.clone(), score.clone());
        thread::spawn(move || {
            let (mut gave_way, mut meals) = (0, 0);
            for _ in 0..20 {
                let mine = forks[seat].lock();
                nod.nod();
                let both = forks[1 - seat].try_lock().is_some();
                nod.nod();
                drop(mine);
                if both {
                    meals += 1;
                } else {
                    gave_way += 1;
                }
            }
            score.send((gave_way, meals)).unwrap();
        });
    }
    drop(score);

    let (gave_way, meals) = scores.iter().fold((0, 0), |sum, s| (sum.0 + s.0, sum.1 + s.1));
    println!("gave way: {gave_way}");
    println!("meals: {meals}");
}
