//! Parts of speech: the 17 tags of Universal Dependencies.

treebank_names! {
    /// What part of speech a token is.
    Tag;
    /// Every tag, in the order of their names in treebanks.
    ALL;
    /// "northern", "first"
    Adjective = "ADJ",
    /// A preposition: "of", "after"
    Adposition = "ADP",
    /// "also", "there", "why"
    Adverb = "ADV",
    /// "has", "will", and "is" before an adjective or a noun
    Auxiliary = "AUX",
    /// "and", "but"
    Coordinator = "CCONJ",
    /// "the", "several", "which" before a noun
    Determiner = "DET",
    /// "yes", "oh"
    Interjection = "INTJ",
    /// "minister"
    Noun = "NOUN",
    /// "three", "2026"
    Numeral = "NUM",
    /// "to" before a verb, "not", the possessive 's
    Particle = "PART",
    /// "she", "who", "everybody", "their"
    Pronoun = "PRON",
    /// "Oslo"
    ProperNoun = "PROPN",
    /// A mark of punctuation.
    Punctuation = "PUNCT",
    /// "that" or "because" before a clause
    Subordinator = "SCONJ",
    /// "$", "%"
    Symbol = "SYM",
    /// "said", "saying"
    Verb = "VERB",
    /// Anything else: foreign words, fragments.
    Other = "X",
}

impl Tag {
    /// The tag of a name in treebanks.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tag| tag.name() == name)
    }

    /// Heads noun phrases: nouns, names, pronouns.
    #[must_use]
    pub const fn is_nominal(self) -> bool {
        matches!(self, Self::Noun | Self::ProperNoun | Self::Pronoun)
    }

    /// A verb or an auxiliary.
    #[must_use]
    pub const fn is_verbal(self) -> bool {
        matches!(self, Self::Verb | Self::Auxiliary)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_back_to_tags() {
        assert_eq!(Tag::ALL.len(), 17);
        for (number, tag) in Tag::ALL.into_iter().enumerate() {
            assert_eq!(Tag::of_name(tag.name()), Some(tag));
            assert_eq!(tag as usize, number);
        }
        assert_eq!(Tag::of_name("NNP"), None);
    }
}
