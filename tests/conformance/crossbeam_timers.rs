//! `after`, `at`, `tick` and `never`, in exact time.

use std::thread;
use std::time::{Duration, Instant};

use crossbeam_channel::{after, at, never, select, tick, unbounded};

const UNIT: Duration = Duration::from_millis(50);

fn main() {
    let start = Instant::now();
    let timer = after(UNIT);
    println!("{:?} {:?} {} {}", timer.try_recv(), timer.capacity(), timer.is_empty(), timer.len());
    let moment = timer.recv().unwrap();
    println!("{} {}", moment >= start + UNIT, start.elapsed() >= UNIT);
    println!("{:?} {:?}", timer.try_recv(), timer.recv_timeout(UNIT));
    println!("{}", at(start).recv() == Ok(start));

    let start = Instant::now();
    let ticker = tick(UNIT);
    let counts: Vec<u128> =
        (0..3).map(|_| (ticker.recv().unwrap() - start).as_nanos() / UNIT.as_nanos()).collect();
    println!("{counts:?} {:?}", ticker.try_recv());
    // One that nobody took in time waits; the next comes a period later.
    thread::sleep(UNIT * 3 + UNIT / 2);
    println!("{} {} {}", ticker.len(), ticker.is_full(), ticker.try_recv().is_ok());
    println!("{:?}", ticker.try_recv());
    println!("{}", ticker.recv_timeout(UNIT * 2).is_ok());

    let (sender, receiver) = unbounded();
    thread::scope(|s| {
        s.spawn(move || {
            for number in 0..2 {
                thread::sleep(UNIT + UNIT / 2);
                sender.send(number).unwrap();
            }
            thread::sleep(UNIT * 4);
        });
        let limit = after(UNIT * 4);
        let ticker = tick(UNIT * 2);
        let mut words = Vec::new();
        loop {
            select! {
                recv(receiver) -> number => words.push(format!("{number:?}")),
                recv(ticker) -> _ => words.push("tick".to_owned()),
                recv(limit) -> _ => break,
                recv(never::<()>()) -> _ => unreachable!(),
            }
            if words.len() == 3 {
                break;
            }
        }
        println!("{words:?}");
    });
    let many: Vec<_> = (0..3).map(|n| after(UNIT * (3 - n))).collect();
    println!("{}", many.iter().map(|timer| timer.recv().is_ok()).filter(|came| *came).count());
    println!("{}", after(Duration::MAX).try_recv().is_err());
}
