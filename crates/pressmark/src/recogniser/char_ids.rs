//! How a token is spelt: the forms under which a vector is looked up, and its letters as small numbers.

use crate::lexicon::fold;

/// Number of different letters, marks and classes of them: each number from [`characters`] is less than this.
pub const CHARACTERS: usize = 104;

/// Letters read of a word: names differ in their first and last ones.
const LONGEST: usize = 20;

const OTHER_LOWER: u8 = 96;
const OTHER_UPPER: u8 = 97;
const OTHER_LETTER: u8 = 98;
const OTHER: u8 = 99;

/// Looks a word up in each form under which it may have a vector, most exact first: as given (in lower case), without
/// accents, its last part after a hyphen. The first that is known counts.
pub fn look_up<T>(lower: &str, find: impl Fn(&str) -> Option<T>) -> Option<T> {
    let plain = fold(lower);
    let last = plain
        .rsplit_once('-')
        .map(|(_, last)| last)
        .filter(|last| last.len() > 1);
    find(lower)
        .or_else(|| find(&plain))
        .or_else(|| last.and_then(&find))
}

/// The number under which the model files a word's vector: FNV-1a, stirred so that near words lie far apart.
#[must_use]
pub fn word_hash(word: &str) -> u32 {
    let mut hash: u32 = 0x811c_9dc5;
    for byte in word.bytes() {
        hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    hash ^= hash >> 16;
    hash = hash.wrapping_mul(0x85eb_ca6b);
    hash ^ hash >> 13
}

/// Adds the numbers of a word's letters to `out`: at most [`LONGEST`], the first and the last ones of a longer word.
/// A letter with an accent counts as the letter; 0 is none of them.
pub fn characters(written: &str, out: &mut Vec<u8>) {
    // An accent written as a character of its own is passed over, so that both ways to write a letter are one.
    let letters = written
        .chars()
        .filter(|c| !matches!(c, '\u{300}'..='\u{36f}'));
    let count = letters.clone().count();
    let cut = if count > LONGEST {
        LONGEST * 3 / 5
    } else {
        count
    };
    let resume = count - (LONGEST - cut.min(LONGEST)).min(count - cut);
    for (n, c) in letters.enumerate() {
        if n < cut || n >= resume {
            out.push(number(c));
        }
    }
}

fn number(c: char) -> u8 {
    match c {
        '!'..='~' => c as u8 - b'!' + 1,
        '’' | '‘' => b'\'' - b'!' + 1,
        '“' | '”' => b'"' - b'!' + 1,
        '–' | '—' => b'-' - b'!' + 1,
        _ if c.is_alphabetic() => letter(c),
        _ => OTHER,
    }
}

/// The Latin letter under the accent, in its case; else one number for all letters of a case.
fn letter(c: char) -> u8 {
    let mut buffer = [0; 4];
    let lower = c.to_lowercase().next().unwrap_or(c);
    let base = fold(lower.encode_utf8(&mut buffer))
        .chars()
        .next()
        .unwrap_or(c);
    match base {
        'a'..='z' if c.is_uppercase() => base as u8 - b'!' - 31,
        'a'..='z' => base as u8 - b'!' + 1,
        _ if c.is_lowercase() => OTHER_LOWER,
        _ if c.is_uppercase() => OTHER_UPPER,
        _ => OTHER_LETTER,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(word: &str) -> Vec<u8> {
        let mut out = Vec::new();
        characters(word, &mut out);
        out
    }

    #[test]
    fn accents_do_not_count_and_long_words_keep_both_ends() {
        assert_eq!(numbers("Zoë"), numbers("Zoe"));
        assert_eq!(numbers("Zoe\u{308}"), numbers("Zoë"));
        assert_eq!(numbers("Émile"), numbers("Emile"));
        assert_ne!(numbers("zoe"), numbers("Zoe"));
        let long = numbers("Taumatawhakatangihangakoauau");
        assert_eq!(long.len(), 20);
        assert_eq!(long[..3], numbers("Tau")[..]);
        assert_eq!(long[17..], numbers("uau")[..]);
        assert!(
            numbers("…漢Ж")
                .iter()
                .all(|&n| usize::from(n) < CHARACTERS && n > 0)
        );
    }

    #[test]
    fn a_compound_falls_back_on_its_last_part() {
        let known = |known: &'static str| move |form: &str| (form == known).then_some(());
        assert!(look_up("franco-german", known("franco-german")).is_some());
        assert!(look_up("franco-german", known("german")).is_some());
        assert!(look_up("josé", known("jose")).is_some());
        assert!(look_up("said", known("aid")).is_none());
    }
}
