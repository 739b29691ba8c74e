use crossbeam_channel::{bounded, select};
use std::thread;

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: mpmd");
        std::process::exit(2);
    }

    let (to_peeler, peeler) = bounded::<&str>(0);
    let (to_chopper, chopper) = bounded::<&str>(0);
    let (peeled, from_peeler) = bounded(0);
    let (chopped, from_chopper) = bounded(0);
    thread::Builder::new()
        .name("peeler".into())
        .spawn(move || {
            for thing in peeler {
                peeled.send(format!("peeled {thing}")).unwrap();
            }
        })
        .unwrap();
    thread::Builder::new()
        .name("chopper".into())
        .spawn(move || {
            for thing in chopper {
                chopped.send(thing.chars().map(|letter| format!("{letter} ")).collect::<String>()).unwrap();
            }
        })
        .unwrap();

    let mut to_peel = vec!["carrot", "potato", "onion"];
    let mut to_chop = vec!["garlic", "pepper"];
    let pieces = to_peel.len() + to_chop.len();
    let mut done = 0;
    let (mut peeling, mut chopping) = (false, false);
    while done < pieces {
        if !peeling && let Some(thing) = to_peel.pop() {
            to_peeler.send(thing).unwrap();
            peeling = true;
        }
        if !chopping && let Some(thing) = to_chop.pop() {
            to_chopper.send(thing).unwrap();
            chopping = true;
        }
        select! {
            recv(from_peeler) -> thing => {
                println!("{}", thing.unwrap());
                peeling = false;
            }
            recv(from_chopper) -> thing => {
                println!("{}", thing.unwrap());
                chopping = false;
            }
        }
        done += 1;
    }
    println!("done: {done}");
}
