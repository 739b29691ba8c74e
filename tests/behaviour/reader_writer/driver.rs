// Appended to a submission, where `Lock` is its reader-writer lock: each entry takes the lock through a scene.
// Whoever comes says so, and whether it got in; times are virtual milliseconds, placed so that whoever came earlier
// is blocked, or through, before the next one comes.

use ::std::mem::drop;
use ::std::ops::{Deref, DerefMut};
use ::std::option::Option::{self, None, Some};
use ::std::sync::{Arc, Barrier};
use ::std::thread;
use ::std::time::Duration;

const LONG: u64 = 100_000;

const fn ms(milliseconds: u64) -> Duration {
    Duration::from_millis(milliseconds)
}

fn say(who: &str, what: &str) {
    ::std::println!("@{who} {what}");
}

fn pause(time: Duration) {
    if !time.is_zero() {
        thread::sleep(time);
    }
}

/// How somebody comes.
#[derive(Clone, Copy)]
enum How {
    Read,
    Write,
    TryRead,
    TryWrite,
    ReadFor(Duration),
    WriteFor(Duration),
}

/// Asks to get in and, once in, stays for so long.
fn come(lock: &Lock<u32>, who: &str, how: How, stays: Duration) {
    match how {
        How::Read => {
            say(who, "asks");
            look(who, stays, lock.read());
        }
        How::Write => {
            say(who, "asks");
            add(who, stays, lock.write());
        }
        How::TryRead => {
            say(who, "tries");
            match lock.try_read() {
                Some(guard) => look(who, stays, guard),
                None => say(who, "is refused"),
            }
        }
        How::TryWrite => {
            say(who, "tries");
            match lock.try_write() {
                Some(guard) => add(who, stays, guard),
                None => say(who, "is refused"),
            }
        }
        How::ReadFor(limit) => {
            say(who, &::std::format!("asks for {}", limit.as_micros()));
            match lock.try_read_for(limit) {
                Some(guard) => look(who, stays, guard),
                None => say(who, "gives up"),
            }
        }
        How::WriteFor(limit) => {
            say(who, &::std::format!("asks for {}", limit.as_micros()));
            match lock.try_write_for(limit) {
                Some(guard) => add(who, stays, guard),
                None => say(who, "gives up"),
            }
        }
    }
}

/// Stays inside with a read guard, and looks.
fn look(who: &str, stays: Duration, guard: impl Deref<Target = u32>) {
    say(who, "reads");
    let before: u32 = *guard;
    pause(stays);
    let after: u32 = *guard;
    say(who, if before == after { "leaves" } else { "sees the value change" });
}

/// Stays inside with a write guard, and adds one.
fn add(who: &str, stays: Duration, mut guard: impl DerefMut<Target = u32>) {
    say(who, "writes");
    let before: u32 = *guard;
    pause(stays);
    *guard = before + 1;
    say(who, "leaves");
}

/// Somebody's coming: after a pause, and for how long.
#[derive(Clone, Copy)]
struct Visit<'a> {
    who: &'a str,
    after: Duration,
    how: How,
    stays: Duration,
}

const fn visit(who: &str, after: u64, how: How, stays: u64) -> Visit<'_> {
    Visit { who, after: ms(after), how, stays: ms(stays) }
}

const fn reader(who: &str, after: u64, stays: u64) -> Visit<'_> {
    visit(who, after, How::Read, stays)
}

const fn writer(who: &str, after: u64, stays: u64) -> Visit<'_> {
    visit(who, after, How::Write, stays)
}

const fn try_reader(who: &str, after: u64, stays: u64) -> Visit<'_> {
    visit(who, after, How::TryRead, stays)
}

const fn try_writer(who: &str, after: u64, stays: u64) -> Visit<'_> {
    visit(who, after, How::TryWrite, stays)
}

const fn timed_reader(who: &str, after: u64, limit: u64, stays: u64) -> Visit<'_> {
    visit(who, after, How::ReadFor(ms(limit)), stays)
}

const fn timed_writer(who: &str, after: u64, limit: u64, stays: u64) -> Visit<'_> {
    visit(who, after, How::WriteFor(ms(limit)), stays)
}

fn go(lock: &Lock<u32>, visits: &[Visit<'_>]) {
    for visit in visits {
        pause(visit.after);
        come(lock, visit.who, visit.how, visit.stays);
    }
}

/// A thread for each list of visits. One closure for all scenes: they compile in a fraction of the time that one each
/// would take.
fn play_with(lock: &Lock<u32>, threads: &[&[Visit<'_>]]) {
    thread::scope(|scope| {
        for visits in threads {
            scope.spawn(move || go(lock, visits));
        }
    });
}

/// The same, with a new lock.
fn play(threads: &[&[Visit<'_>]]) {
    play_with(&Lock::new(0), threads);
}

/// A thread for each visit.
fn play_each(visits: &[Visit<'_>]) {
    let threads: ::std::vec::Vec<&[Visit<'_>]> = visits.chunks(1).collect();
    play(&threads);
}

/// Nine come and go: who, when and how is drawn from a seed. No two things happen at the same time, since every
/// stay and every limit has a fraction of its own.
fn drawn(seed: u32) {
    let mut state = seed;
    let mut draw = |below: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        u64::from((state >> 16) % below)
    };
    let mut drawn = ::std::vec::Vec::new();
    let mut comes = 0;
    for number in 0..9 {
        let kind = draw(12);
        let stays = Duration::from_micros(10_000 * (1 + draw(6)) + (1 << number));
        let limit = match draw(2) {
            0 => Duration::from_micros(10_000 * (1 + draw(8)) + 5_000 + 10 * number),
            _ => ms(LONG),
        };
        let (letter, how) = match kind {
            0..3 => ("r", How::Read),
            3..6 => ("w", How::Write),
            6..8 => ("r", How::ReadFor(limit)),
            8..10 => ("w", How::WriteFor(limit)),
            10 => ("r", How::TryRead),
            _ => ("w", How::TryWrite),
        };
        drawn.push((::std::format!("{letter}{number}"), ms(comes), how, stays));
        comes += 10 * (1 + draw(3));
    }
    let mut visits = ::std::vec::Vec::new();
    for (who, after, how, stays) in &drawn {
        visits.push(Visit { who, after: *after, how: *how, stays: *stays });
    }
    play_each(&visits);
}

/// A writer holds; whoever was first in the line gives up.
fn first_gives_up() {
    play_each(&[
        writer("w0", 0, 100),
        timed_reader("r1", 10, 35, 10),
        writer("w1", 20, 10),
        reader("r2", 30, 10),
    ]);
}

/// A writer holds, the others arrive in this order; once in, they are out again at once.
fn in_no_time(others: [&str; 4]) {
    let mut visits = ::std::vec::Vec::new();
    visits.push(writer("w0", 0, 100));
    for who in others {
        let after = 10 * visits.len() as u64;
        visits.push(if who.starts_with('r') { reader(who, after, 0) } else { writer(who, after, 0) });
    }
    play_each(&visits);
}

/// All kinds of comings and goings, one after another.
pub fn arrivals() {
    first_gives_up();
    in_no_time(["w1", "r1", "w2", "r2"]);
    in_no_time(["r1", "w1", "r2", "w2"]);
    for seed in 1..25 {
        drawn(seed);
    }
}

/// A writer holds, another one waits; the first leaves and tries again at once.
pub fn back_past_a_writer() {
    play(&[
        &[writer("w0", 0, 50), try_writer("w8", 0, 10), try_reader("r8", 0, 10), writer("w9", 0, 10)],
        &[writer("w1", 10, 20)],
    ]);
}

/// The same with a reader that waits.
pub fn back_past_a_reader() {
    play(&[&[writer("w0", 0, 50), try_writer("w8", 0, 10), writer("w9", 0, 10)], &[reader("r1", 10, 20)]]);
}

/// A reader holds, a writer waits, a reader comes.
pub fn new_reader() {
    play_each(&[reader("r1", 0, 100), writer("w1", 10, 20), reader("r2", 20, 20)]);
}

/// A writer holds; w1 r1 w2 r2 arrive.
pub fn queue_w_r_w_r() {
    play_each(&[
        writer("w0", 0, 100),
        writer("w1", 10, 10),
        reader("r1", 20, 10),
        writer("w2", 30, 10),
        reader("r2", 40, 10),
    ]);
}

/// A writer holds; r1 w1 r2 w2 arrive.
pub fn queue_r_w_r_w() {
    play_each(&[
        writer("w0", 0, 100),
        reader("r1", 10, 10),
        writer("w1", 20, 10),
        reader("r2", 30, 10),
        writer("w2", 40, 10),
    ]);
}

/// Readers overlap without a gap; a writer waits.
pub fn readers_overlap() {
    let again = reader("r2", 0, 20);
    play(&[
        &[reader("r1", 0, 20); 6],
        &[reader("r2", 10, 20), again, again, again, again, again],
        &[writer("w1", 15, 5)],
    ]);
}

/// Writers overlap without a gap; a reader waits.
pub fn writers_overlap() {
    let (one, other) = (writer("w1", 10, 20), writer("w2", 10, 20));
    play(&[&[writer("w1", 0, 20), one, one, one, one], &[other; 5], &[reader("r1", 15, 5)]]);
}

/// A writer holds, another one waits; others come just as the first one leaves.
fn new_past_a_writer() {
    play_each(&[writer("w0", 0, 50), writer("w1", 10, 0), writer("w7", 50, 0), reader("r7", 50, 0)]);
}

/// The same with a reader that waits, and a writer that comes.
fn new_past_a_reader() {
    play_each(&[writer("w0", 0, 50), reader("r1", 10, 0), writer("w7", 50, 0)]);
}

/// Many arrive, while one holds and while the others take their turns.
pub fn crowd() {
    new_past_a_writer();
    new_past_a_reader();
    play_each(&[
        writer("w0", 0, 100),
        reader("r1", 10, 12),
        reader("r2", 20, 15),
        writer("w1", 30, 11),
        reader("r3", 40, 13),
        writer("w2", 50, 14),
        writer("w3", 60, 10),
        reader("r4", 107, 10),
        writer("w4", 118, 10),
        reader("r5", 129, 10),
    ]);
}

/// As `crowd`, with limits that are long enough for everybody.
pub fn timed_crowd() {
    play_each(&[
        timed_writer("w0", 0, LONG, 100),
        timed_writer("w1", 10, LONG, 10),
        timed_reader("r1", 20, LONG, 10),
        timed_writer("w2", 30, LONG, 10),
        timed_reader("r2", 40, LONG, 30),
        timed_writer("w3", 125, LONG, 10),
        timed_reader("r3", 127, LONG, 10),
    ]);
}

/// A reader holds; a writer waits and gives up; readers were held back by it, or come later.
pub fn writer_gives_up() {
    play_each(&[
        reader("r1", 0, 300),
        timed_writer("w1", 10, 50, 10),
        reader("r2", 20, 10),
        reader("r3", 30, 10),
        reader("r4", 100, 10),
    ]);
}

/// A writer holds; some of those who wait give up, from everywhere in the line; tries when all have left.
pub fn others_give_up() {
    play(&[
        &[writer("w0", 0, 100), try_writer("free1", 100, 0), try_reader("free2", 0, 0)],
        &[timed_reader("r1", 10, 30, 10)],
        &[timed_writer("w1", 15, 30, 10)],
        &[reader("r2", 20, 10)],
        &[timed_writer("w2", 25, 30, 10)],
        &[writer("w3", 30, 10)],
        &[timed_reader("r3", 35, 30, 10)],
        &[reader("r4", 40, 10)],
    ]);
}

/// A lock is held for long; others come, and give up at their limits, which wakes whoever else waits.
pub fn limits_behind_a_writer() {
    play_each(&[
        writer("w0", 0, 400),
        timed_reader("r1", 10, 100, 0),
        timed_writer("w1", 12, 100, 0),
        timed_reader("r9", 15, 20, 0),
        timed_writer("w9", 35, 20, 0),
        timed_reader("r9", 55, 20, 0),
        timed_writer("w9", 75, 20, 0),
        timed_reader("r9", 95, 20, 0),
        timed_writer("w9", 115, 20, 0),
        timed_reader("r9", 135, 20, 0),
        timed_writer("w9", 155, 20, 0),
    ]);
}

/// The same behind a reader; other readers come and go.
pub fn limits_behind_a_reader() {
    let mut visits = ::std::vec::Vec::new();
    visits.push(reader("r0", 0, 400));
    visits.push(timed_writer("w1", 12, 100, 0));
    for after in [15, 35, 55, 75, 95, 115, 135, 155] {
        visits.push(timed_reader("r9", after, 20, 3));
    }
    play_each(&visits);
}

/// Tries while the lock is held, and when it is free again.
pub fn tries() {
    play_each(&[
        writer("w0", 0, 100),
        try_reader("held1", 10, 1),
        try_writer("held2", 20, 1),
        try_writer("free1", 150, 1),
        reader("r0", 200, 100),
        try_writer("held3", 210, 1),
        try_reader("free2", 220, 1),
        try_reader("free3", 350, 1),
    ]);
}

/// Tries that nobody is in the way of: alone, among readers, and beside a writer who only tries.
pub fn tries_in_peace() {
    let lock = &Lock::new(0);
    for who in ["free1", "free2"] {
        go(lock, &[try_writer(who, 0, 0), try_reader(who, 0, 0)]);
        for limit in [0, LONG] {
            go(lock, &[timed_writer(who, 0, limit, 0), timed_reader(who, 0, limit, 0)]);
        }
    }
    play_with(
        lock,
        &[
            &[try_reader("free3", 0, 0), try_reader("free3", 0, 0)],
            &[try_reader("free4", 0, 0), try_reader("free4", 0, 0)],
            &[reader("r0", 0, 0)],
        ],
    );
    // A try that is in vain is no wait.
    let guard = lock.read();
    play_with(lock, &[&[try_reader("free5", 0, 0)], &[try_writer("vain", 0, 0)]]);
    drop(guard);
}

/// Five readers who meet inside.
pub fn meeting() {
    let lock = &Lock::new(0);
    let inside = &Barrier::new(5);
    thread::scope(|scope| {
        for who in ["r1", "r2", "r3", "r4", "r5"] {
            scope.spawn(move || {
                say(who, "asks");
                let guard = lock.read();
                inside.wait();
                look(who, Duration::ZERO, guard);
            });
        }
    });
}

/// A thread that gets in, stays for so long, and panics with the guard in hand.
fn panics(lock: &Arc<Lock<u32>>, kind: &'static str, stays: Duration) -> thread::JoinHandle<()> {
    let lock = lock.clone();
    thread::spawn(move || {
        let (_read, _write);
        if kind == "reader" {
            _read = lock.read();
        } else {
            _write = lock.write();
        }
        pause(stays);
        ::std::panic!("on purpose, with a guard in hand");
    })
}

/// Threads that panic with a guard in hand; then the lock is as free as ever.
pub fn panicking() {
    let lock = &Arc::new(Lock::new(0));
    for kind in ["reader", "writer"] {
        drop(panics(lock, kind, Duration::ZERO).join());
        go(
            lock,
            &[
                try_writer("free1", 0, 0),
                try_reader("free2", 0, 0),
                writer("w1", 0, 0),
                reader("r1", 0, 0),
                timed_writer("free3", 0, LONG, 0),
                timed_reader("free4", 0, LONG, 0),
            ],
        );
    }
}

/// The same while somebody waits, or reads too.
pub fn panicking_beside_others() {
    let lock = &Arc::new(Lock::new(0));
    for (kind, other) in [
        ("reader", writer("w1", 10, 0)),
        ("writer", writer("w2", 10, 0)),
        ("writer", reader("r1", 10, 0)),
        ("reader", reader("r2", 10, 20)),
    ] {
        let thread = panics(lock, kind, ms(20));
        go(lock, &[other]);
        drop(thread.join());
        go(lock, &[try_writer("free1", 0, 0), try_reader("free2", 0, 0)]);
    }
}

/// Everybody at once, in every way.
pub fn storm() {
    let lock = &Lock::new(0);
    play_with(
        lock,
        &[
            &[writer("w1", 0, 0); 2],
            &[reader("r1", 0, 0), try_reader("r4", 0, 0), reader("r1", 0, 0)],
            &[timed_writer("w2", 0, 5, 1), reader("r2", 0, 1)],
            &[timed_reader("r3", 0, 5, 1), try_writer("w3", 0, 0)],
        ],
    );
    let total: u32 = *lock.read();
    ::std::println!("@total {total}");
}

/// A writer and two readers, few enough to try every interleaving.
pub fn three() {
    let lock = &Lock::new(0);
    play_with(lock, &[&[writer("w1", 0, 0)], &[reader("r1", 0, 0)], &[writer("w2", 0, 0)]]);
    let total: u32 = *lock.read();
    ::std::println!("@total {total}");
}

/// What the sheet says of the types themselves.
#[allow(dead_code)]
fn types<T: ::std::marker::Send + ::std::marker::Sync>(lock: &Lock<T>) {
    fn shared_between_threads<L: ::std::marker::Sync>(_: &L) {}
    shared_between_threads(lock);
    let _: Option<_> = lock.try_read();
    let _: Option<_> = lock.try_write_for(Duration::ZERO);
}
