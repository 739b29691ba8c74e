//! An execution as a picture: a column for each thread, a row for each thing that happens, with the line that
//! did it, the virtual time, and who waits for whom. As text, and as a drawing.

use std::collections::HashMap;
use std::fmt::Write as _;

use threadbare_trace::{Ending, How, Mode, Nanos, Object, Stream, Wait, What};
use unicode_width::UnicodeWidthStr;

use crate::run::{Run, shortened};
use crate::source::plain;

/// As many rows as a report has room for.
pub const SHORT: usize = 24;

/// As many as anybody reads.
pub const LONG: usize = 400;

/// Wider cells are cut.
const WIDEST_CELL: usize = 34;

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
    /// So many that came before, or come after, what is shown.
    LeftOut(usize, &'static str),
}

struct Picture {
    threads: Vec<String>,
    shown: Vec<Shown>,
    ending: String,
    marked: Option<usize>,
}

fn picture(run: &Run, marked: Option<usize>, most: usize) -> Picture {
    let mut names = HashMap::new();
    let rows: Vec<Row> = (0..run.events().len()).filter_map(|event| row(run, &mut names, event)).collect();
    let mut shown = fold(rows, marked);
    if shown.len() > most {
        // What breaks the sentence matters most, then what led to it.
        let end = marked
            .and_then(|marked| {
                shown.iter().position(|shown| matches!(shown, Shown::Row(row) if row.event >= marked))
            })
            .map_or(shown.len(), |at| (at + 3).min(shown.len()));
        let start = end.saturating_sub(most);
        let after = shown.split_off(end).len();
        let before: Vec<Shown> = shown.drain(..start).collect();
        if !before.is_empty() {
            shown.insert(0, Shown::LeftOut(before.len(), "before"));
        }
        if after > 0 {
            shown.push(Shown::LeftOut(after, "after"));
        }
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

/// `names` remembers what objects are called, which takes a look through the whole run.
fn row(run: &Run, names: &mut HashMap<Object, String>, event: usize) -> Option<Row> {
    let found = run.events().get(event)?;
    let mut lock = |object: Object| names.entry(object).or_insert_with(|| run.object_name(object)).clone();
    let words = match &found.what {
        What::Spawned { thread, .. } => format!("spawns {}", run.name(*thread)),
        What::Started | What::Touched { .. } | What::Caught | What::LastSeen => return None,
        What::Ended { panicked: true } => "ends, panicked".to_owned(),
        What::Ended { .. } => "ends".to_owned(),
        What::Blocked { on: Wait::Sleep, limit: Some(limit) } => format!("sleeps {}", time(*limit)),
        What::Blocked { on: Wait::Join { thread }, .. } => format!("joins {}", run.name(*thread)),
        What::Blocked { on: Wait::Barrier { .. }, .. } => "waits at the barrier".to_owned(),
        What::Blocked { limit, .. } => {
            let at = run.waits().binary_search_by_key(&event, |wait| wait.from).ok()?;
            let wait = &run.waits()[at];
            // Who has the lock stands in the picture; the line since when does too.
            let what = match wait.lock().and_then(|lock| run.holder(lock, event)) {
                Some(hold) => format!("{} of {}", lock(hold.lock), run.name(hold.thread)),
                None => run.awaited(wait),
            };
            let limit = limit.map_or_else(String::new, |limit| format!("{} ", time(limit)));
            format!("waits {limit}for {what}")
        }
        What::Unblocked { timed_out: true } => "its time is up".to_owned(),
        What::Unblocked { .. } => "goes on".to_owned(),
        What::Yielded => "yields".to_owned(),
        What::Acquired { lock: taken, mode, how } => {
            let hold = run.holds().binary_search_by_key(&event, |hold| hold.acquired);
            let again = hold.is_ok_and(|hold| run.holds()[hold].depth > 0);
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
        What::Unparked { thread } => format!("unparks {}", run.name(*thread)),
        What::Sent { channel, message } => format!("sends {message} to {}", lock(*channel)),
        What::Received { channel, message } => format!("receives {message} from {}", lock(*channel)),
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
        What::Printed { stream: Stream::Out, text } => match text.strip_prefix('@') {
            // A driver tells what its threads do.
            Some(told) if run.entry != 0 && !run.source().has_line(found.line) => {
                told.split_once(' ').map_or(told, |(_, what)| what).trim_end().to_owned()
            }
            _ => format!("prints \"{}\"", shortened(text.trim_end())),
        },
        What::Printed { .. } => return None,
        What::Panicked { message } => format!("panics: {}", shortened(message)),
        What::Cycle { threads } => {
            let names: Vec<String> = threads.iter().map(|&thread| run.name(thread)).collect();
            format!("a cycle of waits: {}", names.join(" → "))
        }
        What::Interrupted => "Ctrl-C".to_owned(),
        What::Exited { code, from_main } => {
            if *from_main {
                format!("main returns ({code})")
            } else {
                format!("exits ({code})")
            }
        }
    };
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

/// What stands for rows that are not shown.
fn in_between(shown: &Shown) -> String {
    match shown {
        Shown::Row(_) => String::new(),
        Shown::Again { rows, times } => {
            let what = if *rows == 1 { "that step".to_owned() } else { format!("those {rows} steps") };
            let again = if *times == 1 { "once more".to_owned() } else { format!("{times} times more") };
            format!("… {what} {again}")
        }
        Shown::LeftOut(1, place) => format!("… one step {place}"),
        Shown::LeftOut(count, place) => format!("… {count} steps {place}"),
    }
}

/// At most so wide, with a mark where something is cut off.
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

/// Exactly so wide.
pub fn padded(text: &str, width: usize) -> String {
    let mut text = cut(text, width);
    text.extend(std::iter::repeat_n(' ', width.saturating_sub(text.width())));
    text
}

/// The picture in text. The marked event, where the sentence is broken, has an arrow.
pub fn text(run: &Run, marked: Option<usize>, most: usize) -> String {
    let picture = picture(run, marked, most);
    let mut widths: Vec<usize> = picture.threads.iter().map(|name| name.width()).collect();
    for shown in &picture.shown {
        if let Shown::Row(row) = shown
            && let Some(width) = widths.get_mut(row.thread)
        {
            *width = (*width).max(row.words.width()).min(WIDEST_CELL);
        }
    }
    let mut text = String::new();
    let columns = |cells: &dyn Fn(usize) -> String| {
        let mut line = String::new();
        for (thread, width) in widths.iter().enumerate() {
            if !picture.threads[thread].is_empty() {
                let _ = write!(line, "{}  ", padded(&cells(thread), *width));
            }
        }
        line
    };
    let _ =
        writeln!(text, "  {:>8}  {}", "time", columns(&|thread| picture.threads[thread].clone()).trim_end());
    for shown in &picture.shown {
        match shown {
            Shown::Row(row) => {
                let cells =
                    columns(&|thread| if thread == row.thread { row.words.clone() } else { String::new() });
                let arrow = if picture.marked == Some(row.event) { '▶' } else { ' ' };
                let code = if row.line == 0 {
                    String::new()
                } else {
                    format!("{:>4} {}", row.line, cut(&row.code, 60))
                };
                let _ =
                    writeln!(text, "{}", format!("{arrow} {:>8}  {cells}{code}", time(row.time)).trim_end());
            }
            Shown::Again { .. } | Shown::LeftOut(..) => {
                let _ = writeln!(text, "  {:>8}  {}", "", in_between(shown));
            }
        }
    }
    let _ = writeln!(text, "  {:>8}  {}", "", picture.ending);
    text
}

/// The picture as a drawing.
pub fn svg(run: &Run, marked: Option<usize>) -> String {
    const COLUMN: usize = 230;
    const ROW: usize = 22;
    const LEFT: usize = 90;
    let picture = picture(run, marked, LONG);
    let used: Vec<usize> =
        (0..picture.threads.len()).filter(|&thread| !picture.threads[thread].is_empty()).collect();
    let x = |thread: usize| LEFT + COLUMN * used.iter().position(|&used| used == thread).unwrap_or(0);
    let width = LEFT + COLUMN * used.len() + 420;
    let height = ROW * (picture.shown.len() + 4);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" \
         font-family=\"DejaVu Sans, sans-serif\" font-size=\"13\">\n<title>{}</title>\n\
         <rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n",
        xml(&format!("{}@{}", run.source().concept.name, run.schedule()))
    );
    for &thread in &used {
        let _ = writeln!(
            svg,
            "<text x=\"{}\" y=\"{ROW}\" font-weight=\"bold\" fill=\"#1a1a1a\">{}</text>\n\
             <line x1=\"{1}\" y1=\"{2}\" x2=\"{1}\" y2=\"{3}\" stroke=\"#c8c8c8\"/>",
            x(thread),
            xml(&picture.threads[thread]),
            ROW + 8,
            height - ROW * 2,
        );
    }
    for (number, shown) in picture.shown.iter().enumerate() {
        let y = ROW * (number + 2);
        match shown {
            Shown::Row(row) => {
                if picture.marked == Some(row.event) {
                    let _ = writeln!(
                        svg,
                        "<rect x=\"0\" y=\"{}\" width=\"{width}\" height=\"{ROW}\" fill=\"#ffe9e0\"/>",
                        y - 16
                    );
                }
                let _ =
                    writeln!(svg, "<text x=\"8\" y=\"{y}\" fill=\"#666666\">{}</text>", xml(&time(row.time)));
                let _ = writeln!(
                    svg,
                    "<text x=\"{}\" y=\"{y}\" fill=\"#1a1a1a\">{}</text>",
                    x(row.thread),
                    xml(&cut(&row.words, 34))
                );
                if row.line != 0 {
                    let _ = writeln!(
                        svg,
                        "<text x=\"{}\" y=\"{y}\" fill=\"#4060a0\" font-family=\"DejaVu Sans Mono, monospace\" \
                         font-size=\"11\">{}</text>",
                        LEFT + COLUMN * used.len(),
                        xml(&format!("{} {}", row.line, cut(&row.code, 56)))
                    );
                }
            }
            Shown::Again { .. } | Shown::LeftOut(..) => {
                let words = in_between(shown);
                let _ = writeln!(svg, "<text x=\"{LEFT}\" y=\"{y}\" fill=\"#666666\">{words}</text>");
            }
        }
    }
    let _ = writeln!(
        svg,
        "<text x=\"{LEFT}\" y=\"{}\" fill=\"#1a1a1a\">{}</text>\n</svg>",
        height - ROW,
        xml(&picture.ending)
    );
    svg
}

/// Text within a drawing or a page.
pub fn xml(text: &str) -> String {
    plain(text)
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}
