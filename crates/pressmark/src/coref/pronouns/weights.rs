//! How much each feature speaks for an antecedent: `data/pronoun_weights.txt`, which `train pronouns` writes.

use super::features::{Features, NAMES};
use super::words::{Case, Pronoun, Referent};
use crate::list_format::word_list;

/// Pronouns that are weighed alike; the columns of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Table {
    /// "he"
    Subject,
    /// "him"
    Object,
    /// "his"
    Possessive,
    /// "they"
    Several,
    /// "it"
    Thing,
}

/// The name of each table, in the order of [`Table`].
pub(super) const TABLES: [&str; 5] = ["he", "him", "his", "they", "it"];

impl Table {
    pub(super) const fn of(pronoun: Pronoun) -> Option<Self> {
        match (pronoun.referent, pronoun.case) {
            (Referent::One(_), Case::Subject) => Some(Self::Subject),
            (Referent::One(_), Case::Possessive) => Some(Self::Possessive),
            (Referent::One(_), _) => Some(Self::Object),
            (Referent::Several, _) => Some(Self::Several),
            // "a quarrel closed it": as an object it is nearly always a thing, not somebody who acts.
            (Referent::Thing, Case::Object) => None,
            (Referent::Thing, _) => Some(Self::Thing),
            _ => None,
        }
    }
}

/// Weights in hundredths of the natural logarithm of the odds.
pub struct Weights {
    /// For each feature, its weight for each table.
    rows: Vec<[i16; TABLES.len()]>,
    /// For each table, how much the best must weigh more than the next.
    margins: [i16; TABLES.len()],
    /// For each table, what the best must weigh.
    floors: [i16; TABLES.len()],
}

impl Weights {
    /// Those that were fitted.
    pub(crate) fn new() -> Self {
        Self::read(word_list!("pronoun_weights.txt"))
    }

    /// Reads the file: a line a feature, its name and a number for each table. What is not there weighs nothing.
    pub fn read(table: &str) -> Self {
        let mut weights = Self {
            rows: vec![[0; TABLES.len()]; NAMES.len()],
            margins: [0; TABLES.len()],
            floors: [0; TABLES.len()],
        };
        for line in table.lines() {
            let mut words = line.split(' ');
            let name = words.next().unwrap_or_default();
            let row = match NAMES.iter().position(|known| *known == name) {
                Some(feature) => &mut weights.rows[feature],
                None if name == "margin" => &mut weights.margins,
                None if name == "floor" => &mut weights.floors,
                None => continue,
            };
            for (slot, number) in row.iter_mut().zip(words) {
                *slot = number.parse().unwrap_or_default();
            }
        }
        weights
    }

    /// The sum of what speaks for an antecedent.
    pub(super) fn weigh(&self, table: Table, features: Features) -> i32 {
        features
            .numbers()
            .map(|feature| i32::from(self.rows[feature][table as usize]))
            .sum()
    }

    /// What an antecedent of this weight has of the odds, where “nobody of them” has one.
    pub(super) fn odds(weight: i32) -> f64 {
        libm::exp(f64::from(weight) / 100.0)
    }

    /// The weight that has these odds.
    pub(super) fn weight(odds: f64) -> i32 {
        libm::round(100.0 * libm::log(odds)) as i32
    }

    /// Whether it is clear enough: what the best weighs, and what the best of another entity does. There is no floor where
    /// it is known who speaks: “He was brave,” said by Berger of Holm, is not Berger.
    pub(super) fn is_clear(
        &self,
        table: Table,
        (best, next): (i32, Option<i32>),
        (speaker_known, speaks): (bool, bool),
    ) -> bool {
        let (floor, margin) = (self.floors[table as usize], self.margins[table as usize]);
        // "The board met. It said": few things speak.
        let speaks = speaks && table == Table::Thing;
        let margin = if speaks { margin / 3 } else { margin };
        let is_enough = speaker_known || speaks;
        (is_enough || best >= i32::from(floor))
            && next.is_none_or(|next| best - next >= i32::from(margin))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_has_a_weight_for_every_clue_and_table() {
        let lines: Vec<Vec<&str>> = word_list!("pronoun_weights.txt")
            .lines()
            .map(|line| line.split(' ').collect())
            .collect();
        let names: Vec<&str> = lines.iter().map(|line| line[0]).collect();
        assert_eq!(names[..3], ["feature", "margin", "floor"]);
        assert_eq!(names[3..], *NAMES);
        assert_eq!(lines[0][1..], TABLES);
        for line in &lines[1..] {
            assert_eq!(line.len(), TABLES.len() + 1, "{line:?}");
            assert!(
                line[1..].iter().all(|n| n.parse::<i16>().is_ok()),
                "{line:?}"
            );
        }
    }
}
