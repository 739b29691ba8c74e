//! Chapter five: the ways in which nothing gets done.

use crate::drawing::Align::{Centre, Left};
use crate::drawing::Tint::{Idle, Lock, Plain, Running, Waiting};
use crate::drawing::{Drawing, Point, Voice, area};

pub(crate) fn liveness() -> Drawing {
    let mut d = Drawing::new(
        "liveness",
        "Three ways to get nothing done",
        "Deadlock: thread A waits for a lock that B holds, and B for one that A holds. Livelock: both threads \
         keep taking and giving back, in step, and never get both locks. Starvation: one thread takes the \
         lock again and again while another waits all the time.",
        720.0,
        338.0,
    );
    let panels = [
        (16.0, "deadlock", "Nobody moves, and\nnobody ever will."),
        (250.0, "livelock", "Everybody moves,\nnobody gets anywhere."),
        (484.0, "starvation", "Somebody gets on,\nbut not everybody."),
    ];
    for (x, name, caption) in panels {
        d.group(area(x, 20.0, 220.0, 298.0), name);
        d.note((x + 110.0, 274.0), Centre, caption);
    }
    let a = d.block(area(32.0, 66.0, 66.0, 46.0), Waiting, "A");
    let first = d.block(area(154.0, 66.0, 66.0, 46.0), Lock, "lock 1");
    let second = d.block(area(32.0, 184.0, 66.0, 46.0), Lock, "lock 2");
    let b = d.block(area(154.0, 184.0, 66.0, 46.0), Waiting, "B");
    d.arrow(&[first.left(), a.right()], Lock);
    d.dashed_arrow(&[a.bottom(), second.top()], Waiting);
    d.arrow(&[second.right(), b.left()], Lock);
    d.dashed_arrow(&[b.top(), first.bottom()], Waiting);
    d.note((125.0, 106.0), Centre, "held by");
    d.note((125.0, 190.0), Centre, "held by");
    d.note((126.0, 148.0), Centre, "waits for");
    let steps =
        [(46.0, Running, "take"), (46.0, Idle, "give"), (46.0, Running, "take"), (46.0, Idle, "give")];
    d.text((266.0, 70.0), Left, Voice::Label, "A, one fork");
    d.lane("", (268.0, 86.0), 40.0, &steps);
    d.text((266.0, 164.0), Left, Voice::Label, "B, the other");
    d.lane("", (268.0, 180.0), 40.0, &steps);
    d.text((500.0, 64.0), Left, Voice::Label, "greedy");
    d.lane(
        "",
        (502.0, 78.0),
        34.0,
        &[(62.0, Running, "eats"), (62.0, Running, "eats"), (60.0, Running, "eats")],
    );
    d.text((500.0, 128.0), Left, Voice::Label, "second");
    d.lane("", (502.0, 142.0), 34.0, &[(184.0, Waiting, "waits")]);
    d.text((500.0, 192.0), Left, Voice::Label, "third");
    d.lane("", (502.0, 206.0), 34.0, &[(184.0, Waiting, "waits")]);
    d
}

/// A point at a distance from the table's middle; the whole circle has five hours, the first one on top.
fn at(distance: f64, hour: f64) -> Point {
    let angle = (hour / 5.0 - 0.25) * std::f64::consts::TAU;
    (212.0 + distance * angle.cos(), 212.0 + distance * angle.sin())
}

/// The point on the way between two others that lies so far from the second.
fn before(from: Point, to: Point, gap: f64) -> Point {
    let length = (to.0 - from.0).hypot(to.1 - from.1);
    (to.0 - (to.0 - from.0) * gap / length, to.1 - (to.1 - from.1) * gap / length)
}

pub(crate) fn dining_philosophers() -> Drawing {
    let mut d = Drawing::new(
        "dining_philosophers",
        "The dining philosophers",
        "Five philosophers at a round table, a fork between each two. Each holds one fork and waits for the \
         next one, which a neighbour holds: a circle of five.",
        720.0,
        424.0,
    );
    d.circle((212.0, 212.0), 128.0, Plain);
    for seat in 0_u8..5 {
        let hour = f64::from(seat);
        let (philosopher, own, next) = (at(162.0, hour), at(92.0, hour + 0.5), at(92.0, hour - 0.5));
        d.circle(philosopher, 28.0, Waiting);
        d.text(philosopher, Centre, Voice::Name, &(seat + 1).to_string());
        d.arrow(&[before(philosopher, own, 19.0), before(own, philosopher, 28.0)], Lock);
        d.dashed_arrow(&[before(next, philosopher, 28.0), before(philosopher, next, 19.0)], Waiting);
        d.circle(own, 19.0, Lock);
        d.text(own, Centre, Voice::Note, &format!("f{}", seat + 1));
    }
    d.text((440.0, 60.0), Left, Voice::Name, "Each holds one fork");
    d.text((440.0, 82.0), Left, Voice::Name, "and waits for the next");
    d.arrow(&[(440.0, 118.0), (490.0, 118.0)], Lock);
    d.note((502.0, 118.0), Left, "is held by");
    d.dashed_arrow(&[(440.0, 142.0), (490.0, 142.0)], Waiting);
    d.note((502.0, 142.0), Left, "waits for");
    let conditions = [
        ("mutual exclusion", "a fork feeds one at a time"),
        ("hold and wait", "one in hand, wanting another"),
        ("no preemption", "nobody takes a fork away"),
        ("circular wait", "1 for 5, 5 for 4, … , 2 for 1"),
    ];
    d.text((440.0, 196.0), Left, Voice::Label, "It takes all four of these:");
    for (row, (name, meaning)) in (0_u8..).zip(conditions) {
        let y = 224.0 + f64::from(row) * 44.0;
        d.text((440.0, y), Left, Voice::Label, name);
        d.note((440.0, y + 18.0), Left, meaning);
    }
    d
}
