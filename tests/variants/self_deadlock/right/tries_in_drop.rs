use parking_lot::{Mutex, RwLock};
trait Pad: Sync {
    fn held(&self, f: &dyn Fn());
    fn attempt(&self) -> bool;
}
impl Pad for Mutex<()> {
    fn held(&self, f: &dyn Fn()) {
        let _g = self.lock();
        f()
    }
    fn attempt(&self) -> bool {
        self.try_lock().is_some()
    }
}
impl Pad for RwLock<()> {
    fn held(&self, f: &dyn Fn()) {
        let _g = self.write();
        f()
    }
    fn attempt(&self) -> bool {
        self.try_read().is_some()
    }
}
struct Nosy<'a>(&'a dyn Pad);
impl Drop for Nosy<'_> {
    fn drop(&mut self) {
        if !self.0.attempt() {
            println!("second lock: refused");
        }
    }
}
fn demo(pad: &dyn Pad) {
    pad.held(&|| drop(Nosy(pad)));
}
fn main() {
    let pad = RwLock::new(());
    demo(&pad);
    assert!(!pad.is_locked());
}
