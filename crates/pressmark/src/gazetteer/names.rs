//! The names: sorted, front-coded in blocks, found by binary search over the blocks' first names.
//!
//! An entry is: bytes shared with the entry before (0 for a block's first), length of the rest, the rest; then the readings, each
//! a number in groups of seven bits, low group first, a set eighth bit saying that the number goes on. The number is
//! the place's, times four, plus 1 where the name is a lesser one ("Peking"), plus 2 where another reading follows. Names are
//! [keys](super::key()), and the readings stand in order of prominence.

use super::read_u32;

/// Names in a block.
pub const BLOCK: usize = 16;
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

/// What the name may stand for.
pub(super) fn find(blocks: &[u8], names: &[u8], key: &str) -> Vec<Reading> {
    let key = key.as_bytes();
    if key.is_empty() || key.len() > LONGEST {
        return Vec::new();
    }
    let count = blocks.len() / 4;
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
    let at = read_u32(blocks, block * 4)? as usize;
    let length = usize::from(*names.get(at.checked_add(1)?)?);
    names.get(at + 2..at + 2 + length)
}

/// Reads the block's entries up to the one that is looked for.
fn in_block(blocks: &[u8], names: &[u8], block: usize, key: &[u8]) -> Option<Vec<Reading>> {
    let mut rest = names.get(read_u32(blocks, block * 4)? as usize..)?;
    let mut name = [0_u8; LONGEST];
    for _ in 0..BLOCK {
        let (&[shared, length], tail) = rest.split_first_chunk()?;
        let (shared, length) = (usize::from(shared), usize::from(length));
        let (own, tail) = tail.split_at_checked(length)?;
        name.get_mut(shared..shared + length)?.copy_from_slice(own);
        rest = tail;
        let is_wanted = name[..shared + length] == *key;
        let readings = readings(&mut rest, is_wanted)?;
        if is_wanted {
            return Some(readings);
        }
    }
    None
}

/// Reads a list of readings; without `keep` only passes over it.
fn readings(rest: &mut &[u8], keep: bool) -> Option<Vec<Reading>> {
    let mut out = Vec::new();
    for _ in 0..MOST_READINGS {
        let number = number(rest)?;
        if keep {
            out.push(Reading {
                place: number >> 2,
                is_other_name: number & 1 != 0,
            });
        }
        if number & 2 == 0 {
            return Some(out);
        }
    }
    None
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
