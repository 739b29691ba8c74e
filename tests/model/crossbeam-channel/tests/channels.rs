//! Channels and selects, each call and corner in every interleaving.

#[path = "../../runtime/tests/modelled/mod.rs"]
mod modelled;

use std::collections::HashSet;
use std::time::Duration;

use crossbeam_channel::{
    Receiver, RecvError, RecvTimeoutError, Select, SendError, SendTimeoutError, Sender, TryRecvError,
    TrySelectError, TrySendError, after, at, bounded, never, select, select_biased, tick, unbounded,
};
use modelled::{Test, join, milliseconds, program, say, sleep, spawn};
use threadbare_runtime::trace::{Ending, Execution, Wait, What};

const TESTS: &[Test] = &[
    // What is sent arrives, once and in order.
    program!(producer_consumer prints "0 1 2 end").wrong(received_twice),
    program!(bounded_buffer prints "0 1 2 end").wrong(received_twice),
    program!(rendezvous prints "0 1 2 end").wrong(received_twice),
    program!(two_producers prints "0 1 end" | "1 0 end").wrong(received_twice),
    program!(two_producers_meet_one prints "0 1 end" | "1 0 end").wrong(received_twice),
    program!(two_consumers prints "1 1" | "2 0" | "0 2").wrong(received_twice),
    program!(iterators prints "0 1 2 3 4 5 6 "),
    program!(clones_are_one_channel prints ""),
    // Ends that are gone.
    program!(messages_outlive_their_senders prints "0 1 end"),
    program!(a_dropped_sender_wakes_all_receivers prints "woken woken "),
    program!(a_dropped_receiver_wakes_senders prints "back 1 back 2 " | "back 2 back 1 "),
    program!(a_dropped_receiver_wakes_whoever_meets prints "back 1 "),
    program!(a_panic_drops_its_sender prints "disconnected").panics(&["on purpose"]),
    program!(an_unbounded_channel_drops_what_nobody_can_receive prints "dropped"),
    program!(a_bounded_channel_keeps_what_nobody_can_receive prints "kept"),
    program!(a_receiver_that_holds_the_sender_waits_for_ever prints "")
        .ends(|ending| matches!(ending, Ending::Deadlock { .. })),
    // Attempts.
    program!(attempts prints ""),
    program!(an_attempt_sees_the_channel_before_or_after prints "empty" | "message" | "disconnected"),
    program!(an_attempt_meets_only_who_waits prints "sent, received" | "full, not received"),
    program!(an_attempt_takes_what_a_waiting_sender_brings prints "received, sent" | "empty, not sent"),
    program!(attempts_in_a_loop_let_time_pass prints "there"),
    program!(attempts_in_a_loop_let_a_timer_run prints "there"),
    program!(attempts_without_end_are_a_livelock prints "")
        .sampled()
        .only_exact()
        .ends(|ending| matches!(ending, Ending::Livelock { .. })),
    program!(questions prints ""),
    // Limits.
    program!(a_limit_runs_out_when_it_must prints "50").only_exact(),
    program!(a_message_comes_before_the_limit prints "20").only_exact(),
    program!(a_message_that_comes_with_the_limit prints "received" | "timed out").only_exact(),
    program!(a_limit_on_a_send_runs_out_when_it_must prints "50 60").only_exact(),
    program!(room_comes_before_the_limit prints "20").only_exact(),
    program!(a_limit_may_run_out_any_time_when_late prints "received" | "timed out"),
    program!(a_limit_on_a_meeting prints "sent, received" | "kept, timed out"),
    program!(limits_beyond_all_time prints "received"),
    // Timers.
    program!(timers prints "10 10 25 end").only_exact(),
    program!(ticks prints "10 20 30 55 65 ").only_exact(),
    program!(a_timer_has_one_message_for_all prints "one").only_exact(),
    program!(nothing_ever_comes prints "5").only_exact(),
    // Selects.
    program!(a_select_takes_any prints "first" | "second"),
    program!(a_biased_select_takes_the_first prints "first"),
    program!(a_select_takes_what_comes prints "first" | "second"),
    program!(a_select_sends_or_receives prints "sent" | "received"),
    program!(a_select_sees_disconnections prints "Err(RecvError) SendError(1)"),
    program!(a_select_has_a_default prints "default message"),
    program!(a_select_has_a_limit prints "30 message").only_exact(),
    program!(a_select_waits_for_a_timer prints "message 10" | "time 10").only_exact(),
    program!(selects_meet prints "0 1 " | "1 0 "),
    program!(a_select_does_not_meet_itself prints "default 10").only_exact(),
    program!(a_select_meets_a_plain_send prints "received sent"),
    program!(a_message_is_made_when_it_is_sent prints "made 1 "),
    program!(a_send_is_seen_when_it_is_complete prints "empty 1" | "1"),
    program!(a_select_is_an_expression prints "1 2 3 done"),
    program!(a_select_borrows_no_longer_than_it_must prints "7"),
    program!(the_grammar prints ""),
    program!(selects_one_in_the_other prints "outer inner"),
    program!(many_kinds_of_receivers prints ""),
    program!(a_list_of_operations prints "0 1 2 " | "0 2 1 " | "1 0 2 " | "1 2 0 " | "2 0 1 " | "2 1 0 "),
    program!(operations_are_taken_away prints ""),
    program!(operations_that_would_not_wait prints "0 1 ready"),
    program!(ready_waits_for_somebody_to_meet prints "ready 5"),
    program!(limits_of_selects prints "10 30 40 60").only_exact(),
    program!(a_select_wakes_for_each_of_its_channels prints "Ok(1)" | "Ok(2)"),
    program!(one_of_two_waiting_selects_takes_it prints "one").sampled(),
    program!(an_operation_must_be_completed prints "")
        .panics(&["dropped `SelectedOperation` without completing the operation"])
        .ends(|ending| *ending == Ending::Panicked),
    program!(an_operation_is_completed_by_its_own_end prints "")
        .panics(&["passed a receiver that wasn't selected"])
        .ends(|ending| matches!(ending, Ending::Panicked | Ending::Aborted { .. }))
        .sampled(),
    program!(a_select_of_nothing prints "default 5").only_exact(),
    program!(a_select_of_nothing_for_ever prints "")
        .panics(&["no operations have been added to `Select`"])
        .ends(|ending| *ending == Ending::Panicked),
    // Events.
    program!(waits_are_told prints "").wrong(waits_are_not_told),
    program!(errors_say_what_the_real_ones_say prints ""),
];

fn main() {
    modelled::main(TESTS);
}

fn received_twice(execution: &Execution) -> Option<String> {
    let mut seen = HashSet::new();
    let received = execution.events.iter().filter_map(|event| match event.what {
        What::Received { channel, message } => Some((channel, message)),
        _ => None,
    });
    let mut twice = received.filter(|message| !seen.insert(*message));
    twice.next().map(|(_, message)| format!("message {message} is received twice"))
}

fn pass_three(sender: Sender<i32>, receiver: Receiver<i32>) {
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

fn from_two((sender, receiver): (Sender<i32>, Receiver<i32>)) {
    for number in 0..2 {
        let sender = sender.clone();
        spawn(move || sender.send(number).unwrap());
    }
    drop(sender);
    for number in receiver {
        say(format!("{number} "));
    }
    say("end");
}

fn two_producers() {
    from_two(unbounded());
}

fn two_producers_meet_one() {
    from_two(bounded(0));
}

fn two_consumers() {
    let (sender, receiver) = bounded(2);
    let (counts, counted) = unbounded();
    let consumers = [0, 1].map(|consumer| {
        let (receiver, counts) = (receiver.clone(), counts.clone());
        spawn(move || counts.send((consumer, receiver.iter().count())).unwrap())
    });
    sender.send(()).unwrap();
    sender.send(()).unwrap();
    drop((sender, receiver));
    consumers.into_iter().for_each(join);
    let mut counts = [0; 2];
    for (consumer, count) in counted.try_iter() {
        counts[consumer] = count;
    }
    say(format!("{} {}", counts[0], counts[1]));
}

fn iterators() {
    let (sender, receiver) = unbounded();
    let send = |numbers: std::ops::Range<i32>| numbers.for_each(|number| sender.send(number).unwrap());
    send(0..3);
    receiver.try_iter().take(2).for_each(|number| say(format!("{number} ")));
    receiver.try_iter().for_each(|number| say(format!("{number} ")));
    assert_eq!(receiver.try_iter().next(), None);
    send(3..5);
    for number in receiver.iter().take(1) {
        say(format!("{number} "));
    }
    for number in receiver.try_iter() {
        say(format!("{number} "));
    }
    send(5..7);
    drop(sender);
    let mut rest = receiver.into_iter();
    rest.by_ref().for_each(|number| say(format!("{number} ")));
    assert_eq!(rest.next(), None);
    assert_eq!(format!("{rest:?}"), "IntoIter { .. }");
}

fn clones_are_one_channel() {
    let (sender, receiver) = unbounded::<i32>();
    let (other, another) = unbounded::<i32>();
    assert!(sender.same_channel(&sender.clone()) && receiver.same_channel(&receiver.clone()));
    assert!(!sender.same_channel(&other) && !receiver.same_channel(&another));
    let timer = after(Duration::ZERO);
    assert!(timer.same_channel(&timer.clone()) && !timer.same_channel(&after(Duration::ZERO)));
    assert!(never::<i32>().same_channel(&never()) && !never::<i32>().same_channel(&receiver));
    assert_eq!(format!("{sender:?} {receiver:?}"), "Sender { .. } Receiver { .. }");
}

fn messages_outlive_their_senders() {
    let (sender, receiver) = bounded(2);
    sender.send(0).unwrap();
    sender.send(1).unwrap();
    drop(sender);
    for number in receiver.try_iter() {
        say(format!("{number} "));
    }
    assert_eq!(receiver.try_recv(), Err(TryRecvError::Disconnected));
    say("end");
}

fn a_dropped_sender_wakes_all_receivers() {
    let (sender, receiver) = unbounded::<()>();
    let receivers = [0, 1].map(|_| {
        let receiver = receiver.clone();
        spawn(move || {
            assert_eq!(receiver.recv(), Err(RecvError));
            say("woken ");
        })
    });
    let last = sender.clone();
    drop(sender);
    drop(last);
    receivers.into_iter().for_each(join);
}

fn a_dropped_receiver_wakes_senders() {
    let (sender, receiver) = bounded(1);
    sender.send(0).unwrap();
    let senders = [1, 2].map(|number| {
        let sender = sender.clone();
        spawn(move || {
            let SendError(message) = sender.send(number).unwrap_err();
            say(format!("back {message} "));
        })
    });
    drop(receiver);
    senders.into_iter().for_each(join);
}

fn a_dropped_receiver_wakes_whoever_meets() {
    let (sender, receiver) = bounded(0);
    let waiting = spawn(move || {
        let SendError(message) = sender.send(1).unwrap_err();
        say(format!("back {message} "));
    });
    drop(receiver);
    join(waiting);
}

fn a_panic_drops_its_sender() {
    let (sender, receiver) = unbounded::<()>();
    let panicking = spawn(move || {
        let _sender = sender;
        panic!("on purpose");
    });
    assert_eq!(receiver.recv(), Err(RecvError));
    say("disconnected");
    join(panicking);
}

fn an_unbounded_channel_drops_what_nobody_can_receive() {
    let (sender, receiver) = unbounded();
    let (inner, watched) = unbounded::<()>();
    sender.send(inner).unwrap();
    drop(receiver);
    assert_eq!(watched.recv(), Err(RecvError));
    say("dropped");
    assert!(sender.is_empty());
    assert!(sender.send(unbounded().0).is_err());
}

fn a_bounded_channel_keeps_what_nobody_can_receive() {
    let (sender, receiver) = bounded(1);
    let (inner, watched) = unbounded::<()>();
    sender.send(inner).unwrap();
    drop(receiver);
    assert_eq!(watched.try_recv(), Err(TryRecvError::Empty));
    assert!(sender.is_full());
    drop(sender);
    assert_eq!(watched.try_recv(), Err(TryRecvError::Disconnected));
    say("kept");
}

fn a_receiver_that_holds_the_sender_waits_for_ever() {
    let (_sender, receiver) = unbounded::<()>();
    let _ = receiver.recv();
}

fn attempts() {
    let (sender, receiver) = bounded(1);
    assert_eq!(receiver.try_recv(), Err(TryRecvError::Empty));
    assert_eq!(sender.try_send(1), Ok(()));
    assert_eq!(sender.try_send(2), Err(TrySendError::Full(2)));
    assert_eq!(receiver.try_recv(), Ok(1));
    drop(receiver);
    assert_eq!(sender.try_send(3), Err(TrySendError::Disconnected(3)));
    let (sender, receiver) = bounded(0);
    assert_eq!(sender.try_send(1), Err(TrySendError::Full(1)));
    assert_eq!(receiver.try_recv(), Err(TryRecvError::Empty));
    drop(sender);
    assert_eq!(receiver.try_recv(), Err(TryRecvError::Disconnected));
}

fn an_attempt_sees_the_channel_before_or_after() {
    let (sender, receiver) = unbounded();
    spawn(move || {
        if sender.send(()).is_ok() {
            drop(sender);
        }
    });
    sleep(0);
    match receiver.try_recv() {
        Ok(()) => match receiver.try_recv() {
            Err(TryRecvError::Disconnected) => say("disconnected"),
            _ => say("message"),
        },
        Err(TryRecvError::Empty) => say("empty"),
        Err(TryRecvError::Disconnected) => unreachable!(),
    }
}

fn an_attempt_meets_only_who_waits() {
    let (sender, receiver) = bounded(0);
    let (told, tells) = bounded(1);
    let receiving = spawn(move || {
        told.send(receiver.recv().is_ok()).unwrap();
    });
    let sent = sender.try_send(1).is_ok();
    drop(sender);
    let received = tells.recv().unwrap();
    say(match (sent, received) {
        (true, true) => "sent, received",
        (false, false) => "full, not received",
        _ => "lost",
    });
    join(receiving);
}

fn an_attempt_takes_what_a_waiting_sender_brings() {
    let (sender, receiver) = bounded(0);
    let (told, tells) = bounded(1);
    let sending = spawn(move || {
        told.send(sender.send(1).is_ok()).unwrap();
    });
    let received = receiver.try_recv().is_ok();
    drop(receiver);
    let sent = tells.recv().unwrap();
    say(match (received, sent) {
        (true, true) => "received, sent",
        (false, false) => "empty, not sent",
        _ => "lost",
    });
    join(sending);
}

fn attempts_in_a_loop_let_time_pass() {
    let (sender, receiver) = unbounded();
    spawn(move || {
        sleep(10);
        sender.send(()).unwrap();
    });
    while receiver.try_recv().is_err() {}
    say("there");
}

fn attempts_in_a_loop_let_a_timer_run() {
    let timer = after(Duration::from_millis(10));
    loop {
        select! {
            recv(timer) -> _ => break,
            default => {}
        }
    }
    let timer = after(Duration::from_millis(10));
    while timer.try_recv().is_err() {}
    let timer = after(Duration::from_millis(10));
    while timer.is_empty() {}
    say("there");
}

fn attempts_without_end_are_a_livelock() {
    let (_sender, receiver) = unbounded::<()>();
    while receiver.try_recv().is_err() {}
}

fn questions() {
    let (sender, receiver) = bounded(2);
    assert_eq!((sender.capacity(), receiver.capacity()), (Some(2), Some(2)));
    assert!(sender.is_empty() && receiver.is_empty() && !sender.is_full() && !receiver.is_full());
    sender.send(1).unwrap();
    assert_eq!((sender.len(), receiver.len()), (1, 1));
    sender.send(2).unwrap();
    assert!(sender.is_full() && receiver.is_full() && !receiver.is_empty());
    let (sender, receiver) = unbounded::<i32>();
    assert_eq!((sender.capacity(), receiver.capacity()), (None, None));
    assert!(!sender.is_full() && !receiver.is_full());
    let (sender, receiver) = bounded::<i32>(0);
    assert!(sender.is_full() && receiver.is_full() && sender.is_empty() && receiver.is_empty());
    let timer = after(Duration::from_millis(1));
    assert_eq!(timer.capacity(), Some(1));
    sleep(2);
    assert!(timer.is_full() && timer.len() == 1);
    let nothing = never::<()>();
    assert!(nothing.capacity() == Some(0) && nothing.is_empty() && nothing.is_full());
    assert_eq!(nothing.len(), 0);
}

fn a_limit_runs_out_when_it_must() {
    let (_sender, receiver) = unbounded::<()>();
    assert_eq!(receiver.recv_timeout(Duration::from_millis(20)), Err(RecvTimeoutError::Timeout));
    let deadline = threadbare_runtime::Instant::now() + Duration::from_millis(30);
    assert_eq!(receiver.recv_deadline(deadline), Err(RecvTimeoutError::Timeout));
    assert_eq!(receiver.recv_timeout(Duration::ZERO), Err(RecvTimeoutError::Timeout));
    say(format!("{}", milliseconds()));
}

fn a_message_comes_before_the_limit() {
    let (sender, receiver) = unbounded();
    spawn(move || {
        sleep(20);
        sender.send(()).unwrap();
    });
    assert_eq!(receiver.recv_timeout(Duration::from_millis(50)), Ok(()));
    assert_eq!(receiver.recv_timeout(Duration::from_millis(50)), Err(RecvTimeoutError::Disconnected));
    say(format!("{}", milliseconds()));
}

fn a_message_that_comes_with_the_limit() {
    let (sender, receiver) = unbounded();
    spawn(move || {
        sleep(20);
        let _ = sender.send(());
    });
    match receiver.recv_timeout(Duration::from_millis(20)) {
        Ok(()) => say("received"),
        Err(RecvTimeoutError::Timeout) => say("timed out"),
        Err(RecvTimeoutError::Disconnected) => unreachable!(),
    }
}

fn a_limit_on_a_send_runs_out_when_it_must() {
    let (sender, _receiver) = bounded(1);
    sender.send(1).unwrap();
    assert_eq!(sender.send_timeout(2, Duration::from_millis(50)), Err(SendTimeoutError::Timeout(2)));
    say(format!("{} ", milliseconds()));
    let (sender, _receiver) = bounded(0);
    let deadline = threadbare_runtime::Instant::now() + Duration::from_millis(10);
    assert_eq!(sender.send_deadline(3, deadline), Err(SendTimeoutError::Timeout(3)));
    say(format!("{}", milliseconds()));
}

fn room_comes_before_the_limit() {
    let (sender, receiver) = bounded(1);
    sender.send(1).unwrap();
    spawn(move || {
        sleep(20);
        assert_eq!(receiver.recv(), Ok(1));
        sleep(100);
    });
    assert_eq!(sender.send_timeout(2, Duration::from_millis(50)), Ok(()));
    say(format!("{}", milliseconds()));
}

fn a_limit_may_run_out_any_time_when_late() {
    let (sender, receiver) = unbounded();
    spawn(move || {
        let _ = sender.send(());
        sleep(1000);
    });
    match receiver.recv_timeout(Duration::from_millis(50)) {
        Ok(()) => say("received"),
        Err(RecvTimeoutError::Timeout) => say("timed out"),
        Err(RecvTimeoutError::Disconnected) => unreachable!(),
    }
}

fn a_limit_on_a_meeting() {
    let (sender, receiver) = bounded(0);
    let (told, tells) = bounded(1);
    spawn(move || {
        sleep(10);
        let sent = match sender.send_timeout(1, Duration::from_millis(10)) {
            Ok(()) => true,
            Err(SendTimeoutError::Timeout(1)) => false,
            Err(error) => panic!("{error}"),
        };
        told.send(sent).unwrap();
        // The other one waits no longer than its limit, too.
        sleep(100);
    });
    let received = receiver.recv_timeout(Duration::from_millis(15)).is_ok();
    say(match (tells.recv().unwrap(), received) {
        (true, true) => "sent, received",
        (false, false) => "kept, timed out",
        _ => "lost",
    });
}

fn limits_beyond_all_time() {
    let (sender, receiver) = bounded(1);
    assert_eq!(sender.send_timeout((), Duration::MAX), Ok(()));
    spawn(move || sender.send_timeout((), Duration::from_secs(1 << 40)).unwrap());
    assert_eq!(receiver.recv_timeout(Duration::MAX), Ok(()));
    assert_eq!(receiver.recv_timeout(Duration::from_secs(1 << 40)), Ok(()));
    assert_eq!(after(Duration::MAX).try_recv(), Err(TryRecvError::Empty));
    assert_eq!(tick(Duration::MAX).try_recv(), Err(TryRecvError::Empty));
    say("received");
}

fn timers() {
    let started = threadbare_runtime::Instant::now();
    let timer = after(Duration::from_millis(10));
    let message = timer.recv().unwrap();
    say(format!("{} {} ", (message - started).as_millis(), milliseconds()));
    assert_eq!(timer.try_recv(), Err(TryRecvError::Empty));
    assert_eq!(timer.recv_timeout(Duration::from_millis(15)), Err(RecvTimeoutError::Timeout));
    say(format!("{} ", milliseconds()));
    assert_eq!(at(started).recv(), Ok(started));
    assert_eq!(after(Duration::ZERO).try_recv().unwrap(), threadbare_runtime::Instant::now());
    say("end");
}

fn ticks() {
    let ticker = tick(Duration::from_millis(10));
    for _ in 0..3 {
        ticker.recv().unwrap();
        say(format!("{} ", milliseconds()));
    }
    sleep(25);
    // One message waits; the one after it comes later for that.
    ticker.recv().unwrap();
    say(format!("{} ", milliseconds()));
    ticker.recv().unwrap();
    say(format!("{} ", milliseconds()));
    assert_eq!(ticker.recv_timeout(Duration::from_millis(9)), Err(RecvTimeoutError::Timeout));
}

fn a_timer_has_one_message_for_all() {
    let timer = after(Duration::from_millis(10));
    let (told, tells) = unbounded();
    for _ in 0..2 {
        let (timer, told) = (timer.clone(), told.clone());
        spawn(move || told.send(timer.recv_timeout(Duration::from_millis(20)).is_ok()).unwrap());
    }
    drop(told);
    assert_eq!(tells.iter().filter(|received| *received).count(), 1);
    assert_eq!(milliseconds(), 20);
    say("one");
}

fn nothing_ever_comes() {
    static NOTHING: Receiver<()> = never();
    assert_eq!(NOTHING.recv_timeout(Duration::from_millis(5)), Err(RecvTimeoutError::Timeout));
    assert_eq!(NOTHING.try_recv(), Err(TryRecvError::Empty));
    say(format!("{}", milliseconds()));
}

fn two_messages() -> (Receiver<&'static str>, Receiver<&'static str>) {
    let ((one, first), (other, second)) = (bounded(1), bounded(1));
    one.send("first").unwrap();
    other.send("second").unwrap();
    (first, second)
}

fn a_select_takes_any() {
    let (first, second) = two_messages();
    select! {
        recv(first) -> message => say(message.unwrap()),
        recv(second) -> message => say(message.unwrap()),
    }
}

fn a_biased_select_takes_the_first() {
    let (first, second) = two_messages();
    select_biased! {
        recv(first) -> message => say(message.unwrap()),
        recv(second) -> message => say(message.unwrap()),
    }
}

fn a_select_takes_what_comes() {
    let ((one, first), (other, second)) = (bounded(1), bounded(0));
    spawn(move || {
        let _ = one.send("first");
    });
    spawn(move || {
        let _ = other.send("second");
    });
    let message = select! {
        recv(first) -> message => message,
        recv(second) -> message => message,
    };
    say(message.unwrap());
}

fn a_select_sends_or_receives() {
    let (sender, receiver) = bounded(2);
    sender.send(1).unwrap();
    select! {
        recv(receiver) -> message => {
            assert_eq!(message, Ok(1));
            say("received");
        }
        send(sender, 2) -> result => {
            assert_eq!(result, Ok(()));
            assert_eq!(receiver.iter().take(2).collect::<Vec<_>>(), [1, 2]);
            say("sent");
        }
    }
}

fn a_select_sees_disconnections() {
    let (sender, receiver) = unbounded::<i32>();
    drop(sender);
    select! {
        recv(receiver) -> message => say(format!("{message:?} ")),
        recv(never::<i32>()) -> _ => unreachable!(),
    }
    let (sender, receiver) = bounded(0);
    drop(receiver);
    select! {
        recv(never::<i32>()) -> _ => unreachable!(),
        send(sender, 1) -> result => say(format!("SendError({})", result.unwrap_err().0)),
    }
}

fn a_select_has_a_default() {
    let (sender, receiver) = bounded(1);
    for _ in 0..2 {
        select! {
            recv(receiver) -> message => say(message.unwrap()),
            default => say("default "),
        }
        let _ = sender.try_send("message");
    }
}

fn a_select_has_a_limit() {
    let (sender, receiver) = bounded(1);
    let pauses = Duration::from_millis(30);
    select! {
        recv(receiver) -> message => say(message.unwrap()),
        default(pauses) => say(format!("{} ", milliseconds())),
    }
    sender.send("message").unwrap();
    select! {
        recv(receiver) -> message => say(message.unwrap()),
        default(pauses) => unreachable!(),
    }
}

fn a_select_waits_for_a_timer() {
    let (sender, receiver) = bounded(1);
    spawn(move || {
        sleep(10);
        let _ = sender.send(());
    });
    select! {
        recv(receiver) -> _ => say(format!("message {}", milliseconds())),
        recv(after(Duration::from_millis(10))) -> _ => say(format!("time {}", milliseconds())),
    }
}

fn selects_meet() {
    let (sender, receiver) = bounded(0);
    let senders = [0, 1].map(|number| {
        let sender = sender.clone();
        spawn(move || {
            select! {
                send(sender, number) -> result => result.unwrap(),
                recv(never::<()>()) -> _ => unreachable!(),
            }
        })
    });
    for _ in 0..2 {
        select! {
            recv(never::<()>()) -> _ => unreachable!(),
            recv(receiver) -> number => say(format!("{} ", number.unwrap())),
        }
    }
    senders.into_iter().for_each(join);
}

fn a_select_does_not_meet_itself() {
    let (sender, receiver) = bounded(0);
    select! {
        send(sender, 1) -> _ => unreachable!(),
        recv(receiver) -> _ => unreachable!(),
        default(Duration::from_millis(10)) => say(format!("default {}", milliseconds())),
    }
}

fn a_select_meets_a_plain_send() {
    let ((sender, receiver), (other, ways)) = (bounded(0), bounded(0));
    let plain = spawn(move || {
        sender.send(1).unwrap();
        assert_eq!(ways.recv(), Ok(2));
    });
    let mut told = Vec::new();
    while told.len() < 2 {
        select! {
            recv(receiver) -> message => {
                if message.is_ok() {
                    told.push("received");
                }
            }
            send(other, 2) -> result => {
                result.unwrap();
                told.push("sent");
            }
        }
    }
    join(plain);
    say(told.join(" "));
}

fn a_message_is_made_when_it_is_sent() {
    let (sender, receiver) = bounded(1);
    let make = |number| {
        say(format!("made {number} "));
        number
    };
    select! {
        send(sender, make(1)) -> result => result.unwrap(),
        default => unreachable!(),
    }
    select! {
        send(sender, make(2)) -> _ => unreachable!(),
        default => {}
    }
    assert_eq!(receiver.recv(), Ok(1));
}

fn a_send_is_seen_when_it_is_complete() {
    let (sender, receiver) = bounded(1);
    let looking = spawn(move || match receiver.try_recv() {
        Ok(number) => say(format!("{number}")),
        Err(_) => {
            say("empty ");
            say(format!("{}", receiver.recv().unwrap()));
        }
    });
    let mut select = Select::new();
    select.send(&sender);
    let operation = select.select();
    sleep(0);
    operation.send(&sender, 1).unwrap();
    join(looking);
}

fn a_select_is_an_expression() {
    fn next(receiver: &Receiver<i32>) -> Option<i32> {
        select! {
            recv(receiver) -> number => Some(number.ok()? + 1),
        }
    }
    let (sender, receiver) = bounded(3);
    (0..3).for_each(|number| sender.send(number).unwrap());
    drop(sender);
    let mut rounds = 0;
    loop {
        let number = select! {
            default => match next(&receiver) {
                Some(number) if rounds < 5 => number,
                Some(_) => continue,
                None => break,
            }
        };
        rounds += 1;
        say(format!("{number} "));
    }
    say("done");
}

fn a_select_borrows_no_longer_than_it_must() {
    let (sender, receiver) = bounded(1);
    let mut receivers = vec![receiver];
    sender.send(7).unwrap();
    let mut seen = 0;
    select! {
        recv(receivers[0]) -> number => {
            seen = number.unwrap();
            receivers.clear();
        }
        default(Duration::from_millis({ seen += 1; seen })) => receivers.clear(),
    }
    select! {
        send(sender, 8) -> result => {
            drop(sender);
            assert_eq!(result, Err(SendError(8)));
        }
    }
    say(format!("{seen}"));
}

#[rustfmt::skip]
fn the_grammar() {
    let (sender, receiver) = bounded::<i32>(1);
    let mut taken = 0;
    // Braces need no comma, the last case needs none, arguments may end with one.
    for _ in 0..2 {
        select! {
            recv(receiver,) -> _message => { taken += 1 }
            send(sender, 5,) -> (Ok(()) | Err(_)) => taken += 10
        }
    }
    assert!(matches!(taken, 11 | 20), "{taken}");
    let value: i32 = select! { default => 3 };
    let other: i32 = select! { default() => { 3 } };
    let more: i32 = select_biased! { recv(never::<i32>()) -> _ => 1, default => 3, };
    assert_eq!([value, other, more], [3; 3]);
    select! { default(Duration::ZERO,) => {} }
    select_biased! {
        default => {}
        recv(never::<i32>()) -> mut message => { message = Ok(1); let _ = message; },
    }
    // A body may be any expression.
    let found = select! {
        recv(never::<i32>()) -> message => if message.is_ok() { 1 } else { 2 },
        recv(never::<i32>()) -> _ => { 1 } + 1,
        recv(never::<i32>()) -> (Ok(_) | Err(_)) => match 1 { 1 => 2, _ => 3 },
        send(never_full(), 1) -> _ => unsafe_free(|number| number + 1),
        default => (3, 4).1,
    };
    assert_eq!(found, 2);
    // Names of the macro's own do not get in the way.
    let (select, index, selected, result) = (1, 2, 3, 4);
    select! {
        default => assert_eq!([select, index, selected, result], [1, 2, 3, 4]),
    }
    let result = receiver.clone();
    select! {
        recv(result) -> result => assert!(result.is_err()),
        default => drop(result),
    }
}

fn never_full() -> &'static Sender<i32> {
    thread_local! {
        static CHANNEL: &'static (Sender<i32>, Receiver<i32>) = Box::leak(Box::new(unbounded()));
    }
    &CHANNEL.with(|channel| *channel).0
}

fn unsafe_free(work: impl Fn(i32) -> i32) -> i32 {
    work(1)
}

fn selects_one_in_the_other() {
    let (sender, receiver) = bounded(1);
    select! {
        send(sender, 1) -> result => {
            result.unwrap();
            say("outer ");
            select! {
                recv(receiver) -> number => {
                    assert_eq!(number, Ok(1));
                    say("inner");
                }
                send(sender, 2) -> _ => unreachable!(),
            }
        }
        recv(receiver) -> _ => unreachable!(),
    }
}

fn many_kinds_of_receivers() {
    let (sender, receiver) = unbounded();
    (0..4).for_each(|number| sender.send(number).unwrap());
    let (boxed, shared) = (Box::new(receiver.clone()), std::sync::Arc::new(receiver.clone()));
    select! { recv(receiver) -> number => assert_eq!(number, Ok(0)) }
    select! { recv(&receiver) -> number => assert_eq!(number, Ok(1)) }
    select! { recv(*boxed) -> number => assert_eq!(number, Ok(2)) }
    select! { recv(shared) -> number => assert_eq!(number, Ok(3)) }
    let (maybe, absent) = (Some(&receiver), None::<&Receiver<i32>>);
    select! {
        recv(maybe.unwrap_or(&never())) -> _ => unreachable!(),
        recv(absent.unwrap_or(&never())) -> _ => unreachable!(),
        recv(receiver.clone()) -> _ => unreachable!(),
        send(sender.clone(), 1) -> result => result.unwrap(),
    }
}

fn a_list_of_operations() {
    let channels: Vec<_> = (0..3).map(|_| bounded(1)).collect();
    let mut select = Select::new();
    for (number, (sender, receiver)) in channels.iter().enumerate() {
        sender.send(number).unwrap();
        assert_eq!(select.recv(receiver), number);
    }
    for _ in 0..3 {
        let operation = select.select();
        let index = operation.index();
        assert_eq!(operation.recv(&channels[index].1), Ok(index));
        select.remove(index);
        say(format!("{index} "));
    }
    assert_eq!(select.try_select().map(|operation| operation.index()), Err(TrySelectError));
}

fn operations_are_taken_away() {
    let (sender, receiver) = bounded::<i32>(1);
    let mut select = Select::new_biased();
    let (sends, receives) = (select.send(&sender), select.recv(&receiver));
    let copy = select.clone();
    select.remove(sends);
    assert!(select.try_select().is_err() && select.try_ready().is_err());
    let mut copy = copy;
    assert_eq!(copy.try_ready(), Ok(sends));
    copy.try_select().unwrap().send(&sender, 1).unwrap();
    assert_eq!((select.ready(), select.try_ready()), (receives, Ok(receives)));
    assert_eq!(select.select().recv(&receiver), Ok(1));
    assert_eq!(format!("{select:?} {:?}", Select::default()), "Select { .. } Select { .. }");
}

fn operations_that_would_not_wait() {
    let (sender, receiver) = bounded(1);
    let mut select = Select::new();
    let (sends, receives) = (select.send(&sender), select.recv(&receiver));
    let (filled, emptied) = (select.ready(), {
        sender.send(1).unwrap();
        select.ready()
    });
    assert_eq!((filled, emptied), (sends, receives));
    say(format!("{filled} {emptied} "));
    assert_eq!(receiver.recv(), Ok(1));
    drop(receiver.clone());
    spawn(move || drop(sender));
    let mut select = Select::new();
    select.recv(&receiver);
    select.recv(&receiver);
    select.ready();
    assert_eq!(receiver.try_recv(), Err(TryRecvError::Disconnected));
    say("ready");
}

fn ready_waits_for_somebody_to_meet() {
    let (sender, receiver) = bounded(0);
    let sending = spawn(move || sender.send(5).unwrap());
    let mut select = Select::new();
    select.recv(&receiver);
    select.ready();
    say(format!("ready {}", receiver.try_recv().unwrap()));
    join(sending);
}

fn limits_of_selects() {
    let (_sender, receiver) = bounded::<()>(1);
    let mut select = Select::new();
    select.recv(&receiver);
    let wait = Duration::from_millis(10);
    assert!(select.select_timeout(wait).is_err());
    say(format!("{} ", milliseconds()));
    assert!(select.select_deadline(threadbare_runtime::Instant::now() + wait * 2).is_err());
    say(format!("{} ", milliseconds()));
    assert!(select.ready_timeout(wait).is_err());
    say(format!("{} ", milliseconds()));
    assert!(select.ready_deadline(threadbare_runtime::Instant::now() + wait * 2).is_err());
    say(format!("{}", milliseconds()));
}

/// Another receiver takes a message of the one channel while the select was woken for the other.
fn a_select_wakes_for_each_of_its_channels() {
    let ((one, first), (other, second)) = (unbounded(), unbounded());
    let thief = first.clone();
    spawn(move || {
        let _ = thief.recv();
    });
    let (ones, others) = (one.clone(), other.clone());
    spawn(move || {
        let _ = others.send(2);
        let _ = ones.send(1);
    });
    select! {
        recv(first) -> number => say(format!("{number:?}")),
        recv(second) -> number => say(format!("{number:?}")),
    }
    drop((one, other));
}

fn one_of_two_waiting_selects_takes_it() {
    let (sender, receiver) = bounded(0);
    let (told, tells) = unbounded();
    let waiting = [0, 1].map(|_| {
        let (receiver, told) = (receiver.clone(), told.clone());
        spawn(move || {
            select! {
                recv(receiver) -> number => told.send(number.ok()).unwrap(),
                recv(never::<()>()) -> _ => unreachable!(),
            }
        })
    });
    sender.send(1).unwrap();
    drop((sender, told));
    assert_eq!(tells.iter().flatten().count(), 1);
    waiting.into_iter().for_each(join);
    say("one");
}

fn an_operation_must_be_completed() {
    let (sender, _receiver) = unbounded::<()>();
    let mut select = Select::new();
    select.send(&sender);
    drop(select.select());
}

fn an_operation_is_completed_by_its_own_end() {
    let (sender, receiver) = unbounded();
    sender.send(()).unwrap();
    let mut select = Select::new();
    select.recv(&receiver);
    let _ = select.select().recv(&receiver.clone());
}

fn a_select_of_nothing() {
    select! {
        default => say("default "),
    }
    assert!(Select::new().try_select().is_err());
    assert!(Select::new().select_timeout(Duration::from_millis(5)).is_err());
    say(format!("{}", milliseconds()));
}

fn a_select_of_nothing_for_ever() {
    let _ = Select::new().select();
}

fn waits_are_told() {
    let ((_one, first), (_other, second)) = (bounded::<()>(1), bounded::<()>(1));
    let wait = Duration::from_millis(10);
    let _ = first.recv_timeout(wait);
    select! {
        recv(first) -> _ => {}
        recv(second) -> _ => {}
        default(wait) => {}
    }
    let _ = after(wait).recv();
    let (sender, _receiver) = bounded(1);
    sender.send(0).unwrap();
    let _ = sender.send_timeout(1, wait);
}

fn waits_are_not_told(execution: &Execution) -> Option<String> {
    let told: Vec<_> =
        execution.events.iter().filter(|event| event.thread == 0).map(|event| &event.what).collect();
    let limit = Some(10_000_000);
    let expected = [
        What::Started,
        What::Blocked { on: Wait::Receive { channel: 0 }, limit },
        What::Unblocked { timed_out: true },
        What::ReceiveFailed { channel: 0, disconnected: false },
        What::Blocked { on: Wait::Select, limit },
        What::Unblocked { timed_out: true },
        What::ReceiveFailed { channel: 0, disconnected: false },
        What::ReceiveFailed { channel: 1, disconnected: false },
        What::Blocked { on: Wait::Receive { channel: 2 }, limit },
        What::Unblocked { timed_out: false },
        What::Received { channel: 2, message: 0 },
        What::Sent { channel: 3, message: 0 },
        What::Blocked { on: Wait::Send { channel: 3 }, limit },
        What::Unblocked { timed_out: true },
        What::SendFailed { channel: 3, disconnected: false },
    ];
    (told.len() < expected.len() || told.iter().zip(&expected).any(|(told, expected)| *told != expected))
        .then(|| "other events".to_owned())
}

fn errors_say_what_the_real_ones_say() {
    macro_rules! same {
        ($($error:ident $(:: $kind:ident)? $(($message:expr))?),+ $(,)?) => {
            $({
                let ours = crossbeam_channel::$error $(:: $kind)? $(($message))?;
                let real = real_crossbeam_channel::$error $(:: $kind)? $(($message))?;
                assert_eq!(format!("{ours:?}|{ours:>50?}"), format!("{real:?}|{real:>50?}"));
            })+
        };
    }
    macro_rules! say_the_same {
        ($($error:ident $(:: $kind:ident)? $(($message:expr))?),+ $(,)?) => {
            $({
                let ours = crossbeam_channel::$error $(:: $kind)? $(($message))?;
                let real = real_crossbeam_channel::$error $(:: $kind)? $(($message))?;
                assert_eq!(format!("{ours}|{ours:>50}"), format!("{real}|{real:>50}"));
            })+
        };
    }
    same!(
        SendError(1),
        TrySendError::Full(1),
        TrySendError::Disconnected(1),
        SendTimeoutError::Timeout(1),
        SendTimeoutError::Disconnected(1),
        RecvError,
        TryRecvError::Empty,
        TryRecvError::Disconnected,
        RecvTimeoutError::Timeout,
        RecvTimeoutError::Disconnected,
        TrySelectError,
        SelectTimeoutError,
        TryReadyError,
        ReadyTimeoutError,
    );
    say_the_same!(
        SendError(1),
        TrySendError::Full(1),
        TrySendError::Disconnected(1),
        SendTimeoutError::Timeout(1),
        SendTimeoutError::Disconnected(1),
        RecvError,
        TryRecvError::Empty,
        TryRecvError::Disconnected,
        RecvTimeoutError::Timeout,
        RecvTimeoutError::Disconnected,
        TrySelectError,
        SelectTimeoutError,
    );
}
