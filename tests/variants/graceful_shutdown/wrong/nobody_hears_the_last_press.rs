// breaks: the exit status is 0 (a press that comes as main leaves finds nobody who would receive it)
use crossbeam_channel::{TryRecvError, after, bounded, select, unbounded};
use std::thread;
use std::time::Duration;
fn main() {
    let (pressed, presses) = bounded(1);
    ctrlc::set_handler(move || {
        if pressed.try_send(()).is_err() {
            std::process::exit(130);
        }
    })
    .unwrap();
    let (open, closed) = unbounded::<()>();
    let workers = [closed.clone(), closed].map(|closed| {
        thread::spawn(move || {
            let (mut begun, mut done) = (0, 0);
            while closed.try_recv() == Err(TryRecvError::Empty) {
                begun += 1;
                thread::sleep(Duration::from_millis(50));
                done += 1;
            }
            (begun, done)
        })
    });
    let closing = after(Duration::from_secs(3));
    // Looking leaves the message where it is: the slot stays full for a second press.
    loop {
        select! {
            recv(closing) -> _ => break,
            default(Duration::from_millis(10)) => if !presses.is_empty() { break },
        }
    }
    drop(open);
    let (begun, done) =
        workers.into_iter().map(|w| w.join().unwrap()).fold((0, 0), |a, b| (a.0 + b.0, a.1 + b.1));
    println!("finished: {done}");
    println!("unfinished: {}", begun - done);
}
