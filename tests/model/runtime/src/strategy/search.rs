//! Every interleaving that can differ, one after another.

use serde::{Deserialize, Serialize};
use threadbare_trace::{Choice, Thread};

use super::View;
use crate::machine::{Access, Key};

/// More choices than this in one execution are not searched.
const DEEPEST: usize = 4_000;

/// What a step touched, and whether it wrote.
type Footprint = Vec<(u32, bool)>;

/// Depth-first search of all interleavings that can differ, with sleep sets (Godefroid 1996): after a thread's step
/// was explored, it is not tried again until somebody takes a step that it depends on.
#[derive(Default, Serialize, Deserialize)]
pub(crate) struct Search {
    stack: Vec<Node>,
    /// How many choices the present execution has made.
    depth: usize,
    /// Something was left out, so the search is no proof.
    pub(super) bounded: bool,
    /// The present execution turned out to be one that was seen already.
    pub(crate) redundant: bool,
    /// Somebody tries a lock.
    pub(super) tried: bool,
    /// The search began anew because of that.
    pub(crate) releases_are_points: bool,
}

#[derive(Serialize, Deserialize)]
struct Node {
    candidates: Vec<Choice>,
    chosen: Choice,
    /// Of the step that was chosen.
    step: Footprint,
    /// Somebody took another step since, with no choice.
    is_past: bool,
    /// From this choice to the next one.
    footprint: Footprint,
    /// Who took steps from this choice to the next one.
    ran: Vec<Thread>,
    /// Explored from here, with what their step touched; the inherited ones first.
    asleep: Vec<(Choice, Footprint)>,
}

impl Node {
    fn new(candidates: Vec<Choice>, chosen: Choice, asleep: Vec<(Choice, Footprint)>) -> Node {
        let (step, footprint, ran) = (Vec::new(), Vec::new(), Vec::new());
        Node { candidates, chosen, step, is_past: false, footprint, ran, asleep }
    }

    /// It is chosen again, or another choice in its place.
    fn begin(&mut self) {
        self.step.clear();
        self.is_past = false;
        self.footprint.clear();
        self.ran.clear();
    }

    fn touched(&mut self, key: Key, write: bool) {
        let of_step = (!self.is_past).then_some(&mut self.step);
        for footprint in [&mut self.footprint].into_iter().chain(of_step) {
            match footprint.iter_mut().find(|(touched, _)| *touched == key.number()) {
                Some((_, written)) => *written |= write,
                None => footprint.push((key.number(), write)),
            }
        }
    }

    /// Who sleeps on: nobody has taken a step since that theirs depends on.
    fn still_asleep(&self) -> impl Iterator<Item = &(Choice, Footprint)> {
        self.asleep.iter().filter(|(choice, footprint)| {
            !matches!(choice, Choice::Run(thread) if self.ran.contains(thread))
                && independent(footprint, &self.footprint)
        })
    }
}

impl Search {
    /// It has chosen as often as it may.
    pub(super) fn is_deep(&self) -> bool {
        self.stack.len() > DEEPEST
    }

    pub(super) fn choose(&mut self, view: &View<'_>) -> Option<Choice> {
        if self.redundant {
            return None;
        }
        if self.depth < self.stack.len() {
            let node = &mut self.stack[self.depth];
            self.depth += 1;
            node.begin();
            let chosen = node.chosen;
            return Some(if view.candidates.contains(&chosen) { chosen } else { view.usual });
        }
        let asleep = self.stack.last().map_or_else(Vec::new, |last| last.still_asleep().cloned().collect());
        let mut candidates = view.candidates.to_vec();
        // The usual choice first: the first execution is the plainest.
        if let Some(position) = candidates.iter().position(|choice| *choice == view.usual) {
            candidates[..=position].rotate_right(1);
        }
        let chosen = candidates.iter().copied().find(|choice| !is_asleep(&asleep, *choice));
        let Some(chosen) = chosen else {
            self.redundant = true;
            return None;
        };
        self.stack.push(Node::new(candidates, chosen, asleep));
        self.depth += 1;
        Some(chosen)
    }

    /// Nobody else can run, and what comes of it was explored already.
    pub(super) fn has_seen(&mut self, only: Choice) -> bool {
        let is_new = self.depth == self.stack.len();
        if let Some(last) = self.depth.checked_sub(1).and_then(|top| self.stack.get_mut(top)) {
            last.is_past = true;
            self.redundant = is_new && last.still_asleep().any(|(choice, _)| *choice == only);
        }
        self.redundant
    }

    pub(super) fn pick(&mut self, count: usize) -> usize {
        if self.depth == self.stack.len() {
            if self.is_deep() {
                self.bounded = true;
                return 0;
            }
            // Whatever is picked touches what the step touches anyway; nobody sleeps through it.
            let candidates = (0..count as u16).map(Choice::Pick).collect();
            let chosen = Choice::Pick(0);
            self.stack.push(Node::new(candidates, chosen, Vec::new()));
        }
        let node = &mut self.stack[self.depth];
        self.depth += 1;
        node.begin();
        match node.chosen {
            Choice::Pick(which) => usize::from(which),
            _ => 0,
        }
    }

    pub(super) fn touched(&mut self, key: Key, write: bool) {
        if let Some(node) = self.depth.checked_sub(1).and_then(|top| self.stack.get_mut(top)) {
            node.touched(key, write);
        }
    }

    #[inline(never)]
    pub(super) fn begin_step(&mut self, thread: Thread, access: Access) {
        if let Some(node) = self.depth.checked_sub(1).and_then(|top| self.stack.get_mut(top))
            && !node.ran.contains(&thread)
        {
            node.ran.push(thread);
        }
        if let Some(key) = access.key {
            self.touched(key, access.write);
        }
    }

    /// It turned out that releases matter, so that all is to be searched again.
    pub(crate) fn begins_anew(&self) -> bool {
        self.tried && !self.releases_are_points
    }

    /// Turns to the next interleaving; `false` when there is none.
    pub(crate) fn advance(&mut self) -> bool {
        self.redundant = false;
        if self.begins_anew() {
            *self = Search { tried: true, releases_are_points: true, ..Search::default() };
            return true;
        }
        self.stack.truncate(self.depth);
        self.depth = 0;
        while let Some(node) = self.stack.last_mut() {
            let step = std::mem::take(&mut node.step);
            node.asleep.push((node.chosen, step));
            match node.candidates.iter().copied().find(|choice| !is_asleep(&node.asleep, *choice)) {
                Some(next) => {
                    node.chosen = next;
                    return true;
                }
                None => {
                    self.stack.pop();
                }
            }
        }
        false
    }

    /// For another process to go on with.
    pub(crate) fn saved(&self) -> Vec<u8> {
        postcard::to_stdvec(self).unwrap_or_default()
    }

    pub(crate) fn restored(bytes: &[u8]) -> Option<Search> {
        postcard::from_bytes(bytes).ok()
    }

    /// Nothing was left out, once [`Search::advance`] has said that there is no more.
    pub(crate) fn is_proof(&self) -> bool {
        !self.bounded
    }
}

fn is_asleep(asleep: &[(Choice, Footprint)], choice: Choice) -> bool {
    asleep.iter().any(|(sleeper, _)| *sleeper == choice)
}

fn independent(one: &Footprint, other: &Footprint) -> bool {
    let ends = |footprint: &Footprint| footprint.iter().any(|(key, _)| *key == Key::END.number());
    !ends(one)
        && !ends(other)
        && !one
            .iter()
            .any(|(key, write)| other.iter().any(|(touched, written)| key == touched && (*write || *written)))
}
