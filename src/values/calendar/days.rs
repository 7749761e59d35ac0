//! Years, months and days into whether they exist, and which day of the week they are.

/// Whether the month has the day; of an unknown year, February has 29.
#[inline(never)]
pub(super) fn exists(year: &str, month: u8, day: u8) -> bool {
    (1..=days_of_month(year.parse().ok(), month)).contains(&day)
}

fn days_of_month(year: Option<i32>, month: u8) -> u8 {
    match month {
        2 if year.is_some_and(|year| !is_leap(year)) => 28,
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// The day of a month on which its `nth` day of the week falls (Monday 1), the last one for nothing.
pub(super) fn nth_weekday(year: i32, month: u8, weekday: u8, nth: Option<u8>) -> Option<u8> {
    let days = days_of_month(Some(year), month);
    let first = 1 + (weekday + 7 - weekday_of(year, month, 1)) % 7;
    let day = match nth {
        Some(nth) => first.checked_add(nth.checked_sub(1)?.checked_mul(7)?)?,
        None => first + (days - first) / 7 * 7,
    };
    (day <= days).then_some(day)
}

/// The day of the week, Monday 1, of a day of the Gregorian calendar, by Zeller's congruence.
fn weekday_of(year: i32, month: u8, day: u8) -> u8 {
    let (year, month) = if month < 3 { (year - 1, i32::from(month) + 12) } else { (year, i32::from(month)) };
    let day = i32::from(day) + 13 * (month + 1) / 5 + year + year / 4 - year / 100 + year / 400;
    u8::try_from((day + 5).rem_euclid(7)).unwrap_or(0) + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_end_where_they_end() {
        assert!(exists("2024", 2, 29) && exists("XXXX", 2, 29) && exists("2000", 2, 29));
        assert!(!exists("2023", 2, 29) && !exists("1900", 2, 29) && !exists("XXXX", 4, 31));
        assert!(!exists("2023", 13, 1) && !exists("2023", 1, 0) && !exists("2023", 1, 32));
    }

    #[test]
    fn weekdays_are_counted_within_their_month() {
        assert_eq!(weekday_of(2000, 1, 1), 6);
        assert_eq!(weekday_of(2023, 10, 26), 4);
        assert_eq!(nth_weekday(2023, 10, 2, Some(1)), Some(3));
        assert_eq!(nth_weekday(2024, 2, 4, None), Some(29));
        assert_eq!(nth_weekday(2023, 2, 1, Some(5)), None);
    }
}
