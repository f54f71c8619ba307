//! What speaks for and against an antecedent as that for which a pronoun stands.

use super::antecedents::{Antecedent, EntityClass, MentionForm};
use super::words::{Case, Pronoun};
use crate::coref::chains::Chains;
use crate::coref::role::{Role, same_clause};
use crate::coref::syntax;
use crate::kinds::Gender;
use crate::layers::EntityId;
use crate::lexicon::WordClass;
use crate::text::{Document, ParagraphIdx, SentenceIdx};

macro_rules! features {
    ($($(#[$doc:meta])* $feature:ident = $name:literal;)*) => {
        /// Something that is true of an antecedent or is not. The names are those of `data/pronoun_weights.txt`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum PairFeature { $($(#[$doc])* $feature,)* }

        /// The name of each feature, in the order of [`PairFeature`].
        pub(super) const NAMES: &[&str] = &[$($name,)*];
    };
}

features! {
    SubjectHere = "subject-here";
    ObjectHere = "object-here";
    ObliqueHere = "after-preposition-here";
    OwnerHere = "owner-here";
    OtherHere = "other-here";
    SubjectBefore = "subject-before";
    ObjectBefore = "object-before";
    ObliqueBefore = "after-preposition-before";
    OwnerBefore = "owner-before";
    OtherBefore = "other-before";
    SubjectFar = "subject-far";
    ObjectFar = "object-far";
    ObliqueFar = "after-preposition-far";
    OwnerFar = "owner-far";
    OtherFar = "other-far";
    /// "In her speech, Marsh said".
    Ahead = "ahead";
    TwoBack = "two-sentences-back";
    ThreeBack = "three-sentences-back";
    FartherBack = "farther-back";
    OtherParagraph = "other-paragraph";
    /// No other that fits stands before it in its sentence.
    First = "first-of-its-sentence";
    /// "a man whose son": the son.
    Subordinate = "in-a-clause-below";
    Name = "name";
    Noun = "noun";
    Pronoun = "pronoun";
    /// A noun phrase that is no mention.
    Unmarked = "unmarked-noun";
    /// Words with capitals that are no mention.
    Capitals = "unmarked-capitals";
    GenderKnown = "gender-known";
    /// "She left. She": whom the last such pronoun meant.
    Continued = "meant-by-the-pronoun-before";
    NoneBetween = "none-between";
    TwoBetween = "two-between";
    ManyBetween = "many-between";
    Twice = "mentioned-twice";
    Often = "mentioned-often";
    Leads = "in-headline-or-lead";
    /// Nobody else of its type is named there.
    LeadsAlone = "alone-in-headline-or-lead";
    /// "He", and the subject of this sentence; "him", and the object.
    ParallelHere = "same-part-here";
    ParallelBefore = "same-part-before";
    SameClause = "same-clause";
    /// "Marsh and her".
    Joined = "joined-by-and";
    /// "Marsh said ... she said".
    BothSpeak = "speaks-as-the-pronoun-does";
    /// "Marsh said that she".
    Reports = "says-what-holds-the-pronoun";
    People = "several-people";
    Organization = "organization";
    State = "state";
    AcrossMarks = "other-side-of-quotation-marks";
}

/// A set of features, by bit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Features(u64);

const _: () = assert!(NAMES.len() <= 64, "one bit for each feature");

impl Features {
    fn put(&mut self, feature: PairFeature) {
        self.0 |= 1 << feature as u32;
    }

    pub(super) fn put_if(&mut self, feature: PairFeature, holds: bool) {
        self.0 |= u64::from(holds) << feature as u32;
    }

    const fn has(self, feature: PairFeature) -> bool {
        self.0 & 1 << feature as u32 != 0
    }

    /// Whether the grammar binds the pronoun to this antecedent: to who says what it is the subject of, "the bank said it", and what
    /// it owns to the subject of its clause, "the bank sold its ships".
    pub(super) const fn bind(self, case: Case) -> bool {
        match case {
            Case::Subject => self.has(PairFeature::Reports),
            Case::Possessive => {
                self.has(PairFeature::SubjectHere) && self.has(PairFeature::SameClause)
            }
            _ => false,
        }
    }

    /// The numbers of the features that hold, as in [`NAMES`].
    pub(super) fn numbers(self) -> impl Iterator<Item = usize> {
        let mut rest = self.0;
        core::iter::from_fn(move || {
            let next = (rest != 0).then(|| rest.trailing_zeros() as usize);
            rest &= rest.wrapping_sub(1);
            next
        })
    }
}

/// What is known of an antecedent beside its words.
pub(super) struct Standing {
    /// Antecedents of other entities that fit and stand between it and the pronoun.
    pub(super) between: usize,
    /// How often its entity was mentioned so far.
    pub(super) times: usize,
    /// Its entity stands in the headline or the first paragraph.
    pub(super) leads: bool,
    /// Nobody else of its type is named there.
    pub(super) leads_alone: bool,
    /// The last pronoun of this kind stood for its entity.
    pub(super) continued: bool,
}

/// Where a pronoun stands.
pub(super) struct Place {
    pub(super) sentence: SentenceIdx,
    pub(super) paragraph: ParagraphIdx,
    pub(super) quoted: bool,
    /// The entity that says it.
    pub(super) speaker: Option<EntityId>,
    /// The pronoun is the subject of a verb of speech, or owns an office: it is somebody.
    pub(super) speaks: bool,
}

/// The features for this antecedent.
pub(super) fn features(
    chains: &Chains<'_, '_>,
    pronoun: Pronoun,
    own: &Place,
    antecedent: &Antecedent,
    standing: &Standing,
) -> Features {
    let mut features = of_antecedent(chains, antecedent, standing);
    let ahead = antecedent.tokens.start > pronoun.token;
    let distance = own.sentence.since(antecedent.sentence);
    features.put(if ahead {
        PairFeature::Ahead
    } else {
        part(antecedent.role, distance)
    });
    match distance {
        0 | 1 => {}
        2 => features.put(PairFeature::TwoBack),
        3 => features.put(PairFeature::ThreeBack),
        _ => features.put(PairFeature::FartherBack),
    }
    features.put_if(
        PairFeature::OtherParagraph,
        antecedent.paragraph != own.paragraph,
    );
    features.put_if(PairFeature::BothSpeak, own.speaks && antecedent.speaks);
    let parallel = matches!(
        (pronoun.case, antecedent.role),
        (Case::Subject, Role::Subject)
            | (Case::Object, Role::Object | Role::Oblique)
            | (Case::Possessive, Role::Possessor)
    );
    features.put_if(PairFeature::ParallelHere, parallel && distance == 0);
    features.put_if(PairFeature::ParallelBefore, parallel && distance == 1);
    features.put_if(PairFeature::AcrossMarks, antecedent.quoted != own.quoted);
    if !ahead && distance == 0 {
        let end = antecedent.tokens.end;
        let bond = syntax::bond(chains.grammar, &antecedent.tokens, pronoun.token);
        features.put_if(
            PairFeature::SameClause,
            bond.map_or_else(
                || same_clause(chains, end..pronoun.token),
                |b| b.same_clause,
            ),
        );
        let joined = end + 1 == pronoun.token && matches!(chains.lower(end), "and" | "," | "or");
        features.put_if(PairFeature::Joined, joined);
        features.put_if(
            PairFeature::Reports,
            bond.is_some_and(|b| b.reports) || reports(chains, antecedent, pronoun.token),
        );
    }
    features
}

/// Those of the antecedent by itself, and of how it stands in the article.
fn of_antecedent(
    chains: &Chains<'_, '_>,
    antecedent: &Antecedent,
    standing: &Standing,
) -> Features {
    let mut features = Features::default();
    features.put(match antecedent.form {
        MentionForm::Name => PairFeature::Name,
        MentionForm::Noun => PairFeature::Noun,
        MentionForm::Pronoun => PairFeature::Pronoun,
        MentionForm::Unmarked => PairFeature::Unmarked,
        MentionForm::Capitals => PairFeature::Capitals,
    });
    match antecedent.class {
        EntityClass::Person(_) => features.put_if(
            PairFeature::GenderKnown,
            antecedent.gender(chains) != Gender::Unknown,
        ),
        EntityClass::People => features.put(PairFeature::People),
        EntityClass::Organization => features.put(PairFeature::Organization),
        EntityClass::State => features.put(PairFeature::State),
        EntityClass::Thing | EntityClass::Things => {}
    }
    match standing.between {
        0 => features.put(PairFeature::NoneBetween),
        1 => {}
        2 => features.put(PairFeature::TwoBetween),
        _ => features.put(PairFeature::ManyBetween),
    }
    match standing.times {
        0 | 1 => {}
        2 | 3 => features.put(PairFeature::Twice),
        _ => features.put(PairFeature::Often),
    }
    features.put_if(PairFeature::Leads, standing.leads);
    features.put_if(PairFeature::LeadsAlone, standing.leads_alone);
    features.put_if(PairFeature::Continued, standing.continued);
    features.put_if(PairFeature::Subordinate, antecedent.subordinate);
    features
}

/// What part the antecedent plays, in the pronoun's sentence, the one before, or farther back.
const fn part(role: Role, distance: usize) -> PairFeature {
    match (distance, role) {
        (0, Role::Subject) => PairFeature::SubjectHere,
        (0, Role::Object) => PairFeature::ObjectHere,
        (0, Role::Oblique) => PairFeature::ObliqueHere,
        (0, Role::Possessor) => PairFeature::OwnerHere,
        (0, Role::Other) => PairFeature::OtherHere,
        (1, Role::Subject) => PairFeature::SubjectBefore,
        (1, Role::Object) => PairFeature::ObjectBefore,
        (1, Role::Oblique) => PairFeature::ObliqueBefore,
        (1, Role::Possessor) => PairFeature::OwnerBefore,
        (1, Role::Other) => PairFeature::OtherBefore,
        (_, Role::Subject) => PairFeature::SubjectFar,
        (_, Role::Object) => PairFeature::ObjectFar,
        (_, Role::Oblique) => PairFeature::ObliqueFar,
        (_, Role::Possessor) => PairFeature::OwnerFar,
        (_, Role::Other) => PairFeature::OtherFar,
    }
}

/// "Marsh said that she": the subject of a verb of speech or thought, and the pronoun in what is said.
fn reports(doc: &Document<'_>, antecedent: &Antecedent, pronoun: usize) -> bool {
    antecedent.role == Role::Subject
        && (antecedent.tokens.end..pronoun.min(antecedent.tokens.end + 4)).any(|t| {
            doc.word_class(t)
                .any(WordClass::SPEECH.or(WordClass::THOUGHT))
        })
}
