//! Counts of what is right, the shares that come of them, and the wrong answers to be read.

use std::collections::BTreeSet;

use serde::{Serialize, Serializer};

use crate::report::{Table, share};

/// A share in percent with one decimal; none of nothing.
pub(crate) fn percent(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| tenths(100.0 * part as f64 / whole as f64))
}

/// One decimal; what lies exactly between two goes to the even one.
pub(crate) fn tenths(value: f64) -> f64 {
    let written = format!("{value:.1}");
    written.parse().expect("a number that was just written")
}

/// A part of a whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Share {
    pub(crate) part: usize,
    pub(crate) whole: usize,
}

impl Share {
    pub(crate) fn add(&mut self, belongs: bool) {
        self.part += usize::from(belongs);
        self.whole += 1;
    }

    /// 0 of nothing.
    pub(crate) fn percent(self) -> f64 {
        percent(self.part, self.whole).unwrap_or(0.0)
    }

    /// One row for each share.
    pub(crate) fn table(title: String, rows: &[(&str, Self)]) -> Table {
        let mut table = Table::new(title, &["right", "of", "%"]);
        for (name, Self { part, whole }) in rows {
            let cells = [part.to_string(), whole.to_string()];
            let percent = share(percent(*part, *whole));
            table.row(name, cells.into_iter().chain([percent]).collect());
        }
        table
    }
}

/// What is right of what was found and of what was wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Count {
    pub(crate) right: usize,
    pub(crate) found: usize,
    pub(crate) wanted: usize,
}

/// Precision, recall and their harmonic mean in percent, and how many were wanted.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub(crate) struct Prf {
    pub(crate) p: f64,
    pub(crate) r: f64,
    pub(crate) f1: f64,
    pub(crate) gold: usize,
}

impl Count {
    pub(crate) fn add<T: Ord>(&mut self, wanted: &BTreeSet<T>, found: &BTreeSet<T>) {
        self.right += wanted.intersection(found).count();
        self.found += found.len();
        self.wanted += wanted.len();
    }

    pub(crate) fn prf(self) -> Prf {
        let of = |whole: usize| self.right as f64 / whole.max(1) as f64;
        let (p, r) = (of(self.found), of(self.wanted));
        let f1 = if p + r > 0.0 {
            2.0 * p * r / (p + r)
        } else {
            0.0
        };
        Prf {
            p: tenths(100.0 * p),
            r: tenths(100.0 * r),
            f1: tenths(100.0 * f1),
            gold: self.wanted,
        }
    }

    /// One row for each count.
    pub(crate) fn table(title: String, rows: &[(&str, Self)]) -> Table {
        let header = ["right", "found", "gold", "precision", "recall", "F1"];
        let mut table = Table::new(title, &header);
        for (name, count) in rows {
            let counts = [count.right, count.found, count.wanted].map(|n| n.to_string());
            let Prf { p, r, f1, .. } = count.prf();
            let shares = [p, r, f1].map(|percent| share(Some(percent)));
            table.row(name, counts.into_iter().chain(shares).collect());
        }
        table
    }
}

/// The first wrong answers of a set: the text's name, and what is wrong there.
#[derive(Debug)]
pub(crate) struct Mistakes {
    limit: usize,
    kept: Vec<(String, String)>,
}

impl Mistakes {
    pub(crate) fn first(limit: usize) -> Self {
        Self {
            limit,
            kept: Vec::new(),
        }
    }

    /// Keeps it where there is still room.
    pub(crate) fn add(&mut self, text: &str, wrong: impl FnOnce() -> String) {
        if self.kept.len() < self.limit {
            self.kept.push((text.to_owned(), wrong()));
        }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &(String, String)> {
        self.kept.iter()
    }
}

impl Serialize for Mistakes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.kept.serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(value: f64, wanted: f64) -> bool {
        (value - wanted).abs() < 1e-9
    }

    #[test]
    fn shares_have_one_decimal_and_none_of_nothing() {
        assert_eq!(percent(2, 3), Some(66.7));
        assert_eq!(percent(0, 0), None);
        assert!(close(Share::default().percent(), 0.0));
        // 6.25 and 18.75 lie between two: the even one.
        assert_eq!((percent(1, 16), percent(3, 16)), (Some(6.2), Some(18.8)));
    }

    #[test]
    fn precision_and_recall_by_hand() {
        let mut count = Count::default();
        count.add(&BTreeSet::from([1, 2, 3]), &BTreeSet::from([2, 3, 4, 5]));
        count.add(&BTreeSet::from([1]), &BTreeSet::new());
        let prf = count.prf();
        // 2 of 4 found, 2 of 4 wanted.
        assert!(close(prf.p, 50.0) && close(prf.r, 50.0) && close(prf.f1, 50.0));
        assert_eq!(prf.gold, 4);
        let nothing = Count::default().prf();
        assert!(close(nothing.p, 0.0) && close(nothing.f1, 0.0));
    }

    #[test]
    fn only_the_first_mistakes_are_kept() {
        let mut mistakes = Mistakes::first(2);
        for text in ["a", "a", "b"] {
            mistakes.add(text, || "missed".to_owned());
        }
        assert_eq!(mistakes.iter().count(), 2);
        Mistakes::first(0).add("a", || panic!("nobody asked for it"));
    }
}
