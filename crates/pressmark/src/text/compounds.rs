//! Words that a hyphen hangs on a name: "Iran-backed", "pro-Russian". The name is a token of its own, so that it can be marked and
//! linked; the rest, with its hyphen, is another.

use rustc_hash::FxHashSet;

use crate::list_format::{lines, word_list};

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
}
