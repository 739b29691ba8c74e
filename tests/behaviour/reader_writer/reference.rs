//! Whom a policy lets in, worked out beside the lock: it is told who comes, leaves and gives up, and knows who must
//! be inside by then.

use super::Policy;

/// A lock of this policy, as the sheet has it. People are numbers.
#[derive(Clone, Debug)]
pub(super) struct Reference {
    policy: Policy,
    readers: Vec<usize>,
    writer: Option<usize>,
    /// In order of arrival, and whether they write.
    waiting: Vec<(usize, bool)>,
}

impl Reference {
    pub(super) fn new(policy: Policy) -> Reference {
        Reference { policy, readers: Vec::new(), writer: None, waiting: Vec::new() }
    }

    pub(super) fn is_inside(&self, who: usize) -> bool {
        self.writer == Some(who) || self.readers.contains(&who)
    }

    /// Somebody is inside, or waits, in whose way a reader or a writer would be.
    pub(super) fn is_busy(&self, writes: bool) -> bool {
        self.writer.is_some()
            || self.waiting.iter().any(|(_, writes)| *writes)
            || writes && !(self.readers.is_empty() && self.waiting.is_empty())
    }

    /// Comes, and waits if need be.
    pub(super) fn comes(&mut self, who: usize, writes: bool) {
        self.waiting.push((who, writes));
        self.let_in();
    }

    /// Whether somebody who does not wait could get in.
    pub(super) fn admits(&self, who: usize, writes: bool) -> bool {
        let mut tried = self.clone();
        tried.comes(who, writes);
        tried.is_inside(who)
    }

    pub(super) fn leaves(&mut self, who: usize) {
        self.readers.retain(|reader| *reader != who);
        self.writer = self.writer.filter(|writer| *writer != who);
        self.let_in();
    }

    pub(super) fn gives_up(&mut self, who: usize) {
        self.waiting.retain(|(waiting, _)| *waiting != who);
        self.leaves(who);
    }

    fn let_in(&mut self) {
        while let Some(next) = self.next() {
            let (who, writes) = self.waiting.remove(next);
            match writes {
                true => self.writer = Some(who),
                false => self.readers.push(who),
            }
        }
    }

    /// The place in the line of whoever gets in now.
    fn next(&self) -> Option<usize> {
        if self.writer.is_some() {
            return None;
        }
        let first = |wanted: bool| self.waiting.iter().position(|(_, writes)| *writes == wanted);
        let empty = self.readers.is_empty();
        let (_, first_writes) = *self.waiting.first()?;
        match self.policy {
            // Readers join readers; into an empty lock goes whoever came first.
            Policy::Readers if !empty => first(false),
            Policy::Writers => match first(true) {
                Some(writer) => empty.then_some(writer),
                None => first(false),
            },
            Policy::Readers | Policy::Arrival => (empty || !first_writes).then_some(0),
        }
    }
}
