//! Words that say something of the name that they stand in or beside, from `data/name_words.txt`.

use rustc_hash::FxHashMap;

use crate::list_format::{heading, lines};

macro_rules! name_words {
    ($($(#[$doc:meta])* $word:ident = $section:literal;)*) => {
        /// What a word says of the name that it stands in or beside.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum NameWord { $($(#[$doc])* $word,)* }

        /// The sections of the list.
        pub(super) const NAME_WORDS: &[(&str, NameWord)] = &[$(($section, NameWord::$word),)*];
    };
}

name_words! {
    /// "Trovik shares"
    BodyHas = "bodies have them";
    /// "the Harbour Line company"
    BodyIs = "bodies are such";
    /// "the Hutu tribe"
    OfPeople = "peoples";
    /// "Kisarawe residents"
    PlaceHas = "places have them";
    /// "the Assembly"
    Institution = "institutions";
    /// "von der Leyen"
    OpensFamilyName = "open family names";
    /// "al-Assad"
    HangsOnFamilyName = "hang on family names";
    /// "People’s Party"
    OwnsBody = "own bodies";
    /// "Stratford upon Avon"
    InsidePlaceName = "inside place names";
    /// "sent by Cairo"
    ParticipleBeforeBy = "participles before by";
    /// "Egypt has withdrawn"
    ParticipleBehindHas = "participles behind has";
}

const _: () = assert!(NAME_WORDS.len() <= u16::BITS as usize, "one bit for each");

/// What each word of the list says.
pub(super) struct NameWords {
    sets: FxHashMap<&'static str, u16>,
}

impl NameWords {
    pub(super) fn read(table: &'static str) -> Self {
        let mut sets: FxHashMap<&'static str, u16> = FxHashMap::default();
        let mut bit = 0;
        for line in lines(table) {
            if let Some(heading) = heading(line) {
                let section = NAME_WORDS.iter().find(|(name, _)| *name == heading);
                bit = section.map_or(0, |(_, says)| 1 << *says as u16);
            } else {
                for word in line.split_whitespace() {
                    *sets.entry(word).or_default() |= bit;
                }
            }
        }
        Self { sets }
    }

    /// Whether the word, in lower case, says that.
    pub(super) fn says(&self, lower: &str, what: NameWord) -> bool {
        let set = self.sets.get(lower).copied().unwrap_or_default();
        set & 1 << what as u16 != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_may_stand_in_several_sections() {
        let words = NameWords::read("[peoples: of]\npeople tribe\n[own bodies]\npeople workers");
        assert!(
            words.says("people", NameWord::OfPeople) && words.says("people", NameWord::OwnsBody)
        );
        assert!(
            words.says("tribe", NameWord::OfPeople) && !words.says("tribe", NameWord::OwnsBody)
        );
        assert!(!words.says("harbour", NameWord::OfPeople));
    }
}
