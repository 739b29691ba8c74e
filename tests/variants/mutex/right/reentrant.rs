use parking_lot::ReentrantMutex;
use std::cell::RefCell;
use std::thread;
use std::time::Duration;

type Page = ReentrantMutex<RefCell<Vec<char>>>;

fn letter(page: &Page, letter: char) {
    // has the pencil already; with this lock it may take it again
    page.lock().borrow_mut().push(letter);
}

fn line(page: &Page, sign: char) {
    let _pencil = page.lock();
    thread::sleep(Duration::from_millis(100));
    letter(page, sign);
    letter(page, '\n');
}

fn main() {
    let page = Page::default();
    thread::scope(|s| {
        for sign in ['a', 'b'] {
            let page = &page;
            s.spawn(move || (0..3).for_each(|_| line(page, sign)));
        }
    });
    let lines = page.lock().borrow().iter().filter(|&&sign| sign == '\n').count();
    println!("lines: {lines}");
}
