//! Years, months and days into whether they exist, and which day of the week they are.

/// Whether the month has the day; of an unknown year, February has 29.
#[inline(never)]
pub(super) fn exists(year: &str, month: u8, day: u8) -> bool {
    (1..=days_of_month(year.parse().ok(), month)).contains(&day)
}

pub(super) fn days_of_month(year: Option<i32>, month: u8) -> u8 {
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

/// Month and day of Easter Sunday in the Gregorian calendar, by the rule of Meeus, Jones and Butcher.
pub(super) fn easter(year: i32) -> (u8, u8) {
    let (golden, century, rest) = (year % 19, year / 100, year % 100);
    let epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let sum = epact + weekday - 7 * late + 114;
    let part = |number: i32| u8::try_from(number).unwrap_or(1);
    (part(sum / 31), part(sum % 31 + 1))
}

/// The day of the week, Monday 1, of a day of the Gregorian calendar, by Zeller's congruence.
pub(super) fn weekday_of(year: i32, month: u8, day: u8) -> u8 {
    let (year, month) = if month < 3 { (year - 1, i32::from(month) + 12) } else { (year, i32::from(month)) };
    let day = i32::from(day) + 13 * (month + 1) / 5 + year + year / 4 - year / 100 + year / 400;
    u8::try_from((day + 5).rem_euclid(7)).unwrap_or(0) + 1
}

/// The day so many days later, or earlier, by counting days from the first of March of the year 0.
pub(super) fn day_of_month_after(year: i32, month: u8, day: u8, days: i32) -> (i32, u8, u8) {
    let (month, year) =
        if month < 3 { (i32::from(month) + 9, year - 1) } else { (i32::from(month) - 3, year) };
    let in_year = (153 * month + 2) / 5 + i32::from(day) - 1;
    let count =
        year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + in_year + days;
    let era = count.div_euclid(146_097);
    let of_era = count.rem_euclid(146_097);
    let of_era_year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let in_year = of_era - (365 * of_era_year + of_era_year / 4 - of_era_year / 100);
    let month = (5 * in_year + 2) / 153;
    let day = in_year - (153 * month + 2) / 5 + 1;
    let year = of_era_year + era * 400 + i32::from(month > 9);
    let part = |number: i32| u8::try_from(number).unwrap_or(1);
    (year, part(if month < 10 { month + 3 } else { month - 9 }), part(day))
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
    fn days_are_counted_over_months_and_years() {
        assert_eq!(day_of_month_after(2026, 11, 28, 3), (2026, 12, 1));
        assert_eq!(day_of_month_after(2024, 2, 28, 1), (2024, 2, 29));
        assert_eq!(day_of_month_after(2024, 3, 1, -1), (2024, 2, 29));
        assert_eq!(day_of_month_after(2000, 1, 1, -366), (1998, 12, 31));
        assert_eq!(day_of_month_after(1899, 12, 31, 36_525), (2000, 1, 1));
    }

    #[test]
    fn easter_moves() {
        assert_eq!([2019, 2021, 2024, 2038].map(easter), [(4, 21), (4, 4), (3, 31), (4, 25)]);
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
