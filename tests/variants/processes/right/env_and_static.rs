use std::process::Command;
use std::sync::Mutex;
use std::{env, process, thread};

static SOUP: Mutex<i32> = Mutex::new(1);

fn main() {
    if env::var_os("SOUP_CHILD").is_some() {
        *SOUP.lock().unwrap() = 2;
        println!("child sees: {}", SOUP.lock().unwrap());
        return;
    }
    if env::args_os().len() > 1 {
        eprintln!("usage: processes");
        process::exit(2);
    }
    let mut child = Command::new(env::current_exe().unwrap()).env("SOUP_CHILD", "yes").spawn().unwrap();
    child.wait().unwrap();
    println!("parent sees: {}", *SOUP.lock().unwrap());
    thread::spawn(|| *SOUP.lock().unwrap() = 2).join().unwrap();
    println!("after the thread: {}", *SOUP.lock().unwrap());
}
