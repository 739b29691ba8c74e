//! The program's statics as they were written, put back before each execution: its image's own writable memory,
//! copied. A fork for each execution would do the same, a hundred times slower.
#![expect(unsafe_code, reason = "the program's memory is read and written as bytes")]

use std::ptr;

use super::memory;

/// Where statics take more than this, putting them back costs more than a fork.
const MOST_BYTES: usize = 1 << 20;

/// Whatever in the image can change: the program's statics, those of the crates beneath it, `std`'s and ours. They
/// go back to one moment together, so they agree with each other; what lies outside the image goes on: the heap (what
/// a static pointed at is leaked), the C library, thread-locals, and the page that is shared with the parent.
pub(super) struct Statics {
    image: Image,
    copy: Vec<u8>,
}

#[derive(Clone, Copy)]
struct Image {
    start: *mut u8,
    length: usize,
}

impl Statics {
    /// Whether this system says where the image lies, and it is small enough.
    pub(super) fn can_be_restored() -> bool {
        small_image().is_some()
    }

    /// To be called before any of the program has run.
    pub(super) fn as_written() -> Option<Statics> {
        let image = small_image()?;
        let mut copy = Vec::with_capacity(image.length);
        // SAFETY: the image is mapped, readable and initialised for as long as the process lives; the copy has room
        // for it and lies elsewhere, on the heap.
        unsafe {
            ptr::copy_nonoverlapping(image.start, copy.as_mut_ptr(), image.length);
            copy.set_len(image.length);
        }
        Some(Statics { image, copy })
    }

    /// To be called between executions: nobody borrows from a static of the program then.
    pub(super) fn restore(&self) {
        // Their blocks are still there.
        memory::still_counting(|| {
            // SAFETY: the process has one thread, no execution is under way, and the frames below this one hold no
            // reference into a static that can change. The bytes are those that the same place held before. `self`
            // lies on the stack and its copy on the heap.
            unsafe { ptr::copy_nonoverlapping(self.copy.as_ptr(), self.image.start, self.image.length) }
        });
    }
}

fn small_image() -> Option<Image> {
    image().filter(|image| image.length <= MOST_BYTES)
}

/// The writable part of the image of the running program. Not where the C library is linked into it, whose heap must
/// go on.
#[cfg(all(
    target_os = "linux",
    target_env = "gnu",
    target_pointer_width = "64",
    not(target_feature = "crt-static")
))]
fn image() -> Option<Image> {
    /// The first object that the system tells of is the program. Its writable memory is one stretch, less what the
    /// loader makes read-only once it has linked it.
    unsafe extern "C" fn look_at_program(
        object: *mut libc::dl_phdr_info,
        _size: libc::size_t,
        writable: *mut libc::c_void,
    ) -> libc::c_int {
        // SAFETY: the system's promise to its callback: the object is whole, and so are its headers.
        let (base, headers) = unsafe {
            let object = &*object;
            let headers = std::slice::from_raw_parts(object.dlpi_phdr, usize::from(object.dlpi_phnum));
            (object.dlpi_addr as usize, headers)
        };
        // SAFETY: asks for a number.
        let page = unsafe { libc::sysconf(libc::_SC_PAGESIZE) } as usize;
        let stretch = |header: &libc::Elf64_Phdr| {
            let start = base + header.p_vaddr as usize;
            start..start + header.p_memsz as usize
        };
        let sealed = headers.iter().find(|header| header.p_type == libc::PT_GNU_RELRO).map(stretch);
        let loaded = headers
            .iter()
            .filter(|header| header.p_type == libc::PT_LOAD && header.p_flags & libc::PF_W != 0);
        let stretches: Vec<_> = loaded
            .map(|header| {
                let whole = stretch(header);
                match &sealed {
                    Some(sealed) if whole.contains(&sealed.start) => {
                        (sealed.end / page * page).clamp(whole.start, whole.end)..whole.end
                    }
                    _ => whole,
                }
            })
            .filter(|stretch| !stretch.is_empty())
            .collect();
        if let [stretch] = &stretches[..] {
            let image = Image { start: stretch.start as *mut u8, length: stretch.len() };
            // SAFETY: as `image` handed it over.
            unsafe { *writable.cast::<Option<Image>>() = Some(image) };
        }
        // No other object.
        1
    }

    let mut writable: Option<Image> = None;
    // SAFETY: the callback has the signature that is asked for, and `writable` outlives the call.
    unsafe { libc::dl_iterate_phdr(Some(look_at_program), (&raw mut writable).cast()) };
    writable
}

#[cfg(not(all(
    target_os = "linux",
    target_env = "gnu",
    target_pointer_width = "64",
    not(target_feature = "crt-static")
)))]
fn image() -> Option<Image> {
    None
}
