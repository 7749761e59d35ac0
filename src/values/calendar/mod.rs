//! Words into points and stretches of time: dates, years, times of day, periods.

mod clock;
mod dates;
mod periods;
mod years;

pub(super) use clock::time;
pub(super) use dates::date;
pub(super) use periods::{Period, indefinite, period, relative};
pub(super) use years::year_at;
