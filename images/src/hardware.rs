//! Chapter one: Flynn's taxonomy, memory, and how processors share it or do not.

use crate::drawing::Align::{Centre, Left, Right};
use crate::drawing::Tint::{Data, Idle, Instruction, Lock, Running, Waiting};
use crate::drawing::{Area, Drawing, Voice, area};

pub(crate) fn flynns_taxonomy() -> Drawing {
    let mut d = Drawing::new(
        "flynns_taxonomy",
        "Flynn's taxonomy",
        "A table of two rows and two columns. One instruction stream and one data stream is SISD, one \
         instruction stream and many data streams is SIMD, many instruction streams and one data stream is \
         MISD, many of both is MIMD.",
        720.0,
        380.0,
    );
    d.text((295.0, 34.0), Centre, Voice::Label, "one data stream");
    d.text((565.0, 34.0), Centre, Voice::Label, "many data streams");
    d.lines((92.0, 108.0), Centre, Voice::Label, "one\ninstruction\nstream");
    d.lines((92.0, 264.0), Centre, Voice::Label, "many\ninstruction\nstreams");
    let cells = [
        (170.0, 58.0, Idle, "SISD", "one core, one number\nat a time"),
        (440.0, 58.0, Instruction, "SIMD", "vector lanes, GPUs: the same\nstep on many numbers"),
        (170.0, 214.0, Lock, "MISD", "redundant computers\nthat check one another"),
        (440.0, 214.0, Running, "MIMD", "many cores, clusters:\neach its own program and data"),
    ];
    for (x, y, tint, name, example) in cells {
        d.rectangle(area(x, y, 250.0, 136.0), tint, 8.0);
        d.text((x + 125.0, y + 44.0), Centre, Voice::Name, name);
        d.note((x + 125.0, y + 78.0), Centre, example);
    }
    d
}

/// Three rows in the same places for all four of Flynn's classes.
fn flynn(name: &'static str, title: &'static str, description: &'static str, caption: &str) -> Drawing {
    let mut d = Drawing::new(name, title, description, 720.0, 326.0);
    d.text((136.0, 52.0), Right, Voice::Name, "Instructions");
    d.text((136.0, 148.0), Right, Voice::Name, "Processors");
    d.text((136.0, 244.0), Right, Voice::Name, "Data");
    d.note((428.0, 302.0), Centre, caption);
    d
}

const ROWS: [f64; 3] = [28.0, 124.0, 220.0];
const ROW: f64 = 48.0;

/// Four places side by side in one of the three rows.
fn place(column: f64, row: usize) -> Area {
    area(164.0 + column * 136.0, ROWS[row], 120.0, ROW)
}

/// The whole of a row.
fn across(row: usize) -> Area {
    area(164.0, ROWS[row], 528.0, ROW)
}

pub(crate) fn sisd() -> Drawing {
    let mut d = flynn(
        "SISD",
        "SISD: single instruction, single data",
        "One stream of instructions drives one processor, which works on one stream of data.",
        "One step at a time, one number at a time.",
    );
    let instruction = d.block(area(338.0, ROWS[0], 180.0, ROW), Instruction, "add 1");
    let processor = d.block(area(338.0, ROWS[1], 180.0, ROW), Running, "one processor");
    let data = d.block(area(338.0, ROWS[2], 180.0, ROW), Data, "3, then 8, then 1");
    d.arrow(&[instruction.bottom(), processor.top()], Instruction);
    d.exchange(processor.bottom(), data.top(), Data);
    d
}

pub(crate) fn simd() -> Drawing {
    let mut d = flynn(
        "SIMD",
        "SIMD: single instruction, multiple data",
        "One instruction goes to four lanes at the same time; each lane applies it to a number of its own.",
        "One step, many numbers: all lanes do the same thing at the same time.",
    );
    d.block(across(0), Instruction, "add 1");
    for (column, numbers) in (0_u8..).zip(["3 → 4", "8 → 9", "1 → 2", "6 → 7"]) {
        let lane = d.block(place(f64::from(column), 1), Running, &format!("lane {column}"));
        let data = d.block(place(f64::from(column), 2), Data, numbers);
        d.arrow(&[(lane.top().0, ROWS[0] + ROW), lane.top()], Instruction);
        d.exchange(lane.bottom(), data.top(), Data);
    }
    d
}

pub(crate) fn misd() -> Drawing {
    let mut d = flynn(
        "MISD",
        "MISD: multiple instructions, single data",
        "Three different programs on three processors read the same data, and their answers are compared.",
        "Three ways to one answer. A vote finds the one that is wrong.",
    );
    d.block(across(2), Data, "the same readings for all");
    for (column, method) in (0_u8..).zip(["method A", "method B", "method C"]) {
        let x = 164.0 + f64::from(column) * 186.0;
        let instruction = d.block(area(x, ROWS[0], 156.0, ROW), Instruction, method);
        let processor = d.block(area(x, ROWS[1], 156.0, ROW), Running, &format!("processor {}", column + 1));
        d.arrow(&[instruction.bottom(), processor.top()], Instruction);
        d.arrow(&[(processor.bottom().0, ROWS[2]), processor.bottom()], Data);
    }
    d
}

pub(crate) fn mimd() -> Drawing {
    let mut d = flynn(
        "MIMD",
        "MIMD: multiple instructions, multiple data",
        "Four processors, each with instructions of its own and data of its own.",
        "Different work on different data, each at its own pace.",
    );
    let works = [("sort", "names"), ("add up", "prices"), ("search", "letters"), ("compress", "a picture")];
    for (column, (work, on)) in (0_u8..).zip(works) {
        let instruction = d.block(place(f64::from(column), 0), Instruction, work);
        let processor = d.block(place(f64::from(column), 1), Running, &format!("core {column}"));
        let data = d.block(place(f64::from(column), 2), Data, on);
        d.arrow(&[instruction.bottom(), processor.top()], Instruction);
        d.exchange(processor.bottom(), data.top(), Data);
    }
    d
}

pub(crate) fn spmd() -> Drawing {
    let mut d = Drawing::new(
        "SPMD",
        "SPMD: single program, multiple data",
        "One program runs four times, each run with a rank and a slice of the numbers 1 to 100. The four \
         partial sums are added up to 5050.",
        720.0,
        404.0,
    );
    d.text((136.0, 48.0), Right, Voice::Name, "One program");
    d.text((136.0, 140.0), Right, Voice::Name, "Four runs");
    d.text((136.0, 232.0), Right, Voice::Name, "Data");
    d.text((136.0, 324.0), Right, Voice::Name, "Combined");
    d.code_block(area(164.0, 24.0, 528.0, 48.0), Instruction, "sum += numbers in my slice");
    let slices = ["1 to 25", "26 to 50", "51 to 75", "76 to 100"];
    let sums = ["325", "950", "1575", "2200"];
    d.block(area(338.0, 308.0, 180.0, 48.0), Running, "5050");
    for (column, (slice, sum)) in (0_u8..).zip(slices.into_iter().zip(sums)) {
        let x = 164.0 + f64::from(column) * 136.0;
        let rank = d.block(area(x, 116.0, 120.0, 48.0), Running, &format!("rank {column}"));
        let data = d.block(area(x, 208.0, 120.0, 48.0), Data, &format!("{slice}\nsum {sum}"));
        d.arrow(&[(rank.top().0, 72.0), rank.top()], Instruction);
        d.exchange(rank.bottom(), data.top(), Data);
        d.arrow(&[data.bottom(), (368.0 + 40.0 * f64::from(column), 308.0)], Running);
    }
    d.note(
        (428.0, 380.0),
        Centre,
        "Each run asks for its rank and takes its share; each may take another branch.",
    );
    d
}

pub(crate) fn mpmd() -> Drawing {
    let mut d = Drawing::new(
        "MPMD",
        "MPMD: multiple programs, multiple data",
        "A manager program hands out pieces of work to three workers, which run other programs, and \
         collects their results.",
        720.0,
        322.0,
    );
    d.text((136.0, 60.0), Right, Voice::Name, "Manager");
    d.text((136.0, 164.0), Right, Voice::Name, "Workers");
    d.text((136.0, 244.0), Right, Voice::Name, "Data");
    d.block(area(164.0, 32.0, 528.0, 56.0), Lock, "program A\nhands out work, collects results");
    let workers = [
        ("program B", "shrinks", "picture 1"),
        ("program B", "shrinks", "picture 2"),
        ("program C", "adds text", "page 7"),
    ];
    for (column, (program, does, on)) in (0_u8..).zip(workers) {
        let x = 164.0 + f64::from(column) * 186.0;
        let tint = if program == "program B" { Running } else { Instruction };
        let worker = d.block(area(x, 136.0, 156.0, 56.0), tint, &format!("{program}\n{does}"));
        let data = d.block(area(x, 224.0, 156.0, 40.0), Data, on);
        d.arrow(&[(worker.top().0 - 18.0, 88.0), (worker.top().0 - 18.0, 136.0)], Lock);
        d.arrow(&[(worker.top().0 + 18.0, 136.0), (worker.top().0 + 18.0, 88.0)], Running);
        d.exchange(worker.bottom(), data.top(), Data);
    }
    d.note((428.0, 294.0), Centre, "Different programs on different data, with one to lead them.");
    d
}

pub(crate) fn memory() -> Drawing {
    let mut d = Drawing::new(
        "memory",
        "The memory hierarchy",
        "Six levels from the registers to the disk. Each level down is larger and slower: registers take a \
         fraction of a nanosecond, main memory about a hundred, a solid-state disk about a hundred thousand.",
        720.0,
        396.0,
    );
    d.text((118.0, 30.0), Right, Voice::Name, "one access");
    d.text((560.0, 30.0), Left, Voice::Name, "size");
    let levels = [
        ("registers", "0.3 ns", "a few hundred bytes", Running),
        ("L1 cache", "1 ns", "tens of KiB a core", Running),
        ("L2 cache", "4 ns", "about 1 MiB a core", Running),
        ("L3 cache", "20 ns", "tens of MiB, shared", Lock),
        ("main memory", "100 ns", "many GiB", Data),
        ("solid-state disk", "100,000 ns", "about a TiB", Idle),
    ];
    for (step, (name, time, size, tint)) in (0_u8..).zip(levels) {
        let (y, width) = (52.0 + f64::from(step) * 48.0, 120.0 + f64::from(step) * 56.0);
        let level = d.block(area(338.0 - width / 2.0, y, width, 42.0), tint, name);
        d.note((118.0, level.left().1), Right, time);
        d.note((560.0, level.right().1), Left, size);
    }
    d.note((338.0, 362.0), Centre, "A core could do some 300 additions while it waits for main memory once.");
    d
}

pub(crate) fn uma() -> Drawing {
    let mut d = Drawing::new(
        "UMA",
        "UMA: uniform memory access",
        "Four processors reach one memory over one bus. Every processor needs the same time to reach every \
         address.",
        720.0,
        300.0,
    );
    for column in 0_u8..4 {
        let processor = d.block(
            area(40.0 + f64::from(column) * 165.0, 28.0, 145.0, 52.0),
            Running,
            &format!("processor {column}"),
        );
        d.exchange(processor.bottom(), (processor.bottom().0, 128.0), Data);
    }
    d.block(area(40.0, 128.0, 640.0, 32.0), Idle, "bus");
    let memory = d.block(area(210.0, 206.0, 300.0, 52.0), Data, "one memory");
    d.exchange((360.0, 160.0), memory.top(), Data);
    d.note((360.0, 278.0), Centre, "Every address is equally far from every processor.");
    d
}

pub(crate) fn smp() -> Drawing {
    let mut d = Drawing::new(
        "SMP",
        "SMP: symmetric multiprocessing",
        "Four equal processors, each with a cache of its own, share one memory and one operating system over \
         a bus. When one writes, the copies in the other caches are made invalid.",
        720.0,
        372.0,
    );
    for column in 0_u8..4 {
        let x = 40.0 + f64::from(column) * 165.0;
        let processor = d.block(area(x, 28.0, 145.0, 48.0), Running, &format!("processor {column}"));
        let (tint, text) =
            if column == 0 { (Data, "cache\nx = 2") } else { (Waiting, "cache\nx = 1 (invalid)") };
        let cache = d.block(area(x, 100.0, 145.0, 52.0), tint, text);
        d.exchange(processor.bottom(), cache.top(), Data);
        d.exchange(cache.bottom(), (cache.bottom().0, 196.0), if column == 0 { Data } else { Waiting });
    }
    d.block(area(40.0, 196.0, 640.0, 32.0), Idle, "bus: “x is mine now, drop your copies”");
    let memory = d.block(area(120.0, 270.0, 220.0, 48.0), Data, "main memory");
    let devices = d.block(area(380.0, 270.0, 220.0, 48.0), Idle, "disks, network");
    d.exchange((memory.top().0, 228.0), memory.top(), Data);
    d.exchange((devices.top().0, 228.0), devices.top(), Idle);
    d.note(
        (360.0, 346.0),
        Centre,
        "Processor 0 writes x. Cache coherency keeps the others from reading the old value.",
    );
    d
}

pub(crate) fn numa() -> Drawing {
    let mut d = Drawing::new(
        "NUMA",
        "NUMA: non-uniform memory access",
        "Two nodes, each with two processors and a memory of its own, joined by an interconnect. A processor \
         reaches the memory of its own node sooner than the other node's.",
        720.0,
        366.0,
    );
    for node in 0_u8..2 {
        let x = 28.0 + f64::from(node) * 354.0;
        d.group(area(x, 24.0, 310.0, 204.0), &format!("node {node}"));
        let memory = d.block(area(x + 22.0, 164.0, 266.0, 46.0), Data, &format!("memory of node {node}"));
        for core in 0_u8..2 {
            let left = x + 22.0 + f64::from(core) * 148.0;
            let processor =
                d.block(area(left, 56.0, 118.0, 46.0), Running, &format!("processor {}", node * 2 + core));
            let foot = processor.bottom();
            d.exchange(foot, (foot.0, memory.y), Data);
        }
        d.note((x + 155.0, 133.0), Centre, "near");
        d.exchange((x + 155.0, 228.0), (x + 155.0, 268.0), Waiting);
        d.note((x + 170.0, 248.0), Left, "far");
    }
    d.block(area(28.0, 268.0, 664.0, 36.0), Idle, "interconnect");
    d.note(
        (360.0, 334.0),
        Centre,
        "One address space, two speeds: Linux puts near at a distance of 10, far at 20 or so.",
    );
    d
}

pub(crate) fn distributed_memory() -> Drawing {
    let mut d = Drawing::new(
        "distributed_memory",
        "Distributed memory",
        "Four computers, each with a processor and a memory that no other can reach, exchange messages over \
         a network.",
        720.0,
        342.0,
    );
    for rank in 0_u8..4 {
        let x = 30.0 + f64::from(rank) * 168.0;
        d.group(area(x, 24.0, 156.0, 168.0), &format!("rank {rank}"));
        let processor = d.block(area(x + 16.0, 56.0, 124.0, 44.0), Running, "processor");
        let memory = d.block(area(x + 16.0, 130.0, 124.0, 44.0), Data, "memory");
        d.exchange(processor.bottom(), memory.top(), Data);
        d.exchange((x + 78.0, 192.0), (x + 78.0, 242.0), Lock);
    }
    d.block(area(30.0, 242.0, 660.0, 36.0), Lock, "network: messages");
    d.note((360.0, 306.0), Centre, "No address is shared. What another rank is to know must be sent to it.");
    d
}

pub(crate) fn distributed_memory_scale() -> Drawing {
    let mut d = Drawing::new(
        "distributed_memory_scale",
        "Distributed memory scales",
        "On the left eight processors share one memory over one bus, where they queue. On the right eight \
         nodes each bring a memory of their own, so memory and bandwidth grow with the number of nodes.",
        720.0,
        390.0,
    );
    d.group(area(24.0, 24.0, 326.0, 302.0), "shared memory");
    d.group(area(370.0, 24.0, 326.0, 302.0), "distributed memory");
    let bus = d.block(area(40.0, 124.0, 288.0, 32.0), Waiting, "one bus: all queue here");
    let memory = d.block(area(40.0, 244.0, 288.0, 42.0), Data, "8 GiB");
    d.exchange(bus.bottom(), memory.top(), Data);
    for index in 0_u8..8 {
        let (column, row) = (f64::from(index % 4), f64::from(index / 4));
        let name = format!("P{index}");
        let sharing = d.block(area(40.0 + column * 74.0, 56.0 + row * 130.0, 66.0, 38.0), Running, &name);
        let (from, to) = if row > 0.0 { (sharing.top(), 156.0) } else { (sharing.bottom(), 124.0) };
        d.line(&[from, (from.0, to)], Waiting);
        let (x, y) = (386.0 + column * 74.0, 56.0 + row * 128.0);
        let processor = d.block(area(x, y, 66.0, 34.0), Running, &name);
        let memory = d.block(area(x, y + 44.0, 66.0, 34.0), Data, "8 GiB");
        d.line(&[processor.bottom(), memory.top()], Data);
        d.line(&[memory.bottom(), (memory.bottom().0, 148.0 + row * 128.0)], Lock);
    }
    d.line(&[(419.0, 148.0), (686.0, 148.0), (686.0, 276.0), (419.0, 276.0)], Lock);
    d.note((533.0, 164.0), Centre, "network");
    d.note((184.0, 306.0), Centre, "8 processors, still 8 GiB");
    d.note((533.0, 306.0), Centre, "8 nodes, 64 GiB, 8 memory buses");
    d.note(
        (360.0, 356.0),
        Centre,
        "Each node that is added brings its own memory. The price: messages instead of addresses.",
    );
    d
}
