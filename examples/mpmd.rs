//! MPMD, multiple program, multiple data: a manager runs one program and hands out the work, the
//! workers run others. They meet only in channels.
//!
//! Watch: the manager's program and the two workers' programs are three different functions. There
//! are two bakers, and which of them takes an order is anyone's guess, but only one of them does.
//!
//! Run: `cargo run --example mpmd`
//! Book: `docs/src/hardware/mpmd.md`
//! Crates: `cargo add crossbeam-channel@0.5`.

use crossbeam_channel::{Receiver, Sender, unbounded};
use std::io::Write;
use std::time::Duration;
use std::{env, io, process, thread};

const USAGE: &str = "usage: mpmd (it takes no arguments)";
const ORDERS: usize = 12;

/// Prints a line. If nobody reads any more (`| head -1`), that is the end.
macro_rules! say {
    ($($line:tt)*) => {
        if writeln!(io::stdout(), $($line)*).is_err() {
            process::exit(0);
        }
    };
}

/// Every third order is for soup, the rest are for bread.
fn manager(bread: Sender<usize>, soup: Sender<usize>, served: Receiver<(usize, String)>) -> usize {
    for order in 0..ORDERS {
        let kitchen = if order % 3 == 0 { &soup } else { &bread };
        kitchen.send(order).expect("the workers wait for orders");
    }
    drop((bread, soup)); // No more orders: the workers' loops end.

    let mut times_served = [0; ORDERS];
    for (order, dish) in served {
        say!("order {order}: {dish}");
        times_served[order] += 1;
    }
    assert_eq!(times_served, [1; ORDERS], "each order is served, and once");
    times_served.len()
}

fn baker(name: &str, orders: Receiver<usize>, served: Sender<(usize, String)>) {
    for order in orders {
        thread::sleep(Duration::from_millis(5)); // in the oven
        served.send((order, format!("bread, baked by {name}"))).expect("the manager serves");
    }
}

fn cook(orders: Receiver<usize>, served: Sender<(usize, String)>) {
    let mut pots = 0;
    for order in orders {
        pots += 1;
        served.send((order, format!("soup, pot number {pots} today"))).expect("the manager serves");
    }
}

fn run_the_kitchen() {
    let (bread, bread_orders) = unbounded();
    let (soup, soup_orders) = unbounded();
    let (served, dishes) = unbounded();
    let done = thread::scope(|scope| {
        for name in ["Ada", "Ben"] {
            let (orders, served) = (bread_orders.clone(), served.clone());
            scope.spawn(move || baker(name, orders, served));
        }
        scope.spawn(move || cook(soup_orders, served));
        manager(bread, soup, dishes)
    });
    say!("done: {done}");
}

fn main() {
    match env::args_os().nth(1) {
        None => run_the_kitchen(),
        Some(argument) if argument == "--help" => say!("{USAGE}"),
        Some(_) => {
            eprintln!("{USAGE}");
            process::exit(2);
        }
    }
}
