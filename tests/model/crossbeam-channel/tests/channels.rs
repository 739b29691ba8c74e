//! Channels, each call and corner in every interleaving.

#[path = "../../runtime/tests/modelled/mod.rs"]
mod modelled;

use std::time::Duration;

use crossbeam_channel::{
    RecvError, RecvTimeoutError, SendError, TryRecvError, TrySendError, after, bounded, never, select, tick,
    unbounded,
};
use modelled::{Test, join, milliseconds, program, say, sleep, spawn};

const TESTS: &[Test] = &[
    program!(producer_consumer prints "0 1 2 end"),
    program!(bounded_buffer prints "0 1 2 end"),
    program!(rendezvous prints "0 1 2 end"),
];

fn pass_three(sender: crossbeam_channel::Sender<i32>, receiver: crossbeam_channel::Receiver<i32>) {
    let producer = spawn(move || (0..3).for_each(|number| sender.send(number).unwrap()));
    for number in &receiver {
        say(format!("{number} "));
    }
    say("end");
    assert_eq!(receiver.recv(), Err(RecvError));
    join(producer);
}

fn producer_consumer() {
    let (sender, receiver) = unbounded();
    pass_three(sender, receiver);
}

fn bounded_buffer() {
    let (sender, receiver) = bounded(1);
    pass_three(sender, receiver);
}

fn rendezvous() {
    let (sender, receiver) = bounded(0);
    pass_three(sender, receiver);
}

fn main() {
    modelled::main(TESTS);
}
