//! The names: sorted, front-coded in blocks, found by binary search over the blocks' first names.
//!
//! An entry is: bytes shared with the entry before (0 for a block's first), length of the rest, the rest; then numbers in groups of
//! seven bits, low group first, a set eighth bit saying that the number goes on. The first is how many places bear the name as
//! their usual one, times two, plus 1 where others follow: those places are the next in their order, which is that of the names.
//! Each of the others is the place's number, times four, plus 1 where the name is a lesser one ("Peking"), plus 2 where another
//! follows. Names are [keys](super::key()).

use super::read_u32;

/// Names in a block.
pub const BLOCK: usize = 16;
/// Bytes of a block's entry: where its names begin, and the number of its first place.
pub(super) const ENTRY: usize = 8;
/// Steps of prominence that a lesser name takes off when a name's readings are put in order: an eighth of the people.
const LESSER: u8 = 24;
/// The longest name that is read; damaged bytes make no longer ones.
const LONGEST: usize = 255;
/// The most readings of one name.
const MOST_READINGS: usize = 64;

/// One place that a name may stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Number of the place.
    pub place: u32,
    /// The name is another than the place's usual one.
    pub is_other_name: bool,
}

impl Reading {
    /// How well known the place of this prominence is by the name.
    #[must_use]
    pub fn weight(self, prominence: u8) -> u8 {
        prominence.saturating_sub(if self.is_other_name { LESSER } else { 0 })
    }
}

/// What the name may stand for.
pub(super) fn find(blocks: &[u8], names: &[u8], key: &str) -> Vec<Reading> {
    let key = key.as_bytes();
    if key.is_empty() || key.len() > LONGEST {
        return Vec::new();
    }
    let count = blocks.len() / ENTRY;
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = low.midpoint(high);
        match first_name(blocks, names, middle) {
            Some(name) if name <= key => low = middle + 1,
            Some(_) => high = middle,
            // Damaged: there is nothing to be found.
            None => return Vec::new(),
        }
    }
    low.checked_sub(1)
        .and_then(|block| in_block(blocks, names, block, key))
        .unwrap_or_default()
}

fn first_name<'n>(blocks: &[u8], names: &'n [u8], block: usize) -> Option<&'n [u8]> {
    let at = read_u32(blocks, block * ENTRY)? as usize;
    let length = usize::from(*names.get(at.checked_add(1)?)?);
    names.get(at + 2..at + 2 + length)
}

/// Reads the block's entries up to the one that is looked for.
fn in_block(blocks: &[u8], names: &[u8], block: usize, key: &[u8]) -> Option<Vec<Reading>> {
    let mut rest = names.get(read_u32(blocks, block * ENTRY)? as usize..)?;
    let mut next = read_u32(blocks, block * ENTRY + 4)?;
    let mut name = [0_u8; LONGEST];
    for _ in 0..BLOCK {
        let (&[shared, length], tail) = rest.split_first_chunk()?;
        let (shared, length) = (usize::from(shared), usize::from(length));
        let (own, tail) = tail.split_at_checked(length)?;
        name.get_mut(shared..shared + length)?.copy_from_slice(own);
        rest = tail;
        let is_wanted = name[..shared + length] == *key;
        let readings = readings(&mut rest, &mut next, is_wanted)?;
        if is_wanted {
            return Some(readings);
        }
    }
    None
}

/// Reads the readings of a name; without `keep` only passes over them. `next` is the next place in the order of usual names.
fn readings(rest: &mut &[u8], next: &mut u32, keep: bool) -> Option<Vec<Reading>> {
    let mut out = Vec::new();
    let own = number(rest)?;
    let first = *next;
    *next = first.saturating_add(own >> 1);
    if keep {
        let usual = (first..*next).take(MOST_READINGS);
        out.extend(usual.map(|place| Reading {
            place,
            is_other_name: false,
        }));
    }
    let mut more = own & 1 != 0;
    for _ in 0..MOST_READINGS {
        if !more {
            return Some(out);
        }
        let number = number(rest)?;
        if keep {
            out.push(Reading {
                place: number >> 2,
                is_other_name: number & 1 != 0,
            });
        }
        more = number & 2 != 0;
    }
    (!more).then_some(out)
}

fn number(rest: &mut &[u8]) -> Option<u32> {
    let mut number = 0_u32;
    for shift in [0, 7, 14, 21] {
        let (&byte, tail) = rest.split_first()?;
        *rest = tail;
        number |= u32::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(number);
        }
    }
    None
}
