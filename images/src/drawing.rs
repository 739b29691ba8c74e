//! The vocabulary of the figures: blocks, labels, arrows, lanes on a sheet of paper.
//! It knows how wide its letters are, so that it can tell by itself when something overlaps or is cut.
//! What stands between backticks is set as code.

use std::fmt::Write as _;

pub type Point = (f64, f64);

/// What a shape stands for; every figure uses the same colours for the same things.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Tint {
    Plain,
    Instruction,
    Data,
    Running,
    Lock,
    Waiting,
    Idle,
}

impl Tint {
    fn fill(self) -> &'static str {
        match self {
            Tint::Plain => "#ffffff",
            Tint::Instruction => "#d9e8fb",
            Tint::Data => "#fde8cc",
            Tint::Running => "#d6f0de",
            Tint::Lock => "#e7e0fa",
            Tint::Waiting => "#fbdcdc",
            Tint::Idle => "#eceae4",
        }
    }

    fn stroke(self) -> &'static str {
        match self {
            Tint::Plain => "#52606d",
            Tint::Instruction => "#2563a8",
            Tint::Data => "#b45309",
            Tint::Running => "#257348",
            Tint::Lock => "#5b43b0",
            Tint::Waiting => "#b42f2f",
            Tint::Idle => "#77756c",
        }
    }
}

const PAPER: &str = "#fdfcf8";
const EDGE: &str = "#d9d5c8";
/// A thread's line while it has nothing in hand and waits for nothing.
const THREAD: &str = "#b3b1a8";
const INK: &str = "#1d2733";
const FAINT: &str = "#4d5a67";
const MONOSPACE: &str = "'DejaVu Sans Mono', Menlo, Consolas, monospace";

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Align {
    Left,
    Centre,
    Right,
}

/// The voices in which a figure speaks.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    Name,
    Label,
    Note,
    Code,
    /// A line of a program beside what it did.
    Source,
}

impl Voice {
    fn size(self) -> f64 {
        match self {
            Voice::Name => 16.0,
            Voice::Label => 14.5,
            Voice::Note => 13.0,
            Voice::Code => 13.5,
            Voice::Source => 12.0,
        }
    }

    fn line_height(self) -> f64 {
        (self.size() * 1.3).round()
    }

    fn attributes(self) -> String {
        let size = number(self.size());
        match self {
            Voice::Name => format!("font-size=\"{size}\" font-weight=\"bold\" fill=\"{INK}\""),
            Voice::Label => format!("font-size=\"{size}\" fill=\"{INK}\""),
            Voice::Note => format!("font-size=\"{size}\" fill=\"{FAINT}\""),
            Voice::Code => format!("font-size=\"{size}\" font-family=\"{MONOSPACE}\" fill=\"{INK}\""),
            Voice::Source => format!("font-size=\"{size}\" font-family=\"{MONOSPACE}\" fill=\"{FAINT}\""),
        }
    }

    /// How much room a text takes, the backticks in it left out.
    pub fn width(self, text: &str) -> f64 {
        let thousandths: f64 = self
            .pieces(text)
            .flat_map(|(code, piece)| piece.chars().map(move |letter| (code, letter)))
            .map(|(code, letter)| match self {
                _ if code => 602.0,
                Voice::Name => f64::from(advance(letter)) * 1.13,
                _ => f64::from(advance(letter)),
            })
            .sum();
        thousandths * self.size() / 1000.0
    }

    /// The text cut at its backticks, each piece with whether it is code.
    fn pieces(self, text: &str) -> impl Iterator<Item = (bool, &str)> {
        let all_code = matches!(self, Voice::Code | Voice::Source);
        let cut = if all_code { '\0' } else { '`' };
        text.split(cut).enumerate().map(move |(at, piece)| (all_code || at % 2 == 1, piece))
    }

    fn marked_up(self, text: &str) -> String {
        let all_code = matches!(self, Voice::Code | Voice::Source);
        let piece = |(code, piece): (bool, &str)| match code && !all_code {
            true => format!("<tspan font-family=\"{MONOSPACE}\">{}</tspan>", escaped(piece)),
            false => escaped(piece),
        };
        self.pieces(text).map(piece).collect()
    }
}

/// How far each letter from the blank to the tilde moves the pen in DejaVu Sans, in thousandths of its size.
/// Of the fonts that a reader is likely to have it is among the widest, so what fits in it fits in the others.
const ADVANCES: [u16; 95] = [
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636, 636, 636,
    636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632, 575, 775, 752, 295,
    295, 656, 557, 863, 748, 787, 603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838,
    500, 500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 411, 521,
    392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
];

fn advance(letter: char) -> u16 {
    (letter as usize).checked_sub(32).and_then(|index| ADVANCES.get(index)).copied().unwrap_or(1000)
}

/// A rectangle, by its top left corner.
#[derive(Clone, Copy)]
pub struct Area {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

pub fn area(x: f64, y: f64, width: f64, height: f64) -> Area {
    Area { x, y, width, height }
}

impl Area {
    pub fn top(self) -> Point {
        (self.x + self.width / 2.0, self.y)
    }

    pub fn bottom(self) -> Point {
        (self.x + self.width / 2.0, self.y + self.height)
    }

    pub fn left(self) -> Point {
        (self.x, self.y + self.height / 2.0)
    }

    pub fn right(self) -> Point {
        (self.x + self.width, self.y + self.height / 2.0)
    }

    fn centre(self) -> Point {
        (self.x + self.width / 2.0, self.y + self.height / 2.0)
    }

    fn corners(self) -> [Point; 5] {
        let (right, bottom) = (self.x + self.width, self.y + self.height);
        [(self.x, self.y), (right, self.y), (right, bottom), (self.x, bottom), (self.x, self.y)]
    }

    fn overlaps(self, other: Area) -> bool {
        self.x < other.x + other.width
            && other.x < self.x + self.width
            && self.y < other.y + other.height
            && other.y < self.y + self.height
    }
}

/// A line of text and the room that it takes.
struct Label {
    text: String,
    room: Area,
}

/// One figure: its shapes, and what is needed to check them.
pub struct Drawing {
    /// The file's name without `.svg`.
    pub name: String,
    title: String,
    description: String,
    width: f64,
    height: f64,
    body: String,
    labels: Vec<Label>,
    strokes: Vec<(Point, Point)>,
}

impl Drawing {
    pub fn new(
        name: impl Into<String>,
        title: impl Into<String>,
        description: impl Into<String>,
        width: f64,
        height: f64,
    ) -> Self {
        Drawing {
            name: name.into(),
            title: title.into(),
            description: description.into(),
            width,
            height,
            body: String::new(),
            labels: Vec::new(),
            strokes: Vec::new(),
        }
    }

    /// The finished file. No line of it is blank, so that it can stand inside a page of Markdown.
    pub fn svg(&self) -> String {
        let Drawing { name, title, description, width, height, body, .. } = self;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
             height=\"{height}\" role=\"img\" aria-labelledby=\"{name}-title {name}-desc\" \
             font-family=\"Verdana, 'DejaVu Sans', sans-serif\">\n\
             <title id=\"{name}-title\">{}</title>\n\
             <desc id=\"{name}-desc\">{}</desc>\n\
             <rect x=\"0.5\" y=\"0.5\" width=\"{}\" height=\"{}\" rx=\"10\" fill=\"{PAPER}\" stroke=\"{EDGE}\"/>\n\
             {body}</svg>\n",
            escaped(title),
            escaped(description),
            width - 1.0,
            height - 1.0,
        )
    }

    /// What a reader would stumble over: a label that is cut, covered, or crossed by a line.
    pub fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        for (index, label) in self.labels.iter().enumerate() {
            let Area { x, y, width, height } = label.room;
            if x < 8.0 || y < 6.0 || x + width > self.width - 8.0 || y + height > self.height - 6.0 {
                faults.push(format!("{}: “{}” leaves the picture", self.name, label.text));
            }
            for other in &self.labels[index + 1..] {
                if label.room.overlaps(other.room) {
                    faults.push(format!("{}: “{}” overlaps “{}”", self.name, label.text, other.text));
                }
            }
            if self.strokes.iter().any(|&(from, to)| crosses(from, to, label.room)) {
                faults.push(format!("{}: a line runs through “{}”", self.name, label.text));
            }
        }
        faults
    }

    /// A box with its text in the middle: the first line in the voice of a name, the rest as notes.
    pub fn block(&mut self, area: Area, tint: Tint, text: &str) -> Area {
        self.rectangle(area, tint, 6.0);
        let lines: Vec<(Voice, &str)> = text
            .lines()
            .enumerate()
            .map(|(index, line)| (if index == 0 { Voice::Label } else { Voice::Note }, line))
            .collect();
        let total: f64 = lines.iter().map(|(voice, _)| voice.line_height()).sum();
        let (x, middle) = area.centre();
        let mut y = middle - total / 2.0;
        for (voice, line) in lines {
            self.text((x, y + voice.line_height() / 2.0), Align::Centre, voice, line);
            y += voice.line_height();
        }
        area
    }

    /// A box with one line of code in it.
    pub fn code_block(&mut self, area: Area, tint: Tint, text: &str) -> Area {
        self.rectangle(area, tint, 6.0);
        self.text(area.centre(), Align::Centre, Voice::Code, text);
        area
    }

    /// A dashed outline round things that belong together, its name inside, at the top.
    pub fn group(&mut self, area: Area, text: &str) -> Area {
        let Area { x, y, width, height } = area;
        self.element(&format!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"9\" fill=\"none\" stroke=\"{FAINT}\" \
             stroke-dasharray=\"5 4\"/>",
            number(x),
            number(y),
            number(width),
            number(height)
        ));
        self.remember(&area.corners());
        if !text.is_empty() {
            self.text((x + 12.0, y + 17.0), Align::Left, Voice::Name, text);
        }
        area
    }

    /// A filled rectangle without text.
    pub fn rectangle(&mut self, area: Area, tint: Tint, radius: f64) -> Area {
        let Area { x, y, width, height } = area;
        self.element(&format!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\" fill=\"{}\" stroke=\"{}\" \
             stroke-width=\"1.5\"/>",
            number(x),
            number(y),
            number(width),
            number(height),
            number(radius),
            tint.fill(),
            tint.stroke()
        ));
        self.remember(&area.corners());
        area
    }

    pub fn circle(&mut self, centre: Point, radius: f64, tint: Tint) {
        self.element(&format!(
            "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"{}\" stroke=\"{}\" stroke-width=\"1.5\"/>",
            number(centre.0),
            number(centre.1),
            number(radius),
            tint.fill(),
            tint.stroke()
        ));
        let rim: Vec<Point> = (0..=24)
            .map(|step| {
                let angle = f64::from(step) * std::f64::consts::TAU / 24.0;
                (centre.0 + radius * angle.cos(), centre.1 + radius * angle.sin())
            })
            .collect();
        self.remember(&rim);
    }

    /// One line of text, `at` being the middle of its height.
    pub fn text(&mut self, at: Point, align: Align, voice: Voice, text: &str) {
        let (x, y) = at;
        let anchor = match align {
            Align::Left => "start",
            Align::Centre => "middle",
            Align::Right => "end",
        };
        self.element(&format!(
            "<text x=\"{}\" y=\"{}\" text-anchor=\"{anchor}\" {}>{}</text>",
            number(x),
            number(y + voice.size() * 0.36),
            voice.attributes(),
            voice.marked_up(text)
        ));
        let (width, height) = (voice.width(text), voice.size());
        let left = match align {
            Align::Left => x,
            Align::Centre => x - width / 2.0,
            Align::Right => x - width,
        };
        self.labels.push(Label { text: text.to_owned(), room: area(left, y - height / 2.0, width, height) });
    }

    /// Several lines of text below one another, the first one centred on `at`.
    pub fn lines(&mut self, at: Point, align: Align, voice: Voice, text: &str) {
        for (line, words) in (0_u8..).zip(text.lines()) {
            self.text((at.0, at.1 + f64::from(line) * voice.line_height()), align, voice, words);
        }
    }

    pub fn note(&mut self, at: Point, align: Align, text: &str) {
        self.lines(at, align, Voice::Note, text);
    }

    /// A line through these points, without a head.
    pub fn line(&mut self, points: &[Point], tint: Tint) {
        self.path(points, tint, "");
    }

    /// An arrow through these points, its head at the last one.
    pub fn arrow(&mut self, points: &[Point], tint: Tint) {
        self.path(&shortened(points), tint, "");
        self.head(points[points.len() - 2], points[points.len() - 1], tint);
    }

    pub fn dashed_arrow(&mut self, points: &[Point], tint: Tint) {
        self.path(&shortened(points), tint, " stroke-dasharray=\"5 4\"");
        self.head(points[points.len() - 2], points[points.len() - 1], tint);
    }

    /// An arrow with a head at both ends.
    pub fn exchange(&mut self, from: Point, to: Point, tint: Tint) {
        let back = shortened(&[to, from]);
        self.path(&shortened(&[back[1], to]), tint, "");
        self.head(from, to, tint);
        self.head(to, from, tint);
    }

    /// A stretch of a thread's life from above to below.
    pub fn thread_line(&mut self, x: f64, from: f64, to: f64) {
        self.element(&format!(
            "<path d=\"M{0} {1} L{0} {2}\" stroke=\"{THREAD}\" stroke-width=\"2\"/>",
            number(x),
            number(from),
            number(to)
        ));
        self.remember(&[(x, from), (x, to)]);
    }

    /// A stretch in which the thread is blocked.
    pub fn blocked_line(&mut self, x: f64, from: f64, to: f64) {
        self.element(&format!(
            "<path d=\"M{0} {1} L{0} {2}\" stroke=\"{3}\" stroke-width=\"2.5\" stroke-dasharray=\"2 4\"/>",
            number(x),
            number(from),
            number(to),
            Tint::Waiting.stroke()
        ));
        self.remember(&[(x, from), (x, to)]);
    }

    /// A stretch in which the thread sleeps.
    pub fn sleeping_line(&mut self, x: f64, from: f64, to: f64) {
        self.element(&format!(
            "<path d=\"M{0} {1} L{0} {2}\" stroke=\"{THREAD}\" stroke-width=\"2\" stroke-dasharray=\"7 5\"/>",
            number(x),
            number(from),
            number(to)
        ));
        self.remember(&[(x, from), (x, to)]);
    }

    /// A lock in a thread's hands: filled where it is held alone, an outline where it is shared.
    pub fn bar(&mut self, area: Area, tint: Tint, alone: bool) {
        let Area { x, y, width, height } = area;
        self.element(&format!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"2.5\" fill=\"{}\" stroke=\"{}\" \
             stroke-width=\"1.5\"/>",
            number(x),
            number(y),
            number(width),
            number(height),
            if alone { tint.stroke() } else { PAPER },
            tint.stroke()
        ));
        self.remember(&area.corners());
    }

    /// Something happens here.
    pub fn dot(&mut self, at: Point) {
        self.element(&format!(
            "<circle cx=\"{}\" cy=\"{}\" r=\"3.5\" fill=\"{INK}\"/>",
            number(at.0),
            number(at.1)
        ));
    }

    /// A band behind a row, for what matters most.
    pub fn band(&mut self, area: Area) {
        let Area { x, y, width, height } = area;
        self.element(&format!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"4\" fill=\"{}\"/>",
            number(x),
            number(y),
            number(width),
            number(height),
            Tint::Waiting.fill()
        ));
    }

    /// A thread's life from left to right: its name, then a stretch for each `(length, tint, text)`.
    pub fn lane(&mut self, name: &str, start: Point, height: f64, stretches: &[(f64, Tint, &str)]) {
        let (mut x, y) = start;
        if !name.is_empty() {
            self.text((x - 12.0, y + height / 2.0), Align::Right, Voice::Label, name);
        }
        for &(length, tint, text) in stretches {
            let stretch = area(x, y, length, height);
            if !text.is_empty() || tint != Tint::Plain {
                self.rectangle(stretch, tint, 3.0);
            }
            if !text.is_empty() {
                self.text(stretch.centre(), Align::Centre, Voice::Note, text);
            }
            x += length;
        }
    }

    fn path(&mut self, points: &[Point], tint: Tint, dashes: &str) {
        let mut data = String::new();
        for (index, point) in points.iter().enumerate() {
            let letter = if index == 0 { 'M' } else { 'L' };
            let _ = write!(data, "{letter}{} {} ", number(point.0), number(point.1));
        }
        self.element(&format!(
            "<path d=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"1.75\"{dashes}/>",
            data.trim_end(),
            tint.stroke()
        ));
        self.remember(points);
    }

    fn head(&mut self, from: Point, tip: Point, tint: Tint) {
        let (along, across) = directions(from, tip);
        let corner = |side: f64| {
            let x = tip.0 - 9.0 * along.0 + side * 4.5 * across.0;
            let y = tip.1 - 9.0 * along.1 + side * 4.5 * across.1;
            format!("{} {}", number(x), number(y))
        };
        self.element(&format!(
            "<path d=\"M{} {} L{} L{} Z\" fill=\"{}\"/>",
            number(tip.0),
            number(tip.1),
            corner(1.0),
            corner(-1.0),
            tint.stroke()
        ));
    }

    fn element(&mut self, element: &str) {
        self.body.push_str(element);
        self.body.push('\n');
    }

    fn remember(&mut self, points: &[Point]) {
        self.strokes.extend(points.windows(2).map(|pair| (pair[0], pair[1])));
    }
}

/// The same way, ending inside the arrow's head instead of at its tip.
fn shortened(points: &[Point]) -> Vec<Point> {
    let mut points = points.to_vec();
    let last = points.len() - 1;
    let (along, _) = directions(points[last - 1], points[last]);
    points[last].0 -= 7.0 * along.0;
    points[last].1 -= 7.0 * along.1;
    points
}

/// The unit vectors along and across the way between two points.
fn directions(from: Point, to: Point) -> (Point, Point) {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let length = dx.hypot(dy).max(f64::MIN_POSITIVE);
    ((dx / length, dy / length), (-dy / length, dx / length))
}

/// Whether a line enters a rectangle; found by walking along it.
fn crosses(from: Point, to: Point, room: Area) -> bool {
    let length = (to.0 - from.0).hypot(to.1 - from.1);
    let steps = length.ceil().max(1.0);
    let mut step = 0.0;
    while step <= steps {
        let (x, y) = (from.0 + (to.0 - from.0) * step / steps, from.1 + (to.1 - from.1) * step / steps);
        if x > room.x && x < room.x + room.width && y > room.y && y < room.y + room.height {
            return true;
        }
        step += 1.0;
    }
    false
}

/// One digit after the point, and none where it would be a zero: the same bytes on every machine.
fn number(value: f64) -> String {
    let text = format!("{value:.1}");
    let text = text.strip_suffix(".0").unwrap_or(&text);
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::{Align, Drawing, Tint, Voice};

    fn faults(draw: impl Fn(&mut Drawing)) -> String {
        let mut drawing = Drawing::new("figure", "A figure", "One that is wrong.", 200.0, 100.0);
        drawing.text((100.0, 50.0), Align::Centre, Voice::Label, "middle");
        draw(&mut drawing);
        drawing.faults().join("; ")
    }

    #[test]
    fn a_fault_is_found() {
        assert_eq!(faults(|_| ()), "");
        assert_eq!(
            faults(|drawing| drawing.text((180.0, 20.0), Align::Centre, Voice::Label, "too far")),
            "figure: “too far” leaves the picture"
        );
        assert_eq!(
            faults(|drawing| drawing.text((110.0, 55.0), Align::Centre, Voice::Note, "over")),
            "figure: “middle” overlaps “over”"
        );
        assert_eq!(
            faults(|drawing| drawing.arrow(&[(10.0, 50.0), (190.0, 50.0)], Tint::Plain)),
            "figure: a line runs through “middle”"
        );
    }
}
