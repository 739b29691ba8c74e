//! Who can run: a set of threads, a bit for each, which is asked for one of its members at nearly every step.

use threadbare_trace::Thread;

/// The place of the n-th bit of a small word. Few programs have more than eight threads, and which one it is cannot be
/// foreseen: a loop over the bits would end in a surprise at every step.
static NTH: [[u8; 8]; 256] = {
    let mut places = [[0; 8]; 256];
    let mut word = 0;
    while word < 256 {
        let (mut bit, mut n) = (0, 0);
        while bit < 8 {
            if word >> bit & 1 == 1 {
                places[word][n] = bit;
                n += 1;
            }
            bit += 1;
        }
        word += 1;
    }
    places
};

pub(crate) struct Runnable {
    words: Vec<u64>,
    count: u64,
}

fn place(thread: Thread) -> (usize, u64) {
    (usize::from(thread / 64), 1 << (thread % 64))
}

impl Runnable {
    pub(crate) const fn new() -> Runnable {
        Runnable { words: Vec::new(), count: 0 }
    }

    pub(crate) fn clear(&mut self) {
        self.words.clear();
        self.count = 0;
    }

    pub(crate) fn count(&self) -> u64 {
        self.count
    }

    /// Adds one that is not in it.
    pub(crate) fn insert(&mut self, thread: Thread) {
        let (word, bit) = place(thread);
        if word >= self.words.len() {
            self.words.resize(word + 1, 0);
        }
        self.words[word] |= bit;
        self.count += 1;
    }

    /// Takes one out that is in it.
    pub(crate) fn remove(&mut self, thread: Thread) {
        let (word, bit) = place(thread);
        self.words[word] &= !bit;
        self.count -= 1;
    }

    /// In order of their number, from `thread` on.
    pub(crate) fn from(&self, thread: Thread) -> impl Iterator<Item = Thread> {
        let (first, bit) = place(thread);
        let words = self.words.iter().enumerate().skip(first);
        words.flat_map(move |(index, word)| {
            let mut rest = if index == first { word & !(bit - 1) } else { *word };
            std::iter::from_fn(move || {
                let lowest = (rest != 0).then(|| rest.trailing_zeros())?;
                rest &= rest - 1;
                Some(index as Thread * 64 + lowest as Thread)
            })
        })
    }

    /// The `n`-th from nought, in order of their number; there are more than `n`.
    #[inline(always)]
    pub(crate) fn nth(&self, n: u64) -> Thread {
        debug_assert!(n < self.count, "{n} of {} threads that can run", self.count);
        match self.words[..] {
            [word @ 0..256] => NTH[word as usize][n as usize % 8].into(),
            _ => self.nth_of_many(n),
        }
    }

    #[inline(never)]
    fn nth_of_many(&self, n: u64) -> Thread {
        match self.from(0).nth(n as usize) {
            Some(thread) => thread,
            None => unreachable!("{n} of {} threads that can run", self.count),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(threads: &[Thread]) -> Runnable {
        let mut set = Runnable::new();
        for thread in threads {
            set.insert(*thread);
        }
        set
    }

    fn check(set: &Runnable, threads: &[Thread]) {
        assert_eq!(set.count(), threads.len() as u64);
        for (n, thread) in threads.iter().enumerate() {
            assert_eq!(set.nth(n as u64), *thread);
        }
        for from in 0..200 {
            let after: Vec<Thread> = threads.iter().copied().filter(|thread| *thread >= from).collect();
            assert_eq!(set.from(from).collect::<Vec<_>>(), after);
        }
    }

    #[test]
    fn few_threads_in_order() {
        let mut few = set(&[5, 0, 3, 63, 1]);
        check(&few, &[0, 1, 3, 5, 63]);
        few.remove(3);
        check(&few, &[0, 1, 5, 63]);
    }

    #[test]
    fn many_threads_in_order() {
        let threads: Vec<Thread> = (0..160).filter(|thread| thread % 3 != 1).collect();
        check(&set(&threads), &threads);
        let one_word: Vec<Thread> = (0..64).collect();
        check(&set(&one_word), &one_word);
    }

    #[test]
    fn nobody() {
        let mut nobody = set(&[70]);
        nobody.remove(70);
        check(&nobody, &[]);
    }
}
