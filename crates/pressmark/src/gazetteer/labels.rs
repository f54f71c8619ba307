//! Names of states and provinces, as readers see them.

use super::read_u32;

/// The label with this number.
pub(super) fn read<'b>(offsets: &[u8], labels: &'b [u8], number: usize) -> Option<&'b str> {
    let at = read_u32(offsets, number.checked_mul(4)?)? as usize;
    let length = usize::from(*labels.get(at)?);
    core::str::from_utf8(labels.get(at + 1..at + 1 + length)?).ok()
}
