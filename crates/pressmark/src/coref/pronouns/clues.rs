//! What speaks for and against an anchor as that for which a pronoun stands.

use super::anchors::{Anchor, Shape, What};
use super::role::{Role, same_clause};
use super::words::{Case, Pronoun};
use crate::coref::chains::Chains;
use crate::kinds::Gender;
use crate::lexicon::WordClass;
use crate::text::Document;

macro_rules! clues {
    ($($(#[$doc:meta])* $clue:ident = $name:literal;)*) => {
        /// Something that is true of an anchor or is not. The names are those of `data/pronoun_weights.txt`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Clue { $($(#[$doc])* $clue,)* }

        /// The name of each clue, in the order of [`Clue`].
        pub(super) const NAMES: &[&str] = &[$($name,)*];
    };
}

clues! {
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
    First = "first-of-its-sentence";
    Name = "name";
    Noun = "noun";
    Pronoun = "pronoun";
    /// A noun phrase that is no mention.
    Unmarked = "unmarked-noun";
    /// Words with capitals that are no mention.
    Capitals = "unmarked-capitals";
    GenderKnown = "gender-known";
    NoneBetween = "none-between";
    TwoBetween = "two-between";
    ManyBetween = "many-between";
    Twice = "mentioned-twice";
    Often = "mentioned-often";
    Leads = "in-headline-or-lead";
    /// "He", and the subject of this sentence; "him", and the object.
    ParallelHere = "same-part-here";
    ParallelBefore = "same-part-before";
    SameClause = "same-clause";
    /// "Marsh and her".
    Joined = "joined-by-and";
    /// "Marsh said that she".
    Reports = "says-what-holds-the-pronoun";
    People = "several-people";
    Body = "body";
    State = "state";
    AcrossMarks = "other-side-of-quotation-marks";
}

/// A set of clues, by bit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Clues(u64);

const _: () = assert!(NAMES.len() <= 64, "one bit for each clue");

impl Clues {
    fn put(&mut self, clue: Clue) {
        self.0 |= 1 << clue as u32;
    }

    fn put_if(&mut self, clue: Clue, holds: bool) {
        self.0 |= u64::from(holds) << clue as u32;
    }

    /// The numbers of the clues that hold, as in [`NAMES`].
    pub(super) fn numbers(self) -> impl Iterator<Item = usize> {
        let mut rest = self.0;
        core::iter::from_fn(move || {
            let next = (rest != 0).then(|| rest.trailing_zeros() as usize);
            rest &= rest.wrapping_sub(1);
            next
        })
    }
}

/// What is known of an anchor beside its words.
pub(super) struct Standing {
    /// Anchors of other entities that fit and stand between it and the pronoun.
    pub(super) between: usize,
    /// How often its entity was mentioned so far.
    pub(super) times: usize,
    /// Its entity stands in the headline or the first paragraph.
    pub(super) leads: bool,
}

/// Where a pronoun stands.
pub(super) struct Place {
    pub(super) sentence: usize,
    pub(super) paragraph: usize,
    pub(super) quoted: bool,
    /// The entity that says it.
    pub(super) speaker: Option<usize>,
}

/// The clues for this anchor.
pub(super) fn clues(
    chains: &Chains<'_, '_>,
    pronoun: Pronoun,
    own: &Place,
    anchor: &Anchor,
    standing: &Standing,
) -> Clues {
    let mut clues = Clues::default();
    let ahead = anchor.tokens.start > pronoun.token;
    let distance = own.sentence.saturating_sub(anchor.sentence);
    clues.put(if ahead {
        Clue::Ahead
    } else {
        part(anchor.role, distance)
    });
    match distance {
        0 | 1 => {}
        2 => clues.put(Clue::TwoBack),
        3 => clues.put(Clue::ThreeBack),
        _ => clues.put(Clue::FartherBack),
    }
    clues.put_if(Clue::OtherParagraph, anchor.paragraph != own.paragraph);
    clues.put_if(Clue::First, anchor.first && !ahead);
    clues.put(match anchor.form {
        Shape::Name => Clue::Name,
        Shape::Noun => Clue::Noun,
        Shape::Pronoun => Clue::Pronoun,
        Shape::Unmarked => Clue::Unmarked,
        Shape::Capitals => Clue::Capitals,
    });
    match anchor.what {
        What::Person(_) => {
            clues.put_if(Clue::GenderKnown, anchor.gender(chains) != Gender::Unknown)
        }
        What::People => clues.put(Clue::People),
        What::Body => clues.put(Clue::Body),
        What::State => clues.put(Clue::State),
        What::Thing | What::Things => {}
    }
    match standing.between {
        0 => clues.put(Clue::NoneBetween),
        1 => {}
        2 => clues.put(Clue::TwoBetween),
        _ => clues.put(Clue::ManyBetween),
    }
    match standing.times {
        0 | 1 => {}
        2 | 3 => clues.put(Clue::Twice),
        _ => clues.put(Clue::Often),
    }
    clues.put_if(Clue::Leads, standing.leads);
    let parallel = matches!(
        (pronoun.case, anchor.role),
        (Case::Subject, Role::Subject)
            | (Case::Object, Role::Object | Role::Oblique)
            | (Case::Possessive, Role::Possessor)
    );
    clues.put_if(Clue::ParallelHere, parallel && distance == 0);
    clues.put_if(Clue::ParallelBefore, parallel && distance == 1);
    clues.put_if(Clue::AcrossMarks, anchor.quoted != own.quoted);
    if !ahead && distance == 0 {
        let end = anchor.tokens.end;
        clues.put_if(Clue::SameClause, same_clause(chains, end..pronoun.token));
        let joined = end + 1 == pronoun.token && matches!(chains.lower(end), "and" | "," | "or");
        clues.put_if(Clue::Joined, joined);
        clues.put_if(Clue::Reports, reports(chains, anchor, pronoun.token));
    }
    clues
}

/// What part the anchor plays, in the pronoun's sentence, the one before, or farther back.
const fn part(role: Role, distance: usize) -> Clue {
    match (distance, role) {
        (0, Role::Subject) => Clue::SubjectHere,
        (0, Role::Object) => Clue::ObjectHere,
        (0, Role::Oblique) => Clue::ObliqueHere,
        (0, Role::Possessor) => Clue::OwnerHere,
        (0, Role::Other) => Clue::OtherHere,
        (1, Role::Subject) => Clue::SubjectBefore,
        (1, Role::Object) => Clue::ObjectBefore,
        (1, Role::Oblique) => Clue::ObliqueBefore,
        (1, Role::Possessor) => Clue::OwnerBefore,
        (1, Role::Other) => Clue::OtherBefore,
        (_, Role::Subject) => Clue::SubjectFar,
        (_, Role::Object) => Clue::ObjectFar,
        (_, Role::Oblique) => Clue::ObliqueFar,
        (_, Role::Possessor) => Clue::OwnerFar,
        (_, Role::Other) => Clue::OtherFar,
    }
}

/// "Marsh said that she": the subject of a verb of speech or thought, and the pronoun in what is said.
fn reports(doc: &Document<'_>, anchor: &Anchor, pronoun: usize) -> bool {
    anchor.role == Role::Subject
        && (anchor.tokens.end..pronoun.min(anchor.tokens.end + 4)).any(|t| {
            doc.word_class(t).any(WordClass::SPEECH)
                || matches!(
                    doc.lower(t),
                    "thought"
                        | "believed"
                        | "knew"
                        | "felt"
                        | "hoped"
                        | "believes"
                        | "thinks"
                        | "hopes"
                )
        })
}
