//! How a word depends on its head: relations of Universal Dependencies, those with few examples gathered under a wider one.

treebank_names! {
    /// How a word depends on its head.
    Relation;
    /// Every relation.
    ALL;
    /// Of no head: the main verb of a sentence, as a rule.
    Root = "root",
    /// "Marsh" of "Marsh left"
    Subject = "nsubj",
    /// "bridge" of "the bridge was closed"
    PassiveSubject = "nsubj:pass",
    /// A clause as subject: "what she said surprised them"
    ClausalSubject = "csubj",
    /// "bridge" of "they closed the bridge"
    Object = "obj",
    /// "reporters" of "she told reporters that ..."
    IndirectObject = "iobj",
    /// "reopen" of "said it would reopen"
    ClausalComplement = "ccomp",
    /// "reopen" of "promised to reopen": the subject is the head's
    OpenComplement = "xcomp",
    /// "because it rained"
    AdverbialClause = "advcl",
    /// "built" of "a bridge built by the town"
    AdnominalClause = "acl",
    /// "built" of "a bridge that the town built"
    RelativeClause = "acl:relcl",
    /// "mayor" of "Elena Marsh, the mayor"
    Apposition = "appos",
    /// "left" of "they came and left"
    Conjunct = "conj",
    /// "and"
    Coordination = "cc",
    /// "that" of "said that it would"
    Marker = "mark",
    /// "will" of "will reopen"
    Auxiliary = "aux",
    /// "was" of "was closed"
    PassiveAuxiliary = "aux:pass",
    /// "is" of "she is the mayor"
    Copula = "cop",
    /// "the"
    Determiner = "det",
    /// "old" of "the old bridge"
    AdjectivalModifier = "amod",
    /// "three" of "three bridges"
    NumericModifier = "nummod",
    /// "town" of "the mayor of the town"
    NominalModifier = "nmod",
    /// "town" of "the town's mayor"
    Possessor = "nmod:poss",
    /// "a day" of "five times a day"
    UnmarkedModifier = "nmod:unmarked",
    /// "President" of "President Marsh"
    Title = "nmod:desc",
    /// "harbour" of "the harbour bridge"
    Compound = "compound",
    /// "out" of "pointed out"
    VerbParticle = "compound:prt",
    /// "Marsh" of "Elena Marsh"
    Flat = "flat",
    /// "to" of "according to"
    Fixed = "fixed",
    /// "of" of "the mayor of the town"; 's
    Case = "case",
    /// "Monday" of "closed on Monday"
    Oblique = "obl",
    /// "Monday" of "closed Monday"
    UnmarkedOblique = "obl:unmarked",
    /// "town" of "closed by the town"
    Agent = "obl:agent",
    /// "also" of "also said"
    AdverbialModifier = "advmod",
    /// "there" of "there was rain"
    Expletive = "expl",
    /// "said" of "The bridge, she said, will reopen"
    Parataxis = "parataxis",
    /// "Elena" of "Elena, come here"
    Vocative = "vocative",
    /// "yes" of "yes, it will"
    Discourse = "discourse",
    /// A mark of punctuation.
    Punctuation = "punct",
    /// Any other.
    Other = "dep",
}

impl Relation {
    /// The relation of a name in treebanks; the wider one where we keep no finer.
    #[must_use]
    pub fn of_name(name: &str) -> Self {
        let wider = match name {
            "det:predet" => "det",
            "cc:preconj" => "cc",
            "nsubj:outer" => "nsubj",
            "csubj:pass" | "csubj:outer" => "csubj",
            "advcl:relcl" => "advcl",
            other => other,
        };
        let known = Self::ALL.into_iter().find(|known| known.name() == wider);
        known.unwrap_or(Self::Other)
    }

    /// The subject of a verb, active or passive.
    #[must_use]
    pub const fn is_subject(self) -> bool {
        matches!(self, Self::Subject | Self::PassiveSubject)
    }

    /// An auxiliary or the copula: a part of the verb group of its head.
    #[must_use]
    pub const fn is_of_verb_group(self) -> bool {
        matches!(
            self,
            Self::Auxiliary | Self::PassiveAuxiliary | Self::Copula
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_back_to_relations() {
        for (number, relation) in Relation::ALL.into_iter().enumerate() {
            assert_eq!(Relation::of_name(relation.name()), relation);
            assert_eq!(relation as usize, number);
        }
        assert_eq!(Relation::of_name("nsubj:outer"), Relation::Subject);
        assert_eq!(Relation::of_name("reparandum"), Relation::Other);
    }
}
