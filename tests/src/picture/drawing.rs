//! The picture as a drawing: threads are lines from above to below, a lock in hand is a bar beside the line, and
//! whoever waits for a lock points at its holder.

use std::ops::Range;
use std::path::Path;

use images::Drawing;
use images::drawing::{Align, Tint, Voice, area};
use threadbare_trace::{Ending, Object, ObjectKind, Wait, What};

use super::{Names, Picture, Row, Shown, View, again, left_out, picture, time};
use crate::run::{Hold, Run};
use crate::source::{plain, quoted};

const MARGIN: f64 = 20.0;
/// The times stand left of it.
const TIMES: f64 = 84.0;
const FIRST_LANE: f64 = 104.0;
/// From a thread's line to the first of its bars, and from bar to bar.
const BAR: f64 = 10.0;
const LINE_HEIGHT: f64 = 17.0;
const ROW_GAP: f64 = 9.0;
/// What an arrow below its row needs.
const ARROW_ROOM: f64 = 8.0;
const TOP: f64 = 56.0;
/// A page of the book has room for this much, and a slide too.
const USUAL_WIDTH: f64 = 940.0;
/// Letters of code that are shown beside one thread, two, three …; beside more only the line's number.
const CODE: [usize; 4] = [50, 48, 34, 26];
/// Letters of what is printed.
const PRINTED: usize = 40;

/// One colour a lock, in the order in which they come.
const LOCK_TINTS: [Tint; 5] = [Tint::Lock, Tint::Data, Tint::Instruction, Tint::Running, Tint::Idle];

pub(super) fn draw(run: &Run, view: &View, what: &str) -> Drawing {
    Layout::new(run, picture(run, view), Names::new(run), view, what).draw()
}

struct Lane {
    thread: usize,
    name: String,
    x: f64,
    /// How many locks it holds at once.
    bars: u8,
    /// How wide the words beside it may be.
    width: f64,
}

/// Where a row, or a gap between rows, stands.
struct Place {
    shown: Shown,
    top: f64,
    height: f64,
    words: Vec<String>,
}

/// A lock in a thread's hands.
struct Bar<'r> {
    hold: &'r Hold,
    slot: u8,
}

struct Layout<'r> {
    run: &'r Run,
    names: Names,
    marked: Option<usize>,
    lanes: Vec<Lane>,
    places: Vec<Place>,
    bars: Vec<Bar<'r>>,
    /// Those that are drawn, each with its colour.
    locks: Vec<Object>,
    /// Where the code begins, and how much of a line is shown.
    code: f64,
    letters: usize,
    file: String,
    width: f64,
    bottom: f64,
    ending: String,
    title: String,
    command: String,
}

impl<'r> Layout<'r> {
    fn new(run: &'r Run, picture: Picture, names: Names, view: &View, what: &str) -> Layout<'r> {
        let seen = seen(&picture);
        let used: Vec<usize> =
            (0..picture.threads.len()).filter(|&thread| !picture.threads[thread].is_empty()).collect();
        let bars =
            bars(run, &used, &seen, |lock| view.about.as_ref().is_none_or(|about| names.is(lock, about)));
        let file = run.source().file_name();
        let letters = CODE.get(used.len().saturating_sub(1)).copied().unwrap_or(0);
        let code_width = picture
            .shown
            .iter()
            .map(|shown| match shown {
                Shown::Row(row) => Voice::Source.width(&code(row, letters)),
                _ => 0.0,
            })
            .fold(Voice::Source.width(&file), f64::max);

        let share = (USUAL_WIDTH - FIRST_LANE - MARGIN - code_width) / (used.len().max(1) as f64);
        let mut x = FIRST_LANE;
        let lanes: Vec<Lane> = used
            .iter()
            .map(|&thread| {
                let slots =
                    bars.iter().filter(|bar| usize::from(bar.hold.thread) == thread).map(|bar| bar.slot + 1);
                let slots = slots.max().unwrap_or(0);
                let beside = BAR * f64::from(slots + 1) + 4.0;
                let widest = (share - beside - 16.0).clamp(110.0, 250.0);
                let name = picture.threads[thread].clone();
                let needed = picture
                    .shown
                    .iter()
                    .filter_map(|shown| match shown {
                        Shown::Row(row) if row.thread == thread => Some(wrapped(&words(row), widest)),
                        _ => None,
                    })
                    .flatten()
                    .map(|line| Voice::Note.width(&line))
                    .fold(Voice::Name.width(&name), f64::max);
                let lane = Lane { thread, name, x, bars: slots, width: widest };
                x += beside + needed + 22.0;
                lane
            })
            .collect();

        let mut locks: Vec<Object> = Vec::new();
        for bar in &bars {
            if !locks.contains(&bar.hold.lock) {
                locks.push(bar.hold.lock);
            }
        }
        let mut layout = Layout {
            run,
            names,
            marked: picture.marked,
            lanes,
            places: Vec::new(),
            bars,
            locks,
            code: x + 4.0,
            letters,
            file,
            width: (x + 4.0 + code_width + MARGIN).max(520.0).ceil(),
            bottom: TOP,
            ending: ending(run, picture.ending),
            title: plain(&format!("{what}@{}", run.schedule())),
            command: command(run, view, what),
        };
        layout.place(picture.shown);
        layout
    }

    fn place(&mut self, shown: Vec<Shown>) {
        for shown in shown {
            let words = match &shown {
                Shown::Row(row) => {
                    wrapped(&row.words, self.lane(row.thread).map_or(110.0, |lane| lane.width))
                }
                Shown::Again { rows, times } => vec![again(*rows, *times)],
                Shown::LeftOut(count) => vec![left_out(*count)],
            };
            let arrow = match &shown {
                Shown::Row(row) if self.points_right(row) => ARROW_ROOM,
                _ => 0.0,
            };
            let height = LINE_HEIGHT * words.len() as f64 + ROW_GAP + arrow;
            self.places.push(Place { shown, top: self.bottom, height, words });
            self.bottom += height;
        }
    }

    fn draw(&self) -> Drawing {
        let legend = self.legend();
        let ending = wrapped_in(Voice::Label, &self.ending, self.width - 2.0 * MARGIN);
        let height = self.bottom + 22.0 + 24.0 * legend.len() as f64 + 22.0 * ending.len() as f64 + 36.0;
        let name: String = self
            .title
            .chars()
            .map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '-' })
            .collect();
        let mut d = Drawing::new(name, self.title.clone(), self.description(), self.width, height);

        for place in &self.places {
            if matches!(&place.shown, Shown::Row(row) if self.marked == Some(row.event)) {
                d.band(area(MARGIN / 2.0, place.top, self.width - MARGIN, place.height));
            }
        }
        for lane in &self.lanes {
            d.text((lane.x - 4.0, 30.0), Align::Left, Voice::Name, &lane.name);
            self.draw_life(&mut d, lane);
        }
        for bar in &self.bars {
            self.draw_bar(&mut d, bar);
        }
        d.text((self.code, 30.0), Align::Left, Voice::Source, &self.file);
        let mut shown_time = None;
        for place in &self.places {
            match &place.shown {
                Shown::Row(row) => {
                    if shown_time != Some(row.time) {
                        shown_time = Some(row.time);
                        d.text((TIMES, middle(place)), Align::Right, Voice::Note, &time(row.time));
                    }
                    self.draw_row(&mut d, place, row);
                }
                _ => d.text((FIRST_LANE, middle(place)), Align::Left, Voice::Note, &place.words[0]),
            }
        }

        let mut y = self.bottom + 24.0;
        for line in legend {
            let mut x = MARGIN;
            for (key, words) in line {
                key.draw(&mut d, x, y);
                d.text((x + 26.0, y), Align::Left, Voice::Note, &words);
                x += key_width(&words);
            }
            y += 24.0;
        }
        for line in ending {
            d.text((MARGIN, y), Align::Left, Voice::Label, &line);
            y += 22.0;
        }
        for line in wrapped_in(Voice::Source, &self.command, self.width - 2.0 * MARGIN).iter().take(1) {
            d.text((MARGIN, y + 4.0), Align::Left, Voice::Source, line);
        }
        d
    }

    fn draw_row(&self, d: &mut Drawing, place: &Place, row: &Row) {
        let Some(lane) = self.lane(row.thread) else { return };
        let y = middle(place);
        if let Some(bar) = self.holder_of_awaited(row) {
            let (from, holder) = (lane.x, self.bar_x(bar));
            if holder < from {
                d.dashed_arrow(&[(from - 5.0, y), (holder + 9.0, y)], Tint::Waiting);
            } else {
                let below = place.top + place.height - ARROW_ROOM / 2.0;
                d.dashed_arrow(&[(from, below), (holder - 2.0, below)], Tint::Waiting);
            }
        }
        d.dot((lane.x, y));
        let x = lane.x + BAR * f64::from(lane.bars + 1) + 2.0;
        for (number, line) in (0_u8..).zip(&place.words) {
            d.text((x, y + LINE_HEIGHT * f64::from(number)), Align::Left, Voice::Note, line);
        }
        let code = code(row, self.letters);
        if !code.is_empty() {
            d.text((self.code, y), Align::Left, Voice::Source, &code);
        }
    }

    /// The thread's line, from its beginning to its end; differently where it sleeps or is blocked.
    fn draw_life(&self, d: &mut Drawing, lane: &Lane) {
        let Some(life) = self.run.threads().get(lane.thread) else { return };
        let begins = if lane.thread == 0 { 0 } else { life.started.or(life.spawned).unwrap_or(0) };
        let ends = life.ended.unwrap_or(usize::MAX);
        let mut waits: Vec<(Range<usize>, bool)> = self
            .run
            .waits()
            .iter()
            .filter(|wait| usize::from(wait.thread) == lane.thread)
            .map(|wait| (wait.from..wait.to.unwrap_or(usize::MAX), wait.on == Wait::Sleep))
            .collect();
        waits.sort_by_key(|(events, _)| events.start);
        let mut from = begins;
        for (events, sleeps) in waits {
            self.each_stretch(from..events.start, &mut |top, bottom| d.thread_line(lane.x, top, bottom));
            self.each_stretch(events.clone(), &mut |top, bottom| match sleeps {
                true => d.sleeping_line(lane.x, top, bottom),
                false => d.blocked_line(lane.x, top, bottom),
            });
            from = events.end;
        }
        self.each_stretch(from..ends, &mut |top, bottom| d.thread_line(lane.x, top, bottom));
    }

    fn draw_bar(&self, d: &mut Drawing, bar: &Bar<'_>) {
        let x = self.bar_x(bar);
        let tint = self.tint(bar.hold.lock);
        let events = bar.hold.acquired..bar.hold.released.unwrap_or(usize::MAX);
        self.each_stretch(events, &mut |top, bottom| {
            d.bar(area(x, top, 7.0, bottom - top), tint, bar.hold.exclusive());
        });
    }

    /// From the row of the first event to that of the last, without the gaps where rows are left out.
    fn each_stretch(&self, events: Range<usize>, draw: &mut dyn FnMut(f64, f64)) {
        if events.is_empty() {
            return;
        }
        let (top, bottom) = (self.height_of(events.start), self.height_of(events.end));
        let is_gap = |place: Option<&Place>| place.is_some_and(|place| !matches!(place.shown, Shown::Row(_)));
        let mut from = if is_gap(self.places.first()) { TOP } else { TOP - 8.0 };
        for gap in self.places.iter().filter(|place| !matches!(place.shown, Shown::Row(_))) {
            clip(from..gap.top, top..bottom, draw);
            from = gap.top + gap.height;
        }
        if !is_gap(self.places.last()) {
            clip(from..self.bottom + 2.0, top..bottom, draw);
        }
    }

    /// Where an event stands, or would stand if it had a row.
    fn height_of(&self, event: usize) -> f64 {
        let mut last = f64::NEG_INFINITY;
        for place in &self.places {
            match &place.shown {
                Shown::Row(row) if row.event == event => return middle(place),
                Shown::Row(row) if row.event > event => return last.max(TOP - 8.0),
                Shown::Row(_) => last = place.top + place.height,
                _ => last = place.top + place.height / 2.0,
            }
        }
        f64::INFINITY
    }

    fn lane(&self, thread: usize) -> Option<&Lane> {
        self.lanes.iter().find(|lane| lane.thread == thread)
    }

    fn bar_x(&self, bar: &Bar<'_>) -> f64 {
        let lane = self.lane(usize::from(bar.hold.thread)).map_or(FIRST_LANE, |lane| lane.x);
        lane + 7.0 + BAR * f64::from(bar.slot)
    }

    fn tint(&self, lock: Object) -> Tint {
        let number = self.locks.iter().position(|known| *known == lock).unwrap_or(0);
        LOCK_TINTS[number % LOCK_TINTS.len()]
    }

    /// Where a row is a wait for a lock: what its holder has in hand.
    fn holder_of_awaited(&self, row: &Row) -> Option<&Bar<'r>> {
        let What::Blocked { on: Wait::Lock { lock, .. }, .. } = self.run.events()[row.event].what else {
            return None;
        };
        let holds = |bar: &&Bar<'_>| {
            bar.hold.lock == lock && bar.hold.at(row.event) && usize::from(bar.hold.thread) != row.thread
        };
        self.bars.iter().find(holds)
    }

    fn points_right(&self, row: &Row) -> bool {
        let from = self.lane(row.thread).map_or(0.0, |lane| lane.x);
        self.holder_of_awaited(row).is_some_and(|bar| self.bar_x(bar) > from)
    }

    /// What the marks mean, line by line; only of those that are there.
    fn legend(&self) -> Vec<Vec<(Key, String)>> {
        let mut keys = Vec::new();
        for &lock in &self.locks {
            let (name, tint) = (self.names.of(lock), self.tint(lock));
            let held = |exclusive: bool| {
                self.bars.iter().any(|bar| bar.hold.lock == lock && bar.hold.exclusive() == exclusive)
            };
            let shared = self.run.kind(lock) == Some(ObjectKind::ReaderWriterLock);
            if held(true) {
                keys.push((
                    Key::Bar(tint, true),
                    format!("{name} {}", if shared { "write-locked" } else { "held" }),
                ));
            }
            if held(false) {
                keys.push((Key::Bar(tint, false), format!("{name} read-locked")));
            }
        }
        let waits = |of: &dyn Fn(Wait) -> bool| {
            self.run.waits().iter().any(|wait| {
                of(wait.on) && self.lane(usize::from(wait.thread)).is_some() && {
                    let mut drawn = false;
                    self.each_stretch(wait.from..wait.to.unwrap_or(usize::MAX), &mut |_, _| drawn = true);
                    drawn
                }
            })
        };
        if waits(&|on| on == Wait::Sleep) {
            keys.push((Key::Sleeping, "sleeps".to_owned()));
        }
        if waits(&|on| on != Wait::Sleep) {
            keys.push((Key::Blocked, "blocked".to_owned()));
        }
        let arrows = self
            .places
            .iter()
            .any(|place| matches!(&place.shown, Shown::Row(row) if self.holder_of_awaited(row).is_some()));
        if arrows {
            keys.push((Key::Arrow, "waits for the holder".to_owned()));
        }
        let mut lines: Vec<Vec<(Key, String)>> = Vec::new();
        let mut left = 0.0;
        for (key, words) in keys {
            let width = key_width(&words);
            if lines.is_empty() || width > left {
                lines.push(Vec::new());
                left = self.width - 2.0 * MARGIN;
            }
            left -= width;
            lines.last_mut().expect("one was pushed").push((key, words));
        }
        lines
    }

    /// The same in words, for those who do not see it.
    fn description(&self) -> String {
        let mut sentences: Vec<String> = Vec::new();
        for place in self.places.iter().take(60) {
            sentences.push(match &place.shown {
                Shown::Row(row) => {
                    let name = self.lane(row.thread).map_or("", |lane| &lane.name);
                    let line = if row.line == 0 { String::new() } else { format!(" (line {})", row.line) };
                    format!("{name} {}{line}", row.words.replace('`', ""))
                }
                _ => place.words[0].clone(),
            });
        }
        format!("{}; {}.", sentences.join("; "), self.ending.replace('`', ""))
    }
}

#[derive(Clone, Copy)]
enum Key {
    Bar(Tint, bool),
    Sleeping,
    Blocked,
    Arrow,
}

impl Key {
    fn draw(self, d: &mut Drawing, x: f64, y: f64) {
        match self {
            Key::Bar(tint, exclusive) => d.bar(area(x + 7.0, y - 8.0, 7.0, 16.0), tint, exclusive),
            Key::Sleeping => d.sleeping_line(x + 10.0, y - 9.0, y + 9.0),
            Key::Blocked => d.blocked_line(x + 10.0, y - 9.0, y + 9.0),
            Key::Arrow => d.dashed_arrow(&[(x - 2.0, y), (x + 21.0, y)], Tint::Waiting),
        }
    }
}

fn key_width(words: &str) -> f64 {
    26.0 + Voice::Note.width(words) + 24.0
}

/// The events that stand within what is shown.
fn seen(picture: &Picture) -> Range<usize> {
    let mut events = picture.shown.iter().filter_map(|shown| match shown {
        Shown::Row(row) => Some(row.event),
        _ => None,
    });
    let first = events.next().unwrap_or(0);
    first..events.next_back().unwrap_or(first) + 1
}

/// What threads have in hand while something of it is seen, side by side where it is several locks.
fn bars<'r>(
    run: &'r Run,
    threads: &[usize],
    seen: &Range<usize>,
    wanted: impl Fn(Object) -> bool,
) -> Vec<Bar<'r>> {
    let mut bars: Vec<Bar<'r>> = Vec::new();
    for hold in run.holds() {
        let until = hold.released.unwrap_or(usize::MAX);
        if !wanted(hold.lock)
            || !threads.contains(&usize::from(hold.thread))
            || hold.acquired >= seen.end
            || until <= seen.start
        {
            continue;
        }
        let taken = |slot: u8| {
            bars.iter().any(|bar| {
                bar.slot == slot
                    && bar.hold.thread == hold.thread
                    && bar.hold.released.is_none_or(|end| end > hold.acquired)
            })
        };
        let slot = (0..7).find(|slot| !taken(*slot)).unwrap_or(7);
        bars.push(Bar { hold, slot });
    }
    bars
}

/// The command that shows it again.
fn command(run: &Run, view: &View, what: &str) -> String {
    let concept = run.source().concept.name;
    let named = Path::new(what).file_stem().is_some_and(|stem| *stem == *concept);
    let as_concept = if named { String::new() } else { format!(" --as {concept}") };
    let run = quoted(&format!("{what}@{}", run.schedule()));
    plain(&format!("cargo replay {run}{as_concept}{}", view.options()))
}

/// How it ended, with what it came to where its concept has words for that.
fn ending(run: &Run, words: String) -> String {
    let summary = (run.source().concept.behaviour)().outcome(run, false).summary;
    match run.ending() {
        Ending::Completed if summary != "ends" => format!("{words}: `{summary}`"),
        _ => words,
    }
}

fn middle(place: &Place) -> f64 {
    place.top + (LINE_HEIGHT + ROW_GAP) / 2.0
}

fn clip(seen: Range<f64>, wanted: Range<f64>, draw: &mut dyn FnMut(f64, f64)) {
    let (top, bottom) = (seen.start.max(wanted.start), seen.end.min(wanted.end));
    if bottom > top + 1.0 {
        draw(top, bottom);
    }
}

/// A line of the program with its number, without a comment at its end.
fn code(row: &Row, letters: usize) -> String {
    let code = row.code.split(" // ").next().unwrap_or_default().trim_end();
    match (row.line, letters) {
        (0, _) => String::new(),
        (line, 0) => format!("{line:>3}"),
        (line, _) => format!("{line:>3} {}", super::cut(code, letters)),
    }
}

/// What is printed may be long.
fn words(row: &Row) -> String {
    if row.words.starts_with("prints ") { super::cut(&row.words, PRINTED) } else { row.words.clone() }
}

fn wrapped(words: &str, width: f64) -> Vec<String> {
    wrapped_in(Voice::Note, words, width)
}

/// Broken into lines between words, as few and as wide as there is room for; one that is too long is cut.
fn wrapped_in(voice: Voice, words: &str, width: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split(' ') {
        match lines.last_mut() {
            Some(line) if voice.width(&format!("{line} {word}")) <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    for line in &mut lines {
        while voice.width(line) > width && line.chars().count() > 2 {
            let kept = line.chars().count() - 2;
            *line = line.chars().take(kept).chain(['…']).collect();
        }
    }
    lines
}
