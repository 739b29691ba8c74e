//! An account is what was booked; its balance is the sum.
use std::sync::Mutex;
use std::thread;

struct Account {
    opening: i32,
    bookings: Vec<i32>,
}
impl Account {
    fn new() -> Mutex<Account> {
        Mutex::new(Account { opening: 100, bookings: vec![] })
    }
    fn balance(&self) -> i32 {
        self.opening + self.bookings.iter().sum::<i32>()
    }
}

fn main() {
    let current = Account::new();
    let savings = Account::new();
    thread::scope(|s| {
        for sign in [1, -1] {
            let (current, savings) = (&current, &savings);
            s.spawn(move || {
                for _ in 0..3 {
                    let (mut c, mut s) = (current.lock().unwrap(), savings.lock().unwrap());
                    c.bookings.push(-10 * sign);
                    s.bookings.push(10 * sign);
                }
            });
        }
        s.spawn(|| {
            for _ in 0..2 {
                let (c, s) = (current.lock().unwrap(), savings.lock().unwrap());
                println!("audit: {}", c.balance() + s.balance());
            }
        });
    });
    let (c, s) = (current.into_inner().unwrap(), savings.into_inner().unwrap());
    println!("total: {}", c.balance() + s.balance());
}
