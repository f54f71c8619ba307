//! Single words and their uses, with regular inflections of ordinary words undone.

use rustc_hash::FxHashMap;

use crate::word_class::WordClass;

/// Folded word to its uses.
#[derive(Default)]
pub(super) struct Words {
    table: FxHashMap<String, WordClass>,
}

impl Words {
    pub(super) fn add(&mut self, folded: &str, word_class: WordClass) {
        if let Some(known) = self.table.get_mut(folded) {
            *known = known.or(word_class);
        } else {
            self.table.insert(folded.to_owned(), word_class);
        }
    }

    /// The word's own uses, and [`WordClass::COMMON`] where it is a regular form of an ordinary word.
    pub(super) fn word_class(&self, folded: &str) -> WordClass {
        let own = self.table.get(folded).copied().unwrap_or_default();
        if !own.any(WordClass::COMMON) && self.is_inflected(folded) {
            return own.or(WordClass::COMMON);
        }
        own
    }

    fn is_common(&self, folded: &str) -> bool {
        self.table
            .get(folded)
            .is_some_and(|t| t.any(WordClass::COMMON))
    }

    fn is_inflected(&self, folded: &str) -> bool {
        const ENDINGS: [(&str, &str); 10] = [
            ("ies", "y"),
            ("ied", "y"),
            ("es", ""),
            ("s", ""),
            ("ed", ""),
            ("ed", "e"),
            ("ing", ""),
            ("ing", "e"),
            ("ly", ""),
            ("er", ""),
        ];
        if let Some((left, right)) = folded.rsplit_once('-')
            && left.len() > 1
        {
            return self.is_common(right)
                && (self.is_common(left)
                    || matches!(left, "anti" | "pro" | "non" | "co" | "re" | "pre" | "ex"));
        }
        // "Dermatologist", "Annexation": endings that names do not have.
        const NOUNS: [&str; 12] = [
            "tion", "tions", "ment", "ments", "ness", "ism", "ists", "ologist", "ologists",
            "ology", "ities", "ship",
        ];
        if folded.len() > 8 && NOUNS.iter().any(|ending| folded.ends_with(ending)) {
            return true;
        }
        ENDINGS.iter().any(|(ending, instead)| {
            folded.strip_suffix(ending).is_some_and(|stem| {
                stem.len() > 2
                    && (instead.is_empty() && self.is_common(stem)
                        || !instead.is_empty() && self.is_common(&format!("{stem}{instead}")))
            })
        })
    }
}
