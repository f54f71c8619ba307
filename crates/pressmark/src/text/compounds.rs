//! Words that a hyphen hangs on a name: "Iran-backed", "pro-Russian". The name is a token of its own, so that it can be marked and
//! linked; the rest, with its hyphen, is another. So are both of two states: "the India-Pakistan border".

use rustc_hash::FxHashSet;

use crate::list_format::{lines, word_list};
use crate::word_class::WordClass;

/// The list; [`crate::lexicon`] reads from it too what the words behind a name say of it.
pub(crate) const TABLE: &str = word_list!("compounds.txt");

/// The list in `data/compounds.txt`.
pub(crate) struct Compounds {
    parts: FxHashSet<&'static str>,
}

impl Compounds {
    pub(crate) fn new() -> Self {
        let entries = lines(TABLE).filter(|line| !line.starts_with('['));
        Self {
            parts: entries.flat_map(str::split_whitespace).collect(),
        }
    }

    /// "India-Pakistan border", "Egyptian-US relations": a state and another or its people, before a word in lower case. In
    /// "US-China Business Council" they are words of a name, and an "Irish-American" is one person.
    pub(crate) fn is_pair(left: &str, rest: &str, word_class: &dyn Fn(&str) -> WordClass) -> bool {
        let class = |name: &str| match name.starts_with(char::is_uppercase) {
            true => word_class(&name.to_lowercase()),
            false => WordClass::NONE,
        };
        let polity = WordClass::STATE.or(WordClass::STATE_PEOPLE);
        let left = class(left);
        if !left.any(polity) {
            return false;
        }
        let length = rest.find(|c: char| !c.is_alphanumeric() && c != '.');
        let (right, after) = rest.split_at(length.unwrap_or(rest.len()));
        let stopped = class(right);
        let right = match stopped.any(polity) {
            true => stopped,
            false => class(right.trim_end_matches('.')),
        };
        let goes_on =
            after.trim_start().starts_with(char::is_uppercase) || after.starts_with(is_link);
        right.any(polity) && left.or(right).any(WordClass::STATE) && !goes_on
    }

    /// Length in bytes of the part behind a name that begins with the hyphen at the start of `rest`: "-backed" of "-backed forces".
    pub(crate) fn behind(&self, rest: &str) -> Option<usize> {
        let hyphen = rest.chars().next()?.len_utf8();
        let word = rest[hyphen..]
            .find(|c: char| !c.is_ascii_lowercase())
            .unwrap_or(rest.len() - hyphen);
        let end = hyphen + word;
        let ends = !rest[end..].starts_with(|c: char| c.is_alphanumeric() || is_link(c));
        let part = &rest[hyphen..end];
        // At most as long as the longest of the list.
        let known = part.len() < 16 && self.parts.contains(&*format!("-{part}"));
        (ends && known).then_some(end)
    }

    /// Whether `before`, given without its hyphen, stands before a name: "pro" of "pro-Russian".
    pub(crate) fn is_before(&self, before: &str) -> bool {
        before.len() < 8
            && before.bytes().all(|b| b.is_ascii_lowercase())
            && self.parts.contains(&*format!("{before}-"))
    }
}

/// What goes on with the word: "Iran-backed-and-armed".
fn is_link(c: char) -> bool {
    matches!(c, '-' | '\'' | '’' | '\u{2010}' | '\u{2011}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    #[test]
    fn a_part_is_a_whole_word_of_the_list() {
        let compounds = Compounds::new();
        assert_eq!(compounds.behind("-backed forces"), Some(7));
        assert_eq!(compounds.behind("-backed"), Some(7));
        assert_eq!(compounds.behind("-backing"), None);
        assert_eq!(compounds.behind("-led-and-fed"), None);
        assert_eq!(compounds.behind("-Pacific"), None);
        assert!(compounds.is_before("pro") && !compounds.is_before("Pro"));
        assert!(!compounds.is_before("franco"));
    }

    #[test]
    fn two_states_are_two_names() {
        let lexicon = Lexicon::new();
        let is_pair =
            |left, rest| Compounds::is_pair(left, rest, &|word: &str| lexicon.class_of(word));
        for (left, rest) in [
            ("India", "Pakistan border"),
            ("Egyptian", "US relations"),
            ("Canada", "U.S. air defence"),
            ("Canada", "EU."),
        ] {
            assert!(is_pair(left, rest), "{left}-{rest}");
        }
        for (left, rest) in [
            ("Guinea", "Bissau said"),
            ("Irish", "American poet"),
            ("US", "China Business Council"),
            ("Oda", "Norway Veland"),
        ] {
            assert!(!is_pair(left, rest), "{left}-{rest}");
        }
    }
}
