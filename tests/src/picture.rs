//! An execution as a picture: a column for each thread, a row for each thing that happens, with the line that
//! did it, the virtual time, and who waits for whom. As text, and as a drawing.

mod drawing;

use std::fmt::{self, Write as _};
use std::ops::{Range, RangeInclusive};
use std::str::FromStr;

use threadbare_trace::{Ending, How, Mode, Nanos, Object, Stream, Wait, What};
use unicode_width::UnicodeWidthStr;

use crate::run::{Run, shortened};
use crate::source::plain;

/// As many rows as a report has room for.
pub const SHORT: usize = 24;

/// As many as anybody reads.
pub const LONG: usize = 400;

/// Wider cells are cut.
const WIDEST_CELL: usize = 30;

/// What of a run is wanted.
#[derive(Clone, Debug)]
pub struct View {
    /// At most so many rows.
    pub most: usize,
    /// The event at which a sentence is broken.
    pub marked: Option<usize>,
    /// Only these rows, counted as they stand in the whole picture.
    pub rows: Option<Rows>,
    /// Of locks, channels and atomics only those with this name.
    pub about: Option<String>,
}

impl View {
    pub fn whole(marked: Option<usize>, most: usize) -> View {
        View { most, marked, rows: None, about: None }
    }

    /// What the view adds to the command that shows a run.
    pub fn options(&self) -> String {
        let about = self.about.iter().map(|name| format!(" --about {name}"));
        about.chain(self.rows.iter().map(|rows| format!(" --rows {rows}"))).collect()
    }
}

/// Some rows of a picture, from 1, the last one included: `4-14`.
#[derive(Clone, Debug, PartialEq)]
pub struct Rows(pub RangeInclusive<usize>);

impl FromStr for Rows {
    type Err = String;

    fn from_str(text: &str) -> Result<Rows, String> {
        let bounds = text.split_once('-').unwrap_or((text, text));
        match (bounds.0.parse(), bounds.1.parse()) {
            (Ok(first), Ok(last)) if 0 < first && first <= last => Ok(Rows(first..=last)),
            _ => Err("it must be a row of the picture, or two with a dash between: 4-14".to_owned()),
        }
    }
}

impl fmt::Display for Rows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.0.start(), self.0.end())
    }
}

struct Row {
    event: usize,
    time: Nanos,
    thread: usize,
    line: u32,
    words: String,
    code: String,
}

enum Shown {
    Row(Row),
    /// The rows before it came again, so many times.
    Again {
        rows: usize,
        times: usize,
    },
    LeftOut(usize),
}

struct Picture {
    threads: Vec<String>,
    shown: Vec<Shown>,
    ending: String,
    marked: Option<usize>,
}

fn picture(run: &Run, view: &View) -> Picture {
    let marked = view.marked;
    let mut shown = all_rows(run, view);
    let mut before = 0;
    let mut after = 0;
    if let Some(Rows(rows)) = &view.rows {
        after = shown.split_off((*rows.end()).min(shown.len())).len();
        before = shown.drain(..(rows.start() - 1).min(shown.len())).count();
    }
    if shown.len() > view.most {
        // What breaks the sentence matters most, then what led to it.
        let end = marked
            .and_then(|marked| {
                shown.iter().position(|shown| matches!(shown, Shown::Row(row) if row.event >= marked))
            })
            .map_or(shown.len(), |at| (at + 3).min(shown.len()));
        let start = end.saturating_sub(view.most);
        after += shown.split_off(end).len();
        before += shown.drain(..start).count();
    }
    if before > 0 {
        shown.insert(0, Shown::LeftOut(before));
    }
    if after > 0 {
        shown.push(Shown::LeftOut(after));
    }
    let used =
        |thread: usize| shown.iter().any(|shown| matches!(shown, Shown::Row(row) if row.thread == thread));
    let threads =
        run.threads()
            .iter()
            .enumerate()
            .map(|(number, _)| {
                if used(number) {
                    plain(&run.name(u16::try_from(number).unwrap_or(0)))
                } else {
                    String::new()
                }
            })
            .collect();
    let ending = match run.ending() {
        Ending::Completed => "the program ends".to_owned(),
        _ => plain(&run.how_it_ended()),
    };
    Picture { threads, shown, ending, marked }
}

/// The rows of the whole picture.
fn all_rows(run: &Run, view: &View) -> Vec<Shown> {
    let names = Names::new(run);
    let is_wanted = |event: &usize| match (&view.about, object(run, *event)) {
        (Some(about), Some(object)) => names.is(object, about),
        _ => true,
    };
    let rows = (0..run.events().len()).filter(is_wanted).filter_map(|event| row(run, event, &names));
    fold(rows.collect(), view.marked)
}

/// Why there is nothing to be seen of a run in this view, where there is not.
pub fn unseen(run: &Run, view: &View) -> Option<String> {
    let names = Names::new(run);
    if let Some(about) = &view.about {
        let objects = 0..Object::try_from(names.0.len()).unwrap_or(Object::MAX);
        if !objects.clone().any(|object| names.is(object, about)) {
            let mut known: Vec<&str> =
                objects.filter_map(|object| names.of(object).split('`').nth(1)).collect();
            known.sort_unstable();
            known.dedup();
            return Some(format!(
                "nothing in this run is called `{about}`; there is {}",
                plain(&known.join(", "))
            ));
        }
    }
    let there = all_rows(run, view).len();
    let first = view.rows.as_ref().map_or(1, |rows| *rows.0.start());
    (view.rows.is_some() && first > there).then(|| format!("the picture has no row {first}: it has {there}"))
}

/// The rows that show what happens from one event up to another.
pub fn rows(run: &Run, view: &View, events: Range<usize>) -> Option<Rows> {
    let shown = all_rows(run, view);
    let is_in = |shown: &Shown| matches!(shown, Shown::Row(row) if events.contains(&row.event));
    Some(Rows(shown.iter().position(is_in)? + 1..=shown.iter().rposition(is_in)? + 1))
}

/// What locks, channels and atomics are called: by the variable, and by a letter where several have the same one.
struct Names(Vec<String>);

impl Names {
    fn new(run: &Run) -> Names {
        let objects = 0..Object::try_from(run.execution().objects.len()).unwrap_or(Object::MAX);
        let plain: Vec<String> = objects.map(|object| run.object_name(object)).collect();
        let named = plain.iter().enumerate().map(|(object, name)| {
            let same = |other: &&String| *other == name;
            let before = plain[..object].iter().filter(same).count();
            match (plain.iter().filter(same).count(), u8::try_from(before)) {
                (2.., Ok(before @ 0..26)) => format!("{name} {}", char::from(b'A' + before)),
                (2.., _) => format!("{name} {}", before + 1),
                _ => name.clone(),
            }
        });
        Names(named.collect())
    }

    fn of(&self, object: Object) -> &str {
        self.0.get(usize::from(object)).map_or("an object", String::as_str)
    }

    fn is(&self, object: Object, name: &str) -> bool {
        self.of(object).split('`').nth(1) == Some(name)
    }
}

/// The lock, channel, atomic … that an event is about.
fn object(run: &Run, event: usize) -> Option<Object> {
    let of_wait = |on: Wait| match on {
        Wait::Lock { lock: object, .. }
        | Wait::Condition { condition: object }
        | Wait::Send { channel: object }
        | Wait::Receive { channel: object }
        | Wait::Barrier { barrier: object }
        | Wait::Once { once: object } => Some(object),
        _ => None,
    };
    let found = &run.events()[event];
    match found.what {
        What::Acquired { lock: object, .. }
        | What::TryFailed { lock: object, .. }
        | What::TimedOut { lock: object, .. }
        | What::Released { lock: object, .. }
        | What::Asked { lock: object }
        | What::Poisoned { lock: object }
        | What::Notified { condition: object, .. }
        | What::Arrived { barrier: object, .. }
        | What::Initialised { once: object }
        | What::Checked { once: object, .. }
        | What::Sent { channel: object, .. }
        | What::Received { channel: object, .. }
        | What::SendFailed { channel: object, .. }
        | What::ReceiveFailed { channel: object, .. }
        | What::Disconnected { channel: object }
        | What::Atomic { object, .. } => Some(object),
        What::Blocked { on, .. } => of_wait(on),
        What::Unblocked { .. } => {
            run.waits().iter().find(|wait| wait.to == Some(event)).and_then(|wait| of_wait(wait.on))
        }
        _ => None,
    }
}

fn row(run: &Run, event: usize, names: &Names) -> Option<Row> {
    let found = run.events().get(event)?;
    let lock = |lock| names.of(lock);
    let words = match &found.what {
        What::Spawned { thread, .. } => format!("spawns {}", run.name(*thread)),
        What::Started | What::Touched { .. } | What::Caught => return None,
        What::LastSeen if found.line == 0 => "was last seen as it began".to_owned(),
        What::LastSeen => "was last seen here".to_owned(),
        What::Ended { panicked: true } => "ends, panicked".to_owned(),
        What::Ended { .. } => "ends".to_owned(),
        What::Blocked { on, limit } => {
            let wait = run.waits().iter().find(|wait| wait.from == event)?;
            let awaited = match on {
                Wait::Lock { lock: taken, .. } => match run.holder(*taken, event) {
                    Some(hold) => format!("{}, held by {}", lock(*taken), run.name(hold.thread)),
                    None => lock(*taken).to_owned(),
                },
                _ => run.awaited(wait),
            };
            match (on, limit) {
                (Wait::Sleep, Some(limit)) => format!("sleeps {}", time(*limit)),
                (_, Some(limit)) => format!("waits {} for {awaited}", time(*limit)),
                (_, None) => format!("waits for {awaited}"),
            }
        }
        What::Unblocked { timed_out: true } => "its time is up".to_owned(),
        What::Unblocked { .. } => {
            let wait = run.waits().iter().find(|wait| wait.to == Some(event))?;
            // What it gets, it gets in the same step.
            if matches!(wait.on, Wait::Lock { .. } | Wait::Send { .. } | Wait::Receive { .. }) {
                return None;
            }
            "goes on".to_owned()
        }
        What::Yielded => "yields".to_owned(),
        What::Acquired { lock: taken, mode, how } => {
            let again = run.holds().iter().any(|hold| hold.acquired == event && hold.depth > 0);
            let verb = match (how, mode) {
                (How::Upgrade, _) => "upgrades",
                (How::Downgrade, _) => "downgrades",
                (_, Mode::Read) => "read-locks",
                (_, Mode::Write) => "write-locks",
                (_, Mode::Upgradable) => "upgradably read-locks",
                _ if again => "again locks",
                _ => "locks",
            };
            format!("{verb} {}", lock(*taken))
        }
        What::TryFailed { lock: busy, .. } => match run.holder(*busy, event) {
            Some(hold) => format!("finds {} taken by {}", lock(*busy), run.name(hold.thread)),
            None => format!("finds {} taken", lock(*busy)),
        },
        What::TimedOut { lock: busy, .. } => format!("gives up on {}", lock(*busy)),
        What::Released { lock: free, value, .. } => match value {
            Some(value) => format!("releases {} ({value})", lock(*free)),
            None => format!("releases {}", lock(*free)),
        },
        What::Asked { lock: asked } => format!("asks whether {} is free", lock(*asked)),
        What::Poisoned { lock: poisoned } => format!("poisons {}", lock(*poisoned)),
        What::Notified { all: true, woken, .. } => format!("notifies all ({woken})"),
        What::Notified { woken, .. } => format!("notifies one ({woken})"),
        What::Arrived { .. } => "arrives at the barrier".to_owned(),
        What::Initialised { once } => format!("completes {}", lock(*once)),
        What::Checked { once, done: true } => format!("finds {} done", lock(*once)),
        What::Checked { once, .. } => format!("finds {} not done yet", lock(*once)),
        What::Unparked { thread } => format!("unparks {}", run.name(*thread)),
        What::Sent { channel, message } => format!("sends message {message} to {}", lock(*channel)),
        What::Received { channel, message } => format!("receives message {message} from {}", lock(*channel)),
        What::SendFailed { channel, .. } => format!("cannot send to {}", lock(*channel)),
        What::ReceiveFailed { channel, .. } => format!("receives nothing from {}", lock(*channel)),
        What::Disconnected { channel } => format!("disconnects {}", lock(*channel)),
        What::Atomic { object, old, new, operation } => match operation {
            threadbare_trace::AtomicOperation::Load => format!("reads {}: {old}", lock(*object)),
            threadbare_trace::AtomicOperation::CompareExchange { succeeded: false } => {
                format!("fails to exchange {}: {old}", lock(*object))
            }
            _ => format!("{}: {old} → {new}", lock(*object)),
        },
        What::Printed { stream: Stream::Out, text } => format!("prints {}", shortened(text.trim_end())),
        What::Printed { .. } => return None,
        What::Panicked { message } => format!("panics: {}", shortened(message)),
        What::Cycle { threads } => {
            let names: Vec<String> = threads.iter().map(|&thread| run.name(thread)).collect();
            format!("a cycle of waits: {}", names.join(" → "))
        }
        What::Interrupted => "Ctrl-C".to_owned(),
        What::Aborted => "aborts".to_owned(),
        What::Exited { code, from_main } => {
            if *from_main {
                format!("main returns ({code})")
            } else {
                format!("exits ({code})")
            }
        }
    };
    // A thread of the driver is in none of the program's lines.
    let line = Some(run.line_at(event)).filter(|line| run.source().has_line(*line)).unwrap_or(0);
    Some(Row {
        event,
        time: found.time,
        thread: usize::from(found.thread),
        line,
        words: plain(&words).replace(['\n', '\t'], " "),
        code: plain(&shortened(run.source().code(line))).replace('\t', " "),
    })
}

/// Repetitions of up to eight rows are shown once and counted.
fn fold(rows: Vec<Row>, marked: Option<usize>) -> Vec<Shown> {
    let same = |left: &Row, right: &Row| {
        left.thread == right.thread && left.words == right.words && left.line == right.line
    };
    let is_marked = |row: &Row| marked == Some(row.event);
    let mut folds: Vec<(usize, usize, usize)> = Vec::new();
    let mut at = 0;
    while at < rows.len() {
        let best = (1..=8)
            .filter_map(|length| {
                let repeats = (1..)
                    .take_while(|times| {
                        let from = at + times * length;
                        from + length <= rows.len()
                            && (0..length).all(|offset| {
                                same(&rows[at + offset], &rows[from + offset])
                                    && !is_marked(&rows[from + offset])
                            })
                    })
                    .count();
                (repeats * length >= 4).then_some((repeats * length, length, repeats))
            })
            .max_by_key(|(saved, length, _)| (*saved, usize::MAX - length));
        match best {
            Some((saved, length, repeats)) => {
                folds.push((at + length, saved, repeats));
                at += length + saved;
            }
            None => at += 1,
        }
    }
    let mut shown = Vec::new();
    let mut skip_to = 0;
    for (at, row) in rows.into_iter().enumerate() {
        if let Some((_, saved, times)) = folds.iter().find(|(from, ..)| *from == at) {
            shown.push(Shown::Again { rows: saved / times, times: *times });
            skip_to = at + saved;
        }
        if at >= skip_to {
            shown.push(Shown::Row(row));
        }
    }
    shown
}

fn time(nanos: Nanos) -> String {
    const UNITS: [(u64, &str); 3] = [(1_000_000_000, "s"), (1_000_000, "ms"), (1_000, "µs")];
    for (unit, name) in UNITS {
        if nanos >= unit {
            let whole = nanos / unit;
            let tenths = nanos % unit * 10 / unit;
            return if tenths == 0 { format!("{whole} {name}") } else { format!("{whole}.{tenths} {name}") };
        }
    }
    if nanos == 0 { "0".to_owned() } else { format!("{nanos} ns") }
}

pub fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut kept = String::new();
    for character in text.chars() {
        if kept.width() + 1 >= width {
            break;
        }
        kept.push(character);
    }
    kept + "…"
}

pub fn padded(text: &str, width: usize) -> String {
    let mut text = cut(text, width);
    text.extend(std::iter::repeat_n(' ', width.saturating_sub(text.width())));
    text
}

/// The picture in text. The marked event, where the sentence is broken, has an arrow.
pub fn text(run: &Run, view: &View) -> String {
    let picture = picture(run, view);
    let mut widths: Vec<usize> = picture.threads.iter().map(|name| name.width()).collect();
    for shown in &picture.shown {
        if let Shown::Row(row) = shown
            && let Some(width) = widths.get_mut(row.thread)
        {
            *width = (*width).max(row.words.width()).min(WIDEST_CELL);
        }
    }
    // Where each column begins; a long cell goes on over the empty ones beside it.
    let mut starts = vec![0];
    for (name, width) in picture.threads.iter().zip(&widths) {
        let column = if name.is_empty() { 0 } else { width + 2 };
        starts.push(starts[starts.len() - 1] + column);
    }
    let end = starts[starts.len() - 1];
    let mut heading = String::new();
    for (name, (start, width)) in picture.threads.iter().zip(starts.iter().zip(&widths)) {
        heading = padded(&heading, *start) + &cut(name, *width);
    }
    let mut text = String::new();
    let _ = writeln!(text, "  {:>8}  {heading}", "time");
    for shown in &picture.shown {
        match shown {
            Shown::Row(row) => {
                let start = starts.get(row.thread).copied().unwrap_or(0);
                let cell = padded(&row.words, end.saturating_sub(start + 2));
                let cells = format!("{:start$}{cell}  ", "");
                let arrow = if picture.marked == Some(row.event) { '▶' } else { ' ' };
                let code = if row.line == 0 {
                    String::new()
                } else {
                    format!("{:>4} {}", row.line, cut(&row.code, 60))
                };
                let _ =
                    writeln!(text, "{}", format!("{arrow} {:>8}  {cells}{code}", time(row.time)).trim_end());
            }
            Shown::Again { rows, times } => {
                let _ = writeln!(text, "  {:>8}  {}", "", again(*rows, *times));
            }
            Shown::LeftOut(count) => {
                let _ = writeln!(text, "  {:>8}  {}", "", left_out(*count));
            }
        }
    }
    let _ = writeln!(text, "  {:>8}  {}", "", picture.ending);
    text
}

fn again(rows: usize, times: usize) -> String {
    let what = if rows == 1 { "that step".to_owned() } else { format!("those {rows} steps") };
    let again = if times == 1 { "once more".to_owned() } else { format!("{times} times more") };
    format!("… {what} {again}")
}

fn left_out(count: usize) -> String {
    format!("… {count} more")
}

/// The picture as a drawing; `what` is what was run, as it would be named to `cargo replay`.
pub fn drawing(run: &Run, view: &View, what: &str) -> images::Drawing {
    drawing::draw(run, view, what)
}

/// Text within a page.
pub fn xml(text: &str) -> String {
    plain(text)
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}
