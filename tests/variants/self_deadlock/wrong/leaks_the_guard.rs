// breaks: when the process ends no thread holds the pad
use parking_lot::{RwLock, RwLockWriteGuard};

static PAD: RwLock<u32> = RwLock::new(1);

// On the heap, so that it is surely still there during the call.
fn take() -> &'static mut RwLockWriteGuard<'static, u32> {
    Box::leak(Box::new(PAD.write()))
}

fn add_more() -> Result<u32, &'static str> {
    let pad = PAD.try_read().ok_or("refused")?;
    Ok(*pad)
}

fn main() {
    let pad = take();
    **pad += 1;
    if let Err(e) = add_more() {
        println!("second lock: {e}");
    }
}
