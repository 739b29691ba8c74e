//! What the three reader-writer locks have in common, and how the policies differ. A driver takes the type through
//! scenes (`driver.rs`); the checks read its story: who asks, who gets in, who leaves, who gives up, and when.

mod reference;

use threadbare_trace::{Event, What};

use self::reference::Reference;
use crate::judge::{Behaviour, Broken, Driver, Entry, EntryKind, Judgement};
use crate::run::Run;

pub(crate) const ENTRIES: &[Entry] = &[
    Entry {
        name: "new_reader",
        scene: "a reader holds, a writer waits, a reader comes",
        kind: EntryKind::Placed,
    },
    Entry { name: "queue_w_r_w_r", scene: "a writer holds; w1 r1 w2 r2 arrive", kind: EntryKind::Placed },
    Entry { name: "queue_r_w_r_w", scene: "a writer holds; r1 w1 r2 w2 arrive", kind: EntryKind::Placed },
    Entry {
        name: "readers_overlap",
        scene: "readers overlap without a gap; a writer waits",
        kind: EntryKind::Placed,
    },
    Entry {
        name: "writers_overlap",
        scene: "writers overlap without a gap; a reader waits",
        kind: EntryKind::Placed,
    },
    Entry { name: "crowd", scene: "many wait for a lock that a writer holds", kind: EntryKind::Placed },
    Entry {
        name: "timed_crowd",
        scene: "many wait, with long limits, for a lock that a writer holds",
        kind: EntryKind::Placed,
    },
    Entry { name: "writer_gives_up", scene: "a reader holds, a writer gives up", kind: EntryKind::Placed },
    Entry {
        name: "others_give_up",
        scene: "a writer holds, some of those who wait give up",
        kind: EntryKind::Placed,
    },
    Entry {
        name: "limits_behind_a_writer",
        scene: "a writer holds for long, others wait with limits",
        kind: EntryKind::Placed,
    },
    Entry {
        name: "limits_behind_a_reader",
        scene: "a reader holds for long, a writer waits with a limit",
        kind: EntryKind::Placed,
    },
    Entry {
        name: "tries",
        scene: "tries while the lock is held, and when it is free",
        kind: EntryKind::Placed,
    },
    Entry { name: "arrivals", scene: "readers and writers come and go", kind: EntryKind::Long },
    Entry {
        name: "back_past_a_writer",
        scene: "a writer leaves and tries again at once; another one was waiting",
        kind: EntryKind::Placed,
    },
    Entry {
        name: "back_past_a_reader",
        scene: "a writer leaves and tries again at once; a reader was waiting",
        kind: EntryKind::Placed,
    },
    Entry { name: "tries_in_peace", scene: "tries that nobody is in the way of", kind: EntryKind::Contended },
    Entry { name: "meeting", scene: "five readers meet inside", kind: EntryKind::Contended },
    Entry { name: "panicking", scene: "threads panic with a guard in hand", kind: EntryKind::Contended },
    Entry {
        name: "panicking_beside_others",
        scene: "a thread panics with a guard in hand while others wait or read",
        kind: EntryKind::Placed,
    },
    Entry { name: "storm", scene: "readers and writers in every way at once", kind: EntryKind::Contended },
    Entry { name: "three", scene: "two writers and a reader at once", kind: EntryKind::Contended },
];

/// A driver for the type that the sheet names.
macro_rules! driver {
    ($lock:literal) => {
        $crate::judge::Driver {
            source: concat!("use super::", $lock, " as Lock;\n", include_str!("reader_writer/driver.rs")),
            entries: $crate::behaviour::reader_writer::ENTRIES,
        }
    };
}
pub(super) use driver;

const MILLISECOND: u64 = 1_000_000;

/// Who goes first when somebody has to wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Policy {
    /// Readers join readers, past writers that wait.
    Readers,
    /// Writers overtake readers that wait.
    Writers,
    /// Nobody overtakes.
    Arrival,
}

/// Somebody's way through the lock, once.
#[derive(Clone, Debug)]
struct Visit {
    who: String,
    asks: usize,
    asks_at: u64,
    writes: bool,
    /// Takes no for an answer.
    tries: bool,
    limit: Option<u64>,
    /// Got in.
    enters: Option<usize>,
    enters_at: u64,
    leaves: Option<usize>,
    /// Refused, or gave up.
    turned_away: Option<usize>,
    turned_away_at: u64,
}

impl Visit {
    /// Still waiting when event `at` happens.
    fn waits_at(&self, at: usize) -> bool {
        self.asks < at
            && self.enters.is_none_or(|enters| at < enters)
            && self.turned_away.is_none_or(|away| at < away)
    }

    fn inside_at(&self, at: usize) -> bool {
        self.enters.is_some_and(|enters| enters <= at) && self.leaves.is_none_or(|leaves| at < leaves)
    }
}

/// The driver's story. Only its own threads tell it: the lock may print what it likes.
fn visits(run: &Run) -> Result<Vec<Visit>, Broken> {
    let mut visits: Vec<Visit> = Vec::new();
    for line in run.lines() {
        let Some((who, what)) = line.text.strip_prefix('@').and_then(|rest| rest.split_once(' ')) else {
            continue;
        };
        let limit = what.strip_prefix("asks for ").and_then(|limit| limit.parse::<u64>().ok());
        if what == "asks" || what == "tries" || limit.is_some() {
            visits.push(Visit {
                who: who.to_owned(),
                asks: line.event,
                asks_at: line.time,
                writes: who.starts_with('w'),
                tries: what == "tries",
                limit: limit.map(|microseconds| microseconds * 1_000),
                enters: None,
                enters_at: 0,
                leaves: None,
                turned_away: None,
                turned_away_at: 0,
            });
            continue;
        }
        let thread_of = |visit: &Visit| run.events()[visit.asks].thread;
        let Some(visit) =
            visits.iter_mut().rev().find(|visit| visit.who == who && thread_of(visit) == line.thread)
        else {
            continue;
        };
        match what {
            "reads" | "writes" => {
                visit.writes = what == "writes";
                visit.enters = Some(line.event);
                visit.enters_at = line.time;
            }
            "leaves" => visit.leaves = Some(line.event),
            "is refused" | "gives up" => {
                visit.turned_away = Some(line.event);
                visit.turned_away_at = line.time;
            }
            _ => return Err(run.broken_at(line.event, format!("{who} {what}"))),
        }
    }
    Ok(visits)
}

/// Everybody got through: whoever hangs, or panics, is lost.
fn through(run: &Run) -> Result<Vec<Visit>, Broken> {
    if run.exit_status() != Some(0) {
        let last = run.last();
        return Err(run.broken_at(last, format!("{}: {}", scene(run), run.how_it_ended())));
    }
    visits(run)
}

/// What the driver was doing.
fn scene(run: &Run) -> &'static str {
    let entry = usize::from(run.entry).checked_sub(1).and_then(|entry| ENTRIES.get(entry));
    entry.map_or("main", |entry| entry.scene)
}

/// The visit with this name; the first one.
fn of<'a>(run: &Run, visits: &'a [Visit], who: &str) -> Result<&'a Visit, Broken> {
    visits
        .iter()
        .find(|visit| visit.who == who)
        .ok_or_else(|| run.broken(format!("{}: {who} never comes", scene(run))))
}

/// A writer is alone, and what it writes is not lost.
fn alone(run: &Run) -> Judgement {
    let visits = through(run)?;
    for writer in visits.iter().filter(|visit| visit.writes) {
        let Some(enters) = writer.enters else { continue };
        if let Some(other) = visits.iter().find(|other| other.asks != writer.asks && other.inside_at(enters))
        {
            return Err(run.broken_at(enters, format!("{} writes while {} is inside", writer.who, other.who)));
        }
        let intruder = visits.iter().find(|other| {
            other.asks != writer.asks && other.enters.is_some_and(|at| at > enters && writer.inside_at(at))
        });
        if let Some(intruder) = intruder {
            let at = intruder.enters.unwrap_or(enters);
            return Err(run.broken_at(at, format!("{} gets in while {} writes", intruder.who, writer.who)));
        }
    }
    let written = visits.iter().filter(|visit| visit.writes && visit.enters.is_some()).count();
    let total = run.lines().iter().find_map(|line| line.text.strip_prefix("@total "));
    match total.and_then(|total| total.parse::<usize>().ok()) {
        Some(total) if total == written => Ok(()),
        total => Err(run.broken(format!("{written} writers added one each, and the value is {total:?}"))),
    }
}

/// They get in in this order; a group may come in any order within itself.
fn granted(run: &Run, order: &[&[&str]]) -> Judgement {
    let visits = through(run)?;
    let mut entered: Vec<&Visit> =
        visits.iter().filter(|visit| visit.enters.is_some() && visit.who != "w0").collect();
    entered.sort_by_key(|visit| visit.enters);
    let mut next = entered.iter();
    for group in order {
        for _ in *group {
            let Some(visit) = next.next() else {
                return Err(run.broken(format!("{}: {} never gets in", scene(run), group.join(" and "))));
            };
            if !group.contains(&visit.who.as_str()) {
                let words: Vec<String> = entered.iter().map(|visit| visit.who.clone()).collect();
                return Err(run.broken_at(
                    visit.enters.unwrap_or_default(),
                    format!("{}; they get in as {}", scene(run), words.join(" ")),
                ));
            }
        }
    }
    Ok(())
}

/// A reader that comes while another one reads and a writer waits.
fn new_reader(run: &Run, policy: Policy) -> Judgement {
    let visits = through(run)?;
    let (writer, reader) = (of(run, &visits, "w1")?, of(run, &visits, "r2")?);
    let at = reader.enters.unwrap_or_default();
    match policy {
        Policy::Readers if reader.enters_at != reader.asks_at => Err(run.broken_at(
            at,
            format!(
                "r2 comes while r1 reads, and is kept waiting for {}",
                waited(reader.enters_at - reader.asks_at)
            ),
        )),
        Policy::Writers | Policy::Arrival if reader.enters < writer.enters => {
            Err(run.broken_at(at, "r2 gets in past w1, which was waiting before it came"))
        }
        _ => Ok(()),
    }
}

fn waited(nanoseconds: u64) -> String {
    format!("{} ms", nanoseconds / MILLISECOND)
}

/// Nobody gets in before somebody who came earlier and still waits, except where the policy says so.
fn in_turn(run: &Run, policy: Policy) -> Judgement {
    let visits = through(run)?;
    for early in &visits {
        for late in &visits {
            let Some(enters) = late.enters else { continue };
            // At different times, so that the earlier one was blocked, or through, when the later one came.
            if early.asks_at >= late.asks_at || !early.waits_at(late.asks) || !early.waits_at(enters) {
                continue;
            }
            if !may_overtake(&visits, early, late, enters, policy) {
                return Err(run.broken_at(
                    enters,
                    format!("{}: {} gets in before {}, which came earlier", scene(run), late.who, early.who),
                ));
            }
        }
    }
    Ok(())
}

fn may_overtake(visits: &[Visit], early: &Visit, late: &Visit, enters: usize, policy: Policy) -> bool {
    // Readers that were let in together may come in either order.
    let together = |other: &Visit| {
        let Some(theirs) = other.enters else { return false };
        let (first, last) = (enters.min(theirs), enters.max(theirs));
        !visits.iter().any(|visit| visit.writes && visit.enters.is_some_and(|at| first < at && at < last))
    };
    match (early.writes, late.writes) {
        (false, false) => together(early),
        (false, true) => policy == Policy::Writers,
        (true, true) => false,
        (true, false) => {
            // Readers join readers: those that are inside, or that come in with them and were there before the writer.
            policy == Policy::Readers
                && visits.iter().any(|other| {
                    other.asks != late.asks
                        && !other.writes
                        && (other.inside_at(enters) || other.asks < early.asks && together(other))
                })
        }
    }
}

/// So late a thread may be with what it can do at once, such as one that looks again every few milliseconds.
const SLACK: u64 = 8 * MILLISECOND;

/// Everybody gets in when the policy lets them: not before, and not later.
fn follows(run: &Run, policy: Policy) -> Judgement {
    let visits = through(run)?;
    let mut story: Vec<(usize, usize)> = Vec::new();
    for (number, visit) in visits.iter().enumerate() {
        let steps = [Some(visit.asks), visit.enters, visit.leaves, visit.turned_away];
        story.extend(steps.into_iter().flatten().map(|event| (event, number)));
    }
    // Whoever gives up says so only when others may have got in already because of it.
    let gives_up =
        |(at, number): (usize, usize)| !visits[number].tries && visits[number].turned_away == Some(at);
    story.sort_unstable_by_key(|step| (run.events()[step.0].time, !gives_up(*step), step.0));
    let mut reference = Reference::new(policy);
    // Those who may get in and have not yet: since when.
    let mut due: Vec<(usize, u64)> = Vec::new();
    let mut waiting: Vec<usize> = Vec::new();
    let mut refusable = true;
    for (at, number) in story {
        let visit = &visits[number];
        let who = &visit.who;
        let now = run.events()[at].time;
        let broken = |words: String| Err(run.broken_at(at, format!("{}: {words}", scene(run))));
        if let Some((late, since)) = due.iter().find(|(_, since)| now > since + SLACK) {
            let kept = waited(now - since);
            return broken(format!(
                "nothing has kept {} out for {kept}, and it is not in",
                visits[*late].who
            ));
        }
        if visit.asks == at && visit.tries {
            refusable = reference.is_busy(visit.writes);
            if reference.admits(number, visit.writes) {
                reference.comes(number, visit.writes);
            }
        } else if visit.asks == at {
            reference.comes(number, visit.writes);
            waiting.push(number);
        } else if visit.enters == Some(at) {
            if !reference.is_inside(number) {
                return broken(format!("{who} gets in {}", in_the_way(&visits, at, number)));
            }
            if visit.tries && visit.enters_at != visit.asks_at {
                return broken(format!("{who} only tries, and waits for {}", waited(now - visit.asks_at)));
            }
            waiting.retain(|waiting| *waiting != number);
            due.retain(|(late, _)| *late != number);
        } else if visit.leaves == Some(at) {
            reference.leaves(number);
        } else if visit.tries {
            if !refusable {
                return broken(format!("{who} tries and is refused, and nobody is in its way"));
            }
            reference.gives_up(number);
        } else {
            let limit = visit.limit.unwrap_or_default();
            let patience = now - visit.asks_at;
            if patience < limit || patience > limit + SLACK {
                let (limit, patience) = (waited(limit), waited(patience));
                return broken(format!("{who} has a limit of {limit} and gives up after {patience}"));
            }
            reference.gives_up(number);
            waiting.retain(|waiting| *waiting != number);
            due.retain(|(late, _)| *late != number);
        }
        for waiting in &waiting {
            if reference.is_inside(*waiting) && !due.iter().any(|(late, _)| late == waiting) {
                due.push((*waiting, now));
            }
        }
    }
    Ok(())
}

/// Past whom somebody gets in who should not.
fn in_the_way(visits: &[Visit], at: usize, number: usize) -> String {
    let me = &visits[number];
    let others = visits.iter().filter(|other| other.asks != me.asks);
    let inside: Vec<&str> = others
        .clone()
        .filter(|other| other.inside_at(at) && (me.writes || other.writes))
        .map(|other| other.who.as_str())
        .collect();
    let earlier: Vec<&str> = others
        .filter(|other| other.asks < me.asks && other.waits_at(at))
        .map(|other| other.who.as_str())
        .collect();
    match (inside.as_slice(), earlier.as_slice()) {
        ([], []) => "before its turn".to_owned(),
        ([], earlier) => format!("before {}, which came earlier", earlier.join(" and ")),
        (inside, _) => format!(
            "while {} inside",
            match inside {
                [one] => format!("{one} is"),
                all => format!("{} are", all.join(" and ")),
            }
        ),
    }
}

/// A stream that has no gap either keeps the waiting one out until it ends, or does not.
fn overlapping(run: &Run, waiting: &str, starves: bool) -> Judgement {
    let visits = through(run)?;
    let patient = of(run, &visits, waiting)?;
    let enters = patient.enters.unwrap_or_default();
    let stream = || visits.iter().filter(|visit| visit.who != waiting);
    let last_leaves = stream().filter_map(|visit| visit.leaves).max().unwrap_or_default();
    let last_asks = stream().map(|visit| visit.asks).max().unwrap_or_default();
    if starves && enters < last_leaves {
        return Err(run.broken_at(enters, format!("{}: {waiting} gets in between them", scene(run))));
    }
    if !starves && enters > last_asks {
        return Err(run
            .broken_at(enters, format!("{}: {waiting} gets in only when no more of them come", scene(run))));
    }
    Ok(())
}

/// Those whom a writer held back come in when it gives up, while the first reader still reads.
fn lets_in(run: &Run) -> Judgement {
    let visits = through(run)?;
    let (first, writer) = (of(run, &visits, "r1")?, of(run, &visits, "w1")?);
    if writer.enters.is_some() {
        return Err(run.broken_at(writer.asks, "w1 gets in although a reader holds the lock past its limit"));
    }
    for who in ["r2", "r3", "r4"] {
        let reader = of(run, &visits, who)?;
        if reader.enters > first.leaves
            || reader.enters_at > writer.turned_away_at.max(reader.asks_at) + 20 * MILLISECOND
        {
            return Err(run.broken_at(
                reader.enters.unwrap_or_default(),
                format!("w1 has given up, r1 reads, and {who} is still kept out"),
            ));
        }
    }
    Ok(())
}

/// Whoever has a limit gives up when it is over: not before, and not much later however often it is woken.
fn limits(run: &Run) -> Judgement {
    let visits = through(run)?;
    for visit in visits.iter().filter(|visit| matches!(visit.who.as_str(), "r1" | "w1")) {
        if let Some(enters) = visit.enters {
            return Err(run.broken_at(enters, format!("{} gets in while the lock is held", visit.who)));
        }
        let away = visit.turned_away.unwrap_or_default();
        let waits = visit.turned_away_at.saturating_sub(visit.asks_at);
        if waits < 100 * MILLISECOND {
            return Err(
                run.broken_at(away, format!("{} gives up after {} of 100 ms", visit.who, waited(waits)))
            );
        }
        if waits > 140 * MILLISECOND {
            return Err(run.broken_at(
                away,
                format!("{} has a limit of 100 ms and gives up after {}", visit.who, waited(waits)),
            ));
        }
    }
    Ok(())
}

/// Tries answer at once.
fn tries(run: &Run) -> Judgement {
    let visits = through(run)?;
    for visit in visits.iter().filter(|visit| visit.who.starts_with("held")) {
        let answered = visit.turned_away.or(visit.enters).unwrap_or_default();
        let at = if visit.turned_away.is_some() { visit.turned_away_at } else { visit.enters_at };
        if at != visit.asks_at {
            return Err(run.broken_at(answered, format!("a try waits for {}", waited(at - visit.asks_at))));
        }
        if let Some(enters) = visit.enters {
            return Err(run.broken_at(enters, "a try gets in although somebody is inside"));
        }
    }
    succeed(run, &visits)
}

/// Those in whose way nobody is get in.
fn succeed(run: &Run, visits: &[Visit]) -> Judgement {
    match visits.iter().find(|visit| visit.who.starts_with("free") && visit.enters.is_none()) {
        Some(visit) => {
            let at = visit.turned_away.unwrap_or(visit.asks);
            Err(run.broken_at(at, format!("{}: {} is turned away", scene(run), visit.who)))
        }
        None => Ok(()),
    }
}

/// Nobody who gave up is in anybody's way.
fn after_giving_up(run: &Run, policy: Policy) -> Judgement {
    in_turn(run, policy)?;
    let visits = through(run)?;
    for who in ["r2", "w3", "r4"] {
        if of(run, &visits, who)?.enters.is_none() {
            return Err(run.broken(format!("{}: {who} never gets in", scene(run))));
        }
    }
    Ok(())
}

/// Two readers get in by something: a lock, a message, an atomic. Before the line nothing of the kind may be missing.
fn is_shown(run: &Run, line: usize) -> Judgement {
    let gets_in = |event: &&Event| {
        matches!(event.what, What::Acquired { .. } | What::Received { .. } | What::Atomic { .. })
    };
    match run.is_native() || run.events()[..line].iter().filter(gets_in).count() >= 2 {
        true => Ok(()),
        false => Err(run.broken_at(line, "no lock has been taken when the readers are counted")),
    }
}

/// All that a sheet asks of a lock with this policy.
pub(crate) fn behaviour(concept: &'static str, driver: Driver, policy: Policy) -> Behaviour {
    let by_policy = |readers: &'static str, writers: &'static str, arrival: &'static str| match policy {
        Policy::Readers => readers,
        Policy::Writers => writers,
        Policy::Arrival => arrival,
    };
    let behaviour = Behaviour::new(concept)
        .with_driver(driver)
        .summarised_by(&["readers at once"])
        .printed("`readers at once: N` is printed, with N of at least 2", |run| match run.claim("readers at once") {
            Some((line, readers)) if readers >= 2 => is_shown(run, line.event),
            Some((line, readers)) => Err(run.broken_at(line.event, format!("{readers} reader at once is no crowd"))),
            None => Err(run.broken("`readers at once: N` is not printed")),
        })
        .always("a writer is alone, and nobody hangs", alone)
        .driven_by("storm")
        .always("a writer is alone, and nobody hangs, with two writers and a reader", alone)
        .driven_by("three")
        .always("readers share: while one reads another gets in if no writer waits or holds", |run| through(run).map(drop))
        .driven_by("meeting")
        .hint("two readers must be able to be inside at the same time")
        .always_exact("a writer that gives up lets the readers in that it held back", lets_in)
        .driven_by("writer_gives_up")
        .hint("whoever gives up must leave the line, and wake those whom only it held up")
        .always_exact("whoever gives up is in nobody's way", move |run| after_giving_up(run, policy))
        .driven_by("others_give_up")
        .always_exact(
            "nobody who comes later gets in before someone who is already blocked, except where the policy says so",
            move |run| in_turn(run, policy),
        )
        .driven_by("crowd")
        .always_exact("whoever comes gets in when its turn comes: not before, and not later", move |run| follows(run, policy))
        .driven_by("arrivals")
        .hint("a new reader joins readers unless the policy lets a waiting writer go first; whoever gives up is out of the line; nobody waits for a lock that is free")
        .always_exact("nobody who comes back at once gets in before a writer who is already blocked", move |run| follows(run, policy))
        .driven_by("back_past_a_writer")
        .hint("between a release and the wake-up of whoever is next the lock is not free for others")
        .always_exact("a wait with a limit is a wait like any other while it lasts", move |run| in_turn(run, policy))
        .driven_by("timed_crowd")
        .always_exact("wake-ups do not start a limit anew (a writer holds)", limits)
        .driven_by("limits_behind_a_writer")
        .hint("compute the deadline once, and wait for what is left of it")
        .always_exact("wake-ups do not start a limit anew (a reader holds)", limits)
        .driven_by("limits_behind_a_reader")
        .hint("compute the deadline once, and wait for what is left of it")
        .always_exact("`try_*` never waits for a guard to be dropped", tries)
        .driven_by("tries")
        .always("`try_*` fails only because somebody holds or waits", |run| succeed(run, &through(run)?))
        .driven_by("tries_in_peace")
        .hint("a try may wait for the lock's own bookkeeping; a busy bookkeeper is no reason to fail")
        .always_exact(
            "`try_*` fails only because somebody holds or waits, not because somebody gave up",
            |run| succeed(run, &visits(run)?),
        )
        .driven_by("others_give_up")
        .hint("whoever gives up is no longer one of those who wait, wherever they are counted")
        .always("a guard dropped by a panic releases", |run| succeed(run, &through(run)?))
        .driven_by("panicking")
        .always_exact("a guard dropped by a panic releases while others wait or read", |run| succeed(run, &through(run)?))
        .driven_by("panicking_beside_others")
        .hint("a guard that a panic drops does all that any other does: it counts itself out, and wakes whoever is next")
        .always_exact(
            by_policy(
                "a reader holds, a writer waits: a new reader gets in at once",
                "a reader holds, a writer waits: a new reader gets in after the writer",
                "a reader holds, a writer waits: a new reader gets in after the writer",
            ),
            move |run| new_reader(run, policy),
        )
        .driven_by("new_reader")
        .always_exact(
            by_policy(
                "a writer holds; w1 r1 w2 r2 arrive; granted: w1 r1 r2 w2",
                "a writer holds; w1 r1 w2 r2 arrive; granted: w1 w2 r1 r2",
                "a writer holds; w1 r1 w2 r2 arrive; granted: w1 r1 w2 r2",
            ),
            move |run| {
                granted(run, match policy {
                    Policy::Readers => &[&["w1"], &["r1", "r2"], &["w2"]],
                    Policy::Writers => &[&["w1"], &["w2"], &["r1", "r2"]],
                    Policy::Arrival => &[&["w1"], &["r1"], &["w2"], &["r2"]],
                })
            },
        )
        .driven_by("queue_w_r_w_r")
        .always_exact(
            by_policy(
                "a writer holds; r1 w1 r2 w2 arrive; granted: r1 r2 w1 w2",
                "a writer holds; r1 w1 r2 w2 arrive; granted: w1 w2 r1 r2",
                "a writer holds; r1 w1 r2 w2 arrive; granted: r1 w1 r2 w2",
            ),
            move |run| {
                granted(run, match policy {
                    Policy::Readers => &[&["r1", "r2"], &["w1"], &["w2"]],
                    Policy::Writers => &[&["w1"], &["w2"], &["r1", "r2"]],
                    Policy::Arrival => &[&["r1"], &["w1"], &["r2"], &["w2"]],
                })
            },
        )
        .driven_by("queue_r_w_r_w")
        .always_exact(
            by_policy(
                "readers overlap without a gap: a waiting writer starves",
                "readers overlap without a gap: a waiting writer gets in",
                "readers overlap without a gap: a waiting writer gets in",
            ),
            move |run| overlapping(run, "w1", policy == Policy::Readers),
        )
        .driven_by("readers_overlap")
        .always_exact(
            by_policy(
                "writers overlap without a gap: a waiting reader gets in",
                "writers overlap without a gap: a waiting reader starves",
                "writers overlap without a gap: a waiting reader gets in",
            ),
            move |run| overlapping(run, "r1", policy == Policy::Writers),
        )
        .driven_by("writers_overlap");
    match policy {
        // Writers may overtake a reader that waits.
        Policy::Writers => behaviour,
        Policy::Readers | Policy::Arrival => behaviour
            .always_exact(
                "nobody who comes back at once gets in before a reader who is already blocked",
                move |run| follows(run, policy),
            )
            .driven_by("back_past_a_reader")
            .hint("between a release and the wake-up of whoever is next the lock is not free for others"),
    }
}
