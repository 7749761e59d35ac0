//! Figures into exact decimals, and back.

use std::fmt;

/// A decimal number that is not negative: `digits` × 10^-`places`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Decimal {
    digits: u128,
    places: u32,
}

/// More than this and a run of digits is no number that anyone reads.
const MOST_DIGITS: usize = 24;

impl Decimal {
    /// A whole number.
    pub(super) const fn whole(digits: u128) -> Self {
        Self { digits, places: 0 }
    }

    /// Reads `8,000`, `12,34,567`, `3.5`, `2,25`: a comma groups thousands where the last group has
    /// three digits, and marks decimals where a single one is followed by one or two.
    #[inline(never)]
    pub(super) fn parse(figure: &str) -> Option<Self> {
        if figure.len() > MOST_DIGITS || !figure.bytes().any(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let (whole, fraction) = figure.split_once('.').unwrap_or((figure, ""));
        if fraction.contains(['.', ',']) {
            return None;
        }
        let (whole, fraction) = match whole.rsplit_once(',') {
            None => (whole, fraction),
            Some((rest, last)) if last.len() == 3 && groups_well(rest) => (whole, fraction),
            Some((rest, last)) if last.len() <= 2 && fraction.is_empty() && !rest.contains(',') => {
                (rest, last)
            }
            Some(_) => return None,
        };
        let mut digits: u128 = 0;
        for digit in whole.bytes().chain(fraction.bytes()).filter(|&byte| byte != b',') {
            let digit = char::from(digit).to_digit(10)?;
            digits = digits.checked_mul(10)?.checked_add(u128::from(digit))?;
        }
        Some(Self { digits, places: u32::try_from(fraction.len()).ok()? })
    }

    /// The product with a whole number, unless it is too large.
    #[inline(never)]
    pub(super) fn times(self, factor: u128) -> Option<Self> {
        Some(Self { digits: self.digits.checked_mul(factor)?, places: self.places })
    }

    /// The sum, unless it is too large.
    #[inline(never)]
    pub(super) fn plus(self, other: Self) -> Option<Self> {
        let places = self.places.max(other.places);
        let digits = self.at(places)?.checked_add(other.at(places)?)?;
        Some(Self { digits, places })
    }

    /// The quotient by a small number, to four places where it does not end sooner.
    #[inline(never)]
    pub(super) fn over(self, divisor: u128) -> Option<Self> {
        let places = self.places + 4;
        let scaled = self.at(places)?;
        Some(Self { digits: scaled.checked_add(divisor / 2)?.checked_div(divisor)?, places })
    }

    /// The number, where it is whole.
    pub(super) fn to_whole(self) -> Option<u128> {
        (self.places == 0).then_some(self.digits)
    }

    /// Whether it is smaller.
    #[inline(never)]
    pub(super) fn is_below(self, other: Self) -> bool {
        let places = self.places.max(other.places);
        matches!((self.at(places), other.at(places)), (Some(a), Some(b)) if a < b)
    }

    fn at(self, places: u32) -> Option<u128> {
        self.digits.checked_mul(10_u128.checked_pow(places.checked_sub(self.places)?)?)
    }
}

/// Groups of two or three digits behind a head of one to three.
fn groups_well(rest: &str) -> bool {
    rest.split(',').enumerate().all(|(at, group)| match at {
        0 => (1..=3).contains(&group.len()),
        _ => (2..=3).contains(&group.len()),
    })
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (mut digits, mut places) = (self.digits, self.places);
        while places > 0 && digits % 10 == 0 {
            (digits, places) = (digits / 10, places - 1);
        }
        let Some(unit) = 10_u128.checked_pow(places).filter(|_| places > 0) else {
            return write!(f, "{digits}");
        };
        write!(f, "{}.{:0width$}", digits / unit, digits % unit, width = places as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_as_written() {
        for (figure, expected) in [
            ("8,000", "8000"),
            ("12,34,567", "1234567"),
            ("3.5", "3.5"),
            ("2,25", "2.25"),
            ("0.500", "0.5"),
            ("1,234.50", "1234.5"),
            ("007", "7"),
        ] {
            assert_eq!(Decimal::parse(figure).map(|d| d.to_string()).as_deref(), Some(expected), "{figure}");
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for figure in
            ["1.2.3", "1,2,3", "1,2345", "1.5,000", "9999999999999999999999999", "", ".", ",", ";", "1:2"]
        {
            assert_eq!(Decimal::parse(figure), None, "{figure}");
        }
    }

    #[test]
    fn arithmetic_is_exact_or_refused() {
        let half = Decimal::whole(1).over(2).unwrap();
        assert_eq!(half.to_string(), "0.5");
        assert_eq!(half.times(1_000_000_000).unwrap().to_string(), "500000000");
        assert_eq!(Decimal::whole(1).over(3).unwrap().to_string(), "0.3333");
        assert_eq!(Decimal::whole(2).plus(half).unwrap().to_string(), "2.5");
        assert!(Decimal::whole(u128::MAX).times(2).is_none());
    }
}
