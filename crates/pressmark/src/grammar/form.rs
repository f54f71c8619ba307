//! How a token is written, as the network reads it: hashes of the word and of its ends, and its shape.

use pressmark_networks::grammar::{Form, TABLES};

use crate::text::{Case, TokenKind};

/// Bits of a hash. Of words that training has not met one in ten thousand is taken for one that it has.
const BITS: u32 = 24;

/// How a token is written, by its letters in lower case.
#[must_use]
pub fn form_of(lower: &str, kind: TokenKind, case: Case) -> Form {
    let end = |letters: usize| {
        let starts = lower.char_indices().rev().map(|(at, _)| at);
        &lower[starts.take(letters).last().unwrap_or(0)..]
    };
    let after = lower
        .char_indices()
        .nth(3)
        .map_or(lower.len(), |(at, _)| at);
    let parts = [lower, end(3), end(2), &lower[..after]];
    let mut hashes = [0; TABLES];
    for ((hash, part), table) in hashes.iter_mut().zip(parts).zip(1..) {
        *hash = hash_of(part, table);
    }
    let marks =
        u8::from(lower.contains('-')) * 2 + u8::from(lower.bytes().any(|b| b.is_ascii_digit()));
    Form {
        hashes,
        shape: kind as u8 * 16 + case as u8 * 4 + marks,
    }
}

/// FNV-1a, stirred so that near words lie far apart.
fn hash_of(part: &str, table: u32) -> u32 {
    let mut hash: u32 = 0x811c_9dc5 ^ table.wrapping_mul(0x9e37_79b9);
    for byte in part.bytes() {
        let byte = if byte.is_ascii_digit() { b'0' } else { byte };
        hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    hash ^= hash >> 16;
    hash = hash.wrapping_mul(0x85eb_ca6b);
    (hash ^ hash >> 13) >> (32 - BITS)
}

#[cfg(test)]
mod tests {
    use pressmark_networks::grammar::SHAPES;

    use super::*;

    fn word(lower: &str) -> Form {
        form_of(lower, TokenKind::Word, Case::Lower)
    }

    #[test]
    fn words_with_one_end_share_its_hash() {
        let (one, other) = (word("minister"), word("register"));
        assert_ne!(one.hashes[0], other.hashes[0]);
        assert_eq!(one.hashes[1..3], other.hashes[1..3]);
        assert_ne!(one.hashes[3], other.hashes[3]);
        assert_eq!(word("minister").hashes[3], word("minor").hashes[3]);
    }

    #[test]
    fn figures_count_as_one_another_and_letters_are_not_cut() {
        assert_eq!(word("2026").hashes, word("1987").hashes);
        assert_eq!(word("ée").hashes.len(), TABLES);
        for shape in [TokenKind::Word, TokenKind::Address]
            .map(|kind| form_of("x-1", kind, Case::Initial).shape)
        {
            assert!(usize::from(shape) < SHAPES);
        }
    }
}
