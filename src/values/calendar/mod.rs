//! Words into points and stretches of time: dates, years, times of day, periods.

mod anchored;
mod clock;
mod dates;
mod days;
mod numeric;
mod periods;
mod resolving;
mod years;

pub(super) use anchored::anchored;
pub(super) use clock::time;
pub(super) use dates::date;
pub(super) use periods::{Period, indefinite, is_time_unit, period, relative, with_smaller};
pub use resolving::{Day, NoDay};
pub(super) use resolving::{published, resolve};
pub(super) use years::year_at;
