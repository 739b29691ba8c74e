//! Writing, and wanting to read what one writes.

use std::sync::{Arc, RwLock};
use std::thread;

#[derive(Default)]
struct Pad {
    lines: RwLock<Vec<String>>,
}

impl Pad {
    fn line_count(&self) -> Option<usize> {
        self.lines.try_read().ok().map(|lines| lines.len())
    }

    fn add(&self, line: &str) {
        let mut lines = self.lines.write().unwrap();
        lines.push(line.to_owned());
        // Counting locks the pad a second time: a writer is alone, even with itself.
        let count = self.line_count();
        if count.is_none() {
            println!("second lock: refused");
        }
    }
}

fn main() {
    let pad = Arc::new(Pad::default());
    let shoppers: Vec<_> = ["onions"]
        .into_iter()
        .map(|item| {
            let pad = Arc::clone(&pad);
            thread::spawn(move || pad.add(item))
        })
        .collect();
    for shopper in shoppers {
        shopper.join().unwrap();
    }
    assert_eq!(pad.line_count(), Some(1));
}
