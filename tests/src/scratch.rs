//! Folders for the moment. All of them lie in one that is locked while its grader lives, so that the next grader
//! can sweep up after one that was killed.

use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tempfile::{Builder, TempDir};

const PREFIX: &str = "threadbare_";
const LOCK: &str = "in_use";

/// A folder without its lock is one that is being made, or was made by a grader that died while it did.
const JUST_MADE: Duration = Duration::from_secs(60);

struct Base {
    folder: TempDir,
    _lock: File,
}

static BASE: Mutex<Option<Base>> = Mutex::new(None);

/// A folder that is gone with its handle.
pub struct Folder(TempDir);

impl Folder {
    pub fn path(&self) -> &Path {
        self.0.path()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        remove(self.path());
    }
}

/// Removes a file, or a folder with all that a stranger has put there: closed to its owner, or nested deeper than a
/// path or a stack reaches. A link is not followed.
pub fn remove(path: &Path) {
    if !path.symlink_metadata().is_ok_and(|there| there.is_dir()) {
        let _ = fs::remove_file(path);
        return;
    }
    open(path);
    // Whatever folder lies in another is moved here first, so that none lies deep.
    if let Ok(place) = Builder::new().tempdir_in(path) {
        let mut left = vec![path.to_owned()];
        let mut moved = 0_u64;
        while let Some(folder) = left.pop() {
            for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
                let inner = entry.path();
                if !entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                    let _ = fs::remove_file(inner);
                } else if inner != place.path() {
                    open(&inner);
                    moved += 1;
                    let shallow = place.path().join(moved.to_string());
                    if fs::rename(&inner, &shallow).is_ok() {
                        left.push(shallow);
                    }
                }
            }
            if folder != path {
                let _ = fs::remove_dir(folder);
            }
        }
    }
    let _ = fs::remove_dir_all(path);
}

fn open(folder: &Path) {
    #[cfg(unix)]
    let _ = fs::set_permissions(folder, std::os::unix::fs::PermissionsExt::from_mode(0o700));
    let _ = folder;
}

/// An empty folder, which is gone with its handle.
pub fn folder() -> io::Result<Folder> {
    let mut base = BASE.lock().unwrap_or_else(PoisonError::into_inner);
    let base = match &mut *base {
        Some(base) => base,
        none => {
            let place = std::env::temp_dir();
            sweep(&place);
            let folder = Builder::new().prefix(PREFIX).tempdir_in(&place).map_err(|error| {
                let place = place.display();
                let why =
                    format!("no folder can be made in {place} ({error}); TMPDIR may name another place");
                io::Error::new(error.kind(), why)
            })?;
            passable(folder.path())?;
            let lock = File::create(folder.path().join(LOCK))?;
            lock.lock()?;
            none.insert(Base { folder, _lock: lock })
        }
    };
    let folder = Builder::new().prefix("").tempdir_in(base.folder.path())?;
    passable(folder.path())?;
    Ok(Folder(folder))
}

/// A program may run as somebody else, who has to get through to it.
fn passable(folder: &Path) -> io::Result<()> {
    #[cfg(unix)]
    fs::set_permissions(folder, std::os::unix::fs::PermissionsExt::from_mode(0o711))?;
    let _ = folder;
    Ok(())
}

/// Takes away all of them, at the end of the program.
pub fn clear() {
    if let Some(base) = BASE.lock().unwrap_or_else(PoisonError::into_inner).take() {
        remove(base.folder.path());
    }
}

fn sweep(place: &Path) {
    for entry in fs::read_dir(place).into_iter().flatten().flatten() {
        let ours = entry.file_name().to_string_lossy().starts_with(PREFIX)
            && entry.file_type().is_ok_and(|kind| kind.is_dir());
        if ours && is_left_over(&entry.path()) {
            remove(&entry.path());
        }
    }
}

fn is_left_over(folder: &Path) -> bool {
    match File::open(folder.join(LOCK)) {
        Ok(lock) => lock.try_lock().is_ok(),
        Err(_) => {
            let made = folder.metadata().and_then(|folder| folder.modified()).ok();
            made.and_then(|made| made.elapsed().ok()).is_some_and(|age| age > JUST_MADE)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn what_a_stranger_nests_or_closes_is_removed() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let place = tempfile::tempdir().unwrap();
        let (folder, kept) = (place.path().join("folder"), place.path().join("kept"));
        fs::create_dir_all(folder.join("closed/inner")).unwrap();
        fs::write(folder.join("closed/inner/file"), "").unwrap();
        fs::write(&kept, "").unwrap();
        symlink(&kept, folder.join("closed/link")).unwrap();
        symlink(place.path(), folder.join("folder-link")).unwrap();
        fs::set_permissions(folder.join("closed"), PermissionsExt::from_mode(0o000)).unwrap();
        // From the inside out, since no path reaches so deep.
        let mut deep = folder.join("0");
        fs::create_dir(&deep).unwrap();
        for number in 1..1_200 {
            let outer = folder.join(number.to_string());
            fs::create_dir(&outer).unwrap();
            fs::rename(&deep, outer.join("x")).unwrap();
            deep = outer;
        }
        remove(&folder);
        let left: Vec<_> = fs::read_dir(place.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
        assert_eq!(left, [kept]);
    }

    #[test]
    fn only_what_a_dead_grader_left_is_swept_up() {
        let place = tempfile::tempdir().unwrap();
        let made = |name: &str, lock: bool| {
            let folder = place.path().join(name);
            fs::create_dir(&folder).unwrap();
            lock.then(|| File::create(folder.join(LOCK)).unwrap())
        };
        let alive = made("threadbare_alive", true).unwrap();
        alive.lock().unwrap();
        drop(made("threadbare_dead", true));
        made("threadbare_new", false);
        made("somebody-else", true);
        sweep(place.path());
        let mut left: Vec<_> =
            fs::read_dir(place.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        left.sort();
        assert_eq!(left, ["somebody-else", "threadbare_alive", "threadbare_new"]);
    }
}
