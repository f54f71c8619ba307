//! How much each clue speaks for an anchor.

use super::clues::Clues;
use super::words::{Case, Pronoun, Stands};

/// Pronouns that are weighed alike.
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

impl Table {
    pub(super) const fn of(pronoun: Pronoun) -> Option<Self> {
        match (pronoun.stands, pronoun.case) {
            (Stands::One(_), Case::Subject) => Some(Self::Subject),
            (Stands::One(_), Case::Possessive) => Some(Self::Possessive),
            (Stands::One(_), _) => Some(Self::Object),
            (Stands::Several, _) => Some(Self::Several),
            (Stands::Thing, _) => Some(Self::Thing),
            _ => None,
        }
    }

    /// What an anchor must weigh more than.
    pub(super) const fn floor(self) -> i32 {
        FLOOR[self as usize]
    }
}

const FLOOR: [i32; 5] = [0; 5];
/// How much the best must weigh more than the next.
pub(super) const MARGIN: [i32; 5] = [40, 60, 40, 100, 120];

pub(super) fn weigh(table: Table, clues: Clues) -> i32 {
    let w = &WEIGHTS[table as usize];
    clues.bits().map(|bit| i32::from(w[bit])).sum()
}

const WEIGHTS: [[i16; super::clues::CLUES]; 5] = [
    [
        178, 164, 78, 107, 113, 34, 9, -150, -59, -48, -10, 26, -133, 61, -175, 227, -54, -98, -90,
        -116, 85, 201, -78, 192, -19, 66, 34, -37, -52, 16, 27, 97, 71, 65, -2, 58, 19, 0, 0, -150,
    ],
    [
        103, 133, 56, 122, 76, 22, -1, -151, -55, -60, 21, -7, -71, 58, -153, 240, -8, -54, -101,
        -98, 55, 145, -113, 184, -6, -6, 54, 8, -94, 6, -47, 60, 25, 61, -48, 87, 7, 0, 0, -134,
    ],
    [
        161, 162, 99, 48, 95, 41, -5, -137, -39, -115, -24, -6, -155, 110, -128, 219, -92, -69,
        -53, -117, 65, 178, -101, 172, -46, 27, 71, -43, -75, 26, 32, 65, 28, 76, 95, 99, 22, 0, 0,
        -133,
    ],
    [
        152, 90, 3, 29, 16, -9, -12, -99, 44, -24, -38, -58, -83, -27, -70, -17, -40, -102, -131,
        -44, 58, -83, 60, 51, -128, 0, 63, -79, -121, 35, -62, 24, 25, 47, 28, 24, 13, -64, 108,
        -23,
    ],
    [
        121, 17, 6, -82, -44, 61, -23, -114, -16, -58, 8, -23, -150, 8, -29, 25, -23, -57, -108,
        -79, 65, -24, -53, -46, -167, 0, 33, -13, -58, 14, 33, -8, -42, -13, 46, -35, 9, -81, -40,
        -83,
    ],
];
