// breaks: ends by itself
//
// Reading twice is allowed, readers share.
use parking_lot::RwLock;
use std::thread;
use std::time::Duration;

#[derive(Default)]
struct Calendar {
    today: RwLock<(usize, usize)>,
}

impl Calendar {
    fn name(&self) -> &'static str {
        ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"][self.today.read().0]
    }

    fn look(&self) {
        let today = self.today.read();
        thread::sleep(Duration::from_millis(10));
        println!("{} is {}", today.0, self.name());
    }

    fn advance(&self) -> bool {
        let mut today = self.today.write();
        if today.0 == 6 {
            return false;
        }
        today.0 += 1;
        today.1 += 1;
        true
    }
}

fn main() {
    let calendar = Calendar::default();
    thread::scope(|s| {
        for _ in 0..3 {
            s.spawn(|| {
                calendar.look();
                calendar.look();
            });
        }
        for _ in 0..2 {
            s.spawn(|| while calendar.advance() {});
        }
    });
    let (day, advances) = *calendar.today.read();
    println!("day: {day}");
    println!("advances: {advances}");
}
