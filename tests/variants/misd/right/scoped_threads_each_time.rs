use std::thread;

fn gcd_by_division(a: u32, b: u32) -> u32 {
    if b == 0 { a } else { gcd_by_division(b, a % b) }
}

fn gcd_by_subtraction(mut a: u32, mut b: u32) -> u32 {
    while a != b {
        if a > b { a -= b } else { b -= a }
    }
    a
}

fn gcd_by_search(a: u32, b: u32) -> u32 {
    // Looks only as far as 20.
    (1..=20).rev().find(|n| a % n == 0 && b % n == 0).unwrap()
}

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: misd");
        std::process::exit(2);
    }

    let (mut agreed, mut outvoted) = (0u32, 0u32);
    for (a, b) in [(12, 18), (7, 21), (50, 75), (9, 4), (64, 96), (10, 20)] {
        let (x, y, z) = thread::scope(|s| {
            let x = s.spawn(move || gcd_by_division(a, b));
            let y = s.spawn(move || gcd_by_subtraction(a, b));
            let z = s.spawn(move || gcd_by_search(a, b));
            (x.join().unwrap(), y.join().unwrap(), z.join().unwrap())
        });
        let vote = if x == y || x == z { x } else { y };
        println!("gcd({a}, {b}) = {vote}");
        if x == y && y == z {
            agreed += 1;
        } else {
            outvoted += 1;
        }
    }
    println!("agreed: {agreed}");
    println!("outvoted: {outvoted}");
}
