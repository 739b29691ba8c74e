//! `select!`, `select_biased!` and `Select`: every form, nested, with defaults and limits.

use std::thread;
use std::time::Duration;

use crossbeam_channel::{
    ReadyTimeoutError, RecvError, Select, SelectTimeoutError, TryReadyError, TrySelectError, bounded, never, select,
    select_biased, unbounded,
};

const UNIT: Duration = Duration::from_millis(20);

fn main() {
    let (ones, one) = unbounded::<i32>();
    let (twos, two) = unbounded::<&str>();

    select! {
        recv(one) -> _ => println!("one"),
        recv(two) -> _ => println!("two"),
        default => println!("nothing there"),
    }
    select! {
        recv(one) -> _ => println!("one"),
        default(UNIT) => println!("nothing came"),
    }
    ones.send(1).unwrap();
    let found = select! {
        recv(one) -> number => number.map(|number| number + 1),
        recv(two) -> text => text.map(|text| text.len() as i32),
    };
    println!("{found:?}");
    twos.send("both").unwrap();
    ones.send(2).unwrap();
    for _ in 0..3 {
        select_biased! {
            recv(two) -> text => println!("{text:?}"),
            recv(one) -> number => println!("{number:?}"),
            default => println!("both gone"),
        }
    }

    let nothing = never();
    // Patterns, expressions, several ends in one select, one in another.
    let (full, slot) = bounded(1);
    full.send(7).unwrap();
    select! {
        send(full, unreachable!()) -> _ => println!("sent"),
        recv(slot) -> (Ok(_) | Err(RecvError)) => println!("pattern"),
        default() => {}
    };
    ones.send(3).unwrap();
    twos.send("inner").unwrap();
    select! {
        recv(one) -> outer => {
            select! {
                recv(if outer.is_ok() { &two } else { &nothing }) -> inner => println!("{outer:?} {inner:?}"),
                default => println!("no inner"),
            }
        }
        recv(never::<()>()) -> _ => unreachable!(),
    }
    let result: Result<(), String> = (|| {
        loop {
            select! {
                send(full, 8) -> sent => sent.map_err(|error| error.to_string())?,
                recv(slot) -> number => break println!("{number:?}"),
            }
            if full.is_full() {
                println!("{:?}", slot.recv());
                break;
            }
        }
        Ok(())
    })();
    println!("{result:?}");
    drop(slot);
    select! {
        send(full, 9) -> sent => println!("{:?}", sent.map_err(|error| (error.to_string(), error.into_inner()))),
        default => unreachable!(),
    }

    // Whoever comes first; the end of a channel counts.
    thread::scope(|s| {
        s.spawn(|| {
            thread::sleep(UNIT);
            twos.send("came").unwrap();
        });
        select! {
            recv(one) -> _ => unreachable!(),
            recv(two) -> text => println!("{text:?}"),
        }
        s.spawn(move || {
            thread::sleep(UNIT);
            drop(ones);
        });
        select! {
            recv(one) -> number => println!("{number:?}"),
            recv(two) -> _ => unreachable!(),
        }
    });

    // Two selects meet.
    let (left, right) = bounded::<u8>(0);
    thread::scope(|s| {
        s.spawn(|| {
            select! {
                send(left, 5) -> sent => assert!(sent.is_ok()),
                recv(never::<()>()) -> _ => unreachable!(),
            }
        });
        select! {
            recv(right) -> number => println!("{number:?}"),
            recv(never::<()>()) -> _ => unreachable!(),
        }
    });

    // By hand.
    let channels: Vec<_> = (0..3).map(|_| unbounded::<usize>()).collect();
    let mut select = Select::new();
    for (_, receiver) in &channels {
        select.recv(receiver);
    }
    println!("{:?} {:?} {select:?}", select.try_select().map(|_| ()), select.try_ready());
    println!("{:?} {:?}", select.select_timeout(UNIT).map(|_| ()), select.ready_timeout(UNIT));
    channels[1].0.send(10).unwrap();
    println!("{} {:?}", select.ready(), select.try_ready());
    let operation = select.select();
    let index = operation.index();
    println!("{index} {:?}", operation.recv(&channels[index].1));
    select.remove(1);
    channels[1].0.send(11).unwrap();
    println!("{:?}", select.try_select().map(|operation| operation.index()));
    println!("{}", select.send(&channels[0].0));
    let operation = select.try_select().unwrap();
    println!("{} {:?}", operation.index(), operation.send(&channels[0].0, 12));
    let mut biased = Select::new_biased();
    biased.recv(&channels[1].1);
    biased.recv(&channels[0].1);
    let operation = biased.select();
    println!("{} {:?}", operation.index(), operation.recv(&channels[1].1));
    println!("{TrySelectError} {TrySelectError:?} {SelectTimeoutError} {SelectTimeoutError:?}");
    println!("{TryReadyError:?} {ReadyTimeoutError:?}");
}
