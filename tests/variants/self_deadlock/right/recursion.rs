use std::sync::Mutex;

// A list in a list. The outer call keeps the pad while it handles the inner one.
enum Entry {
    Item(&'static str),
    List(Vec<Entry>),
}
use Entry::*;

fn write(pad: &Mutex<String>, entries: &[Entry], refused: &mut u32) {
    let Ok(mut page) = pad.try_lock() else {
        *refused += 1;
        return;
    };
    for entry in entries {
        match entry {
            Item(name) => {
                page.push_str(name);
                page.push('\n');
            }
            List(inner) => write(pad, inner, refused),
        }
    }
}

fn main() {
    let pad = Mutex::new(String::new());
    let mut refused = 0;
    write(
        &pad,
        &[Item("eggs"), List(vec![Item("leek"), Item("kale")]), Item("salt"), List(vec![Item("figs")])],
        &mut refused,
    );
    if refused == 2 {
        println!("second lock: refused");
    }
    print!("{}", pad.into_inner().unwrap());
}
