//! Telephone numbers of North America in the text: their area codes say which state or province the paper is from.

use crate::gazetteer::{Gazetteer, Place, area_code};

/// Digits of the area, of the exchange and of the line: "(216) 555-0142".
const GROUPS: [usize; 3] = [3, 3, 4];
/// Numbers that are looked at.
const MOST: usize = 8;

/// The states and provinces of the first numbers.
pub(super) fn places(text: &str, gazetteer: &Gazetteer) -> Vec<Place> {
    let codes = codes(text).take(MOST);
    let numbers = codes.filter_map(|code| gazetteer.readings(&area_code(code)).first().copied());
    numbers
        .filter_map(|reading| gazetteer.place(reading.place))
        .collect()
}

/// The area codes, in the order of the text.
fn codes(text: &str) -> impl Iterator<Item = &str> {
    let is_inside = |c: char| c.is_ascii_digit() || matches!(c, '(' | ')' | '-' | '.' | ' ');
    let numbers = text.split(move |c| !is_inside(c));
    numbers.flat_map(|number| {
        let digits = number.split(|c: char| !c.is_ascii_digit());
        let groups: Vec<&str> = digits.filter(|group| !group.is_empty()).collect();
        let is_number = |at: &usize| {
            let three = groups.get(*at..at + GROUPS.len());
            three.is_some_and(|three| three.iter().zip(GROUPS).all(|(g, n)| g.len() == n))
        };
        (0..groups.len())
            .filter(is_number)
            .map(|at| groups[at])
            .collect::<Vec<_>>()
    })
}

#[cfg(test)]
mod tests {
    use super::codes;

    fn found(text: &str) -> Vec<&str> {
        codes(text).collect()
    }

    #[test]
    fn three_groups_of_digits_are_a_telephone_number() {
        for number in [
            "216-555-0142",
            "(216) 555-0142",
            "1-216-555-0142",
            "216.555.0142",
        ] {
            let text = format!("Call Oda Veland at {number} before 5 p.m.");
            assert_eq!(found(&text), ["216"], "{number}");
        }
        assert!(found("In 2026, 555-0142 people; 100-200 more.").is_empty());
    }
}
