//! Memory that a thread has asked for, counted: the same on every machine, unlike time.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

/// What a thread has asked the system for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Allocated {
    pub(crate) calls: i64,
    pub(crate) bytes: i64,
    /// Bytes not given back.
    pub(crate) kept: i64,
    /// The most that was ever kept, since the last [`Allocated::restart_peak`].
    pub(crate) peak: i64,
}

thread_local! {
    static ALLOCATED: Cell<Allocated> = const { Cell::new(Allocated { calls: 0, bytes: 0, kept: 0, peak: 0 }) };
}

impl Allocated {
    pub(crate) fn now() -> Self {
        ALLOCATED.get()
    }

    /// The counters since then; the peak is above what was kept then.
    pub(crate) fn since(self, before: Self) -> Self {
        Self {
            calls: self.calls - before.calls,
            bytes: self.bytes - before.bytes,
            kept: self.kept - before.kept,
            peak: self.peak - before.kept,
        }
    }

    /// The same as [`Allocated::now`]; the peak is counted from here.
    pub(crate) fn restart_peak() -> Self {
        let now = Self::now();
        ALLOCATED.set(Self { peak: now.kept, ..now });
        now
    }

    fn count(taken: usize, given_back: usize) {
        // A thread that is ending has no counters any more, and nobody who reads them.
        let _ = ALLOCATED.try_with(|allocated| {
            let Self { calls, bytes, kept, peak } = allocated.get();
            let (taken, given_back) = (taken as i64, given_back as i64);
            let calls = calls + i64::from(taken > 0);
            let kept = kept + taken - given_back;
            allocated.set(Self { calls, bytes: bytes + taken, kept, peak: peak.max(kept) });
        });
    }
}

/// The system's allocator, which counts.
struct Counting;

#[global_allocator]
static COUNTING: Counting = Counting;

// SAFETY: every call goes to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        Allocated::count(layout.size(), 0);
        // SAFETY: as the caller vouches.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        Allocated::count(0, layout.size());
        // SAFETY: as the caller vouches.
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        Allocated::count(size, layout.size());
        // SAFETY: as the caller vouches.
        unsafe { System.realloc(pointer, layout, size) }
    }
}
