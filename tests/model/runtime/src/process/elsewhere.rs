//! Where there is no fork, the executions run in this process itself: a program that dies takes the plan with it,
//! and one that owns a static cannot be run.

use std::io;
use std::sync::OnceLock;
use std::sync::atomic::Ordering;

use threadbare_trace::Ending;

use super::{Message, Page, REASON_MEMORY, memory, send};

static PAGE: OnceLock<Page> = OnceLock::new();
static SAVED: std::sync::Mutex<Vec<u8>> = std::sync::Mutex::new(Vec::new());

pub(super) fn page() -> &'static Page {
    PAGE.get_or_init(Page::default)
}

pub(super) fn reset() {
    let page = page();
    for counter in [&page.written, &page.bad, &page.finished, &page.exhausted, &page.points] {
        counter.store(0, Ordering::Relaxed);
    }
}

pub(super) fn save(state: &[u8]) {
    if let Ok(mut saved) = SAVED.lock() {
        *saved = state.to_vec();
    }
}

pub(super) fn saved() -> Option<Vec<u8>> {
    SAVED.lock().ok().map(|mut saved| std::mem::take(&mut *saved)).filter(|saved| !saved.is_empty())
}

/// Says why, and ends the run.
pub(super) fn give_up(reason: u32) -> ! {
    // Saying so allocates.
    memory::end();
    let what = if reason == REASON_MEMORY {
        "allocates without end"
    } else {
        "starts more threads than there is room for"
    };
    let place = match page().line.load(Ordering::Relaxed) {
        0 => String::new(),
        line => format!(", last seen at line {line}"),
    };
    let sentence = format!("the program {what}{place}; on this system that ends the whole run");
    // Nobody may be left to be told.
    let _ = send(&Message::Failed(sentence));
    leave()
}

pub(super) fn leave() -> ! {
    std::process::exit(1)
}

pub(super) fn run(work: impl FnOnce(&Page)) -> io::Result<Result<(), Ending>> {
    work(page());
    Ok(Ok(()))
}

pub(super) fn milliseconds_of_workers() -> u64 {
    0
}

pub(super) fn set_hang_limit(_milliseconds: u32) {}
