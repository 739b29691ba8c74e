//! Chapter two: processes and threads, and who runs when.

use crate::drawing::Align::{Centre, Left, Right};
use crate::drawing::Tint::{Data, Idle, Instruction, Lock, Plain, Running, Waiting};
use crate::drawing::{Drawing, Tint, Voice, area};

pub(crate) fn processes_and_threads() -> Drawing {
    let mut d = Drawing::new(
        "processes_and_threads",
        "Processes and threads",
        "Process 1 holds three threads. They share its code, heap and open files; each has a stack and \
         registers of its own. Process 2 has memory of its own, and the two talk by inter-process \
         communication.",
        720.0,
        330.0,
    );
    d.group(area(24.0, 24.0, 404.0, 250.0), "process 1");
    d.group(area(510.0, 24.0, 186.0, 250.0), "process 2");
    d.block(area(44.0, 58.0, 364.0, 66.0), Data, "shared by its threads\ncode, heap, open files");
    d.block(area(530.0, 58.0, 146.0, 66.0), Data, "its own\ncode, heap, files");
    for thread in 0_u8..3 {
        let x = 44.0 + f64::from(thread) * 126.0;
        let block = d.block(
            area(x, 158.0, 112.0, 96.0),
            Running,
            &format!("thread {}\nown stack,\nregisters", thread + 1),
        );
        d.exchange(block.top(), (block.top().0, 124.0), Data);
    }
    let block = d.block(area(547.0, 158.0, 112.0, 96.0), Running, "thread 1\nown stack,\nregisters");
    d.exchange(block.top(), (block.top().0, 124.0), Data);
    d.exchange((428.0, 140.0), (510.0, 140.0), Lock);
    d.note((469.0, 104.0), Centre, "messages\n(IPC)");
    d.note((360.0, 302.0), Centre, "Threads share memory; processes have to send what the other is to know.");
    d
}

pub(crate) fn threading() -> Drawing {
    let mut d = Drawing::new(
        "threading",
        "A thread spawns others and waits for them",
        "Time runs to the right. Main spawns two threads, works on beside them, waits in join until both have \
         ended, and goes on alone.",
        720.0,
        288.0,
    );
    let main = [
        (130.0, Running, "spawns both"),
        (140.0, Running, "works"),
        (190.0, Waiting, "waits in join"),
        (120.0, Running, "goes on"),
    ];
    d.lane("main", (112.0, 32.0), 40.0, &main);
    d.lane("", (222.0, 112.0), 40.0, &[(240.0, Running, "thread 2 works, ends")]);
    d.lane("", (166.0, 184.0), 40.0, &[(406.0, Running, "thread 1 works longer, ends")]);
    d.arrow(&[(182.0, 72.0), (182.0, 184.0)], Instruction);
    d.arrow(&[(232.0, 72.0), (232.0, 112.0)], Instruction);
    d.arrow(&[(452.0, 112.0), (452.0, 72.0)], Lock);
    d.arrow(&[(564.0, 184.0), (564.0, 72.0)], Lock);
    d.note((172.0, 148.0), Right, "spawn");
    d.note((574.0, 132.0), Left, "join returns");
    d.note(
        (402.0, 256.0),
        Centre,
        "Time runs to the right. Three threads at work at once, and one again at the end.",
    );
    d
}

/// The width of a time slice in the figure of the interpreter lock.
const SLICE: f64 = 94.0;

fn computes() -> (f64, Tint, &'static str) {
    (SLICE, Running, "computes")
}

fn waits(slices: f64) -> (f64, Tint, &'static str) {
    (SLICE * slices, Waiting, "waits")
}

fn reads(slices: f64, text: &'static str) -> (f64, Tint, &'static str) {
    (SLICE * slices, Idle, text)
}

pub(crate) fn python_gil() -> Drawing {
    let mut d = Drawing::new(
        "python_gil",
        "The global interpreter lock",
        "Above, three Python threads: at any moment only one of the two that compute holds the interpreter \
         lock, the other waits; a thread that reads from the network does without it. Below, three Rust \
         threads: those that compute run at the same time.",
        720.0,
        406.0,
    );
    d.text((24.0, 30.0), Left, Voice::Name, "Python: one lock round the interpreter");
    let computes_throughout = (SLICE * 6.0, Running, "computes");
    let python = [
        ("thread 1", vec![computes(), waits(1.0), computes(), waits(2.0), computes()]),
        ("thread 2", vec![waits(1.0), computes(), waits(1.0), computes(), waits(2.0)]),
        (
            "thread 3",
            vec![reads(4.0, "reads from the network, lock let go"), computes(), reads(1.0, "reads")],
        ),
    ];
    let rust = [
        ("thread 1", vec![computes_throughout]),
        ("thread 2", vec![computes_throughout]),
        ("thread 3", vec![reads(4.0, "reads from the network"), computes(), reads(1.0, "reads")]),
    ];
    for (lane, (name, stretches)) in (0_u8..).zip(python) {
        d.lane(name, (124.0, 52.0 + f64::from(lane) * 42.0), 34.0, &stretches);
    }
    d.text((24.0, 212.0), Left, Voice::Name, "Rust: no such lock");
    for (lane, (name, stretches)) in (0_u8..).zip(rust) {
        d.lane(name, (124.0, 234.0 + f64::from(lane) * 42.0), 34.0, &stretches);
    }
    d.note(
        (406.0, 380.0),
        Centre,
        "Time runs to the right. Read a column: above, never more than one computes.",
    );
    d
}

pub(crate) fn scheduler() -> Drawing {
    let mut d = Drawing::new(
        "scheduler",
        "The scheduler",
        "Threads that could run stand in the ready queue. The scheduler picks one for each core. A running \
         thread ends, blocks and waits elsewhere until it is ready again, or is preempted and goes back to \
         the queue.",
        720.0,
        340.0,
    );
    d.rectangle(area(108.0, 96.0, 184.0, 64.0), Plain, 6.0);
    for (index, name) in (0_u8..).zip(["E", "D", "C"]) {
        d.block(area(120.0 + f64::from(index) * 56.0, 106.0, 48.0, 44.0), Data, name);
    }
    d.text((222.0, 178.0), Centre, Voice::Label, "ready queue");
    d.arrow(&[(32.0, 128.0), (108.0, 128.0)], Plain);
    d.note((64.0, 112.0), Centre, "new");
    let scheduler = d.block(area(344.0, 96.0, 126.0, 64.0), Instruction, "scheduler\npicks");
    d.arrow(&[(292.0, 128.0), scheduler.left()], Plain);
    let first = d.block(area(540.0, 72.0, 104.0, 50.0), Running, "core 0\nruns A");
    let second = d.block(area(540.0, 138.0, 104.0, 50.0), Running, "core 1\nruns B");
    d.arrow(&[scheduler.right(), first.left()], Plain);
    d.arrow(&[scheduler.right(), second.left()], Plain);
    d.arrow(&[first.right(), (706.0, 97.0)], Plain);
    d.note((676.0, 80.0), Centre, "ends");
    d.arrow(&[first.top(), (592.0, 38.0), (200.0, 38.0), (200.0, 96.0)], Data);
    d.note((396.0, 56.0), Centre, "preempted: its time slice is over");
    let waiting = d.block(area(344.0, 228.0, 180.0, 58.0), Waiting, "blocked\non a lock, I/O, a sleep");
    d.arrow(&[second.bottom(), (592.0, 257.0), waiting.right()], Waiting);
    d.note((602.0, 226.0), Left, "has to wait");
    d.arrow(&[waiting.left(), (146.0, 257.0), (146.0, 160.0)], Waiting);
    d.note((250.0, 242.0), Centre, "ready again");
    d.note(
        (360.0, 314.0),
        Centre,
        "Its goals pull apart: throughput, fairness, short waits, a quick first response.",
    );
    d
}

pub(crate) fn thread_lifecycle() -> Drawing {
    let mut d = Drawing::new(
        "thread_lifecycle",
        "The life of a thread",
        "A new thread becomes ready when it is spawned. Ready and running, together runnable, alternate as \
         the scheduler decides. A running thread that has to wait is blocked until it is ready again; one \
         whose closure returns is terminated.",
        720.0,
        336.0,
    );
    d.group(area(168.0, 36.0, 336.0, 136.0), "runnable");
    let new = d.block(area(20.0, 88.0, 80.0, 52.0), Plain, "new");
    let ready = d.block(area(186.0, 88.0, 108.0, 52.0), Data, "ready");
    let running = d.block(area(378.0, 88.0, 108.0, 52.0), Running, "running");
    let terminated = d.block(area(586.0, 88.0, 112.0, 52.0), Idle, "terminated");
    let blocked = d.block(area(262.0, 224.0, 148.0, 52.0), Waiting, "blocked");
    d.arrow(&[new.right(), ready.left()], Plain);
    d.note((134.0, 98.0), Centre, "spawn");
    d.arrow(&[(294.0, 104.0), (378.0, 104.0)], Plain);
    d.note((336.0, 88.0), Centre, "scheduled");
    d.arrow(&[(378.0, 126.0), (294.0, 126.0)], Plain);
    d.note((336.0, 144.0), Centre, "preempted");
    d.arrow(&[running.right(), terminated.left()], Plain);
    d.note((545.0, 98.0), Centre, "returns");
    d.arrow(&[running.bottom(), (432.0, 250.0), blocked.right()], Waiting);
    d.note((444.0, 196.0), Left, "has to wait: lock, join,\nreceive, sleep, I/O");
    d.arrow(&[blocked.left(), (240.0, 250.0), (240.0, 140.0)], Waiting);
    d.note((230.0, 196.0), Right, "what it waited\nfor has come");
    d.note(
        (360.0, 308.0),
        Centre,
        "Only “terminated” can be asked for from outside in Rust: JoinHandle::is_finished.",
    );
    d
}
