//! What speaks for and against an anchor as that for which a pronoun stands.

use super::anchors::{Anchor, Shape};
use super::role::{Role, same_clause, traits};
use super::words::{Case, Pronoun, Stands};
use crate::document::{Document, EntityType, Gender};
use crate::lexicon::{Lexicon, Traits};

/// Number of clues.
pub(super) const CLUES: usize = 42;

/// A set of clues, by bit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Clues(pub(super) u64);

impl Clues {
    fn put(&mut self, bit: usize) {
        self.0 |= 1 << bit;
    }

    fn put_if(&mut self, bit: usize, holds: bool) {
        self.0 |= u64::from(holds) << bit;
    }

    /// The bits that are set.
    pub(super) fn bits(self) -> impl Iterator<Item = usize> {
        (0..CLUES).filter(move |bit| self.0 >> bit & 1 == 1)
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

/// The clues for this anchor.
pub(super) fn clues(
    doc: &Document<'_>,
    lexicon: &Lexicon,
    pronoun: Pronoun,
    own: &Place,
    anchor: &Anchor,
    standing: &Standing,
) -> Clues {
    let mut clues = Clues::default();
    let ahead = anchor.tokens.start > pronoun.token;
    let distance = own.sentence.saturating_sub(anchor.sentence);
    let role = match anchor.role {
        Role::Subject => 0,
        Role::Object => 1,
        Role::Oblique => 2,
        Role::Possessor => 3,
        Role::Other => 4,
    };
    // Where it stands, and its part there: 0..15, and 15 for what follows the pronoun.
    match distance {
        _ if ahead => clues.put(15),
        0 => clues.put(role),
        1 => clues.put(5 + role),
        _ => clues.put(10 + role),
    }
    clues.put_if(16, distance == 2);
    clues.put_if(17, distance == 3);
    clues.put_if(18, distance > 3);
    clues.put_if(19, anchor.paragraph != own.paragraph);
    clues.put_if(20, anchor.first && !ahead);
    match anchor.form {
        Shape::Name => clues.put(21),
        Shape::Noun => clues.put(22),
        Shape::Pronoun => clues.put(23),
        Shape::Unmarked => clues.put(24),
        Shape::Capitals => clues.put(40),
    }
    clues.put_if(25, anchor.gender() != Gender::Unknown);
    match standing.between {
        0 => clues.put(26),
        1 => {}
        2 => clues.put(27),
        _ => clues.put(28),
    }
    match standing.times {
        0 | 1 => {}
        2 | 3 => clues.put(29),
        _ => clues.put(30),
    }
    clues.put_if(31, standing.leads);
    let parallel = matches!(
        (pronoun.case, anchor.role),
        (Case::Subject, Role::Subject)
            | (Case::Object, Role::Object | Role::Oblique)
            | (Case::Possessive, Role::Possessor)
    );
    clues.put_if(32, parallel && distance == 0);
    clues.put_if(33, parallel && distance == 1);
    let near = !ahead && distance == 0 && same_clause(doc, anchor.tokens.end..pronoun.token);
    clues.put_if(34, near);
    let joined = !ahead
        && anchor.tokens.end + 1 == pronoun.token
        && matches!(doc.lower(anchor.tokens.end), "and" | "," | "or");
    clues.put_if(35, joined);
    clues.put_if(
        36,
        !ahead && distance == 0 && reports(doc, lexicon, anchor, pronoun.token),
    );
    let kind = anchor
        .entity
        .and_then(|e| doc.entities.get(e))
        .map(|e| e.kind);
    clues.put_if(
        37,
        kind == Some(EntityType::Organization)
            || kind == Some(EntityType::Group) && pronoun.stands == Stands::Several,
    );
    clues.put_if(38, kind == Some(EntityType::Place));
    clues.put_if(39, anchor.quoted != own.quoted);
    clues
}

/// Where a pronoun stands.
pub(super) struct Place {
    pub(super) sentence: usize,
    pub(super) paragraph: usize,
    pub(super) quoted: bool,
    /// The entity that says it.
    pub(super) speaker: Option<usize>,
}

/// "Marsh said that she": the subject of a verb of speech, and the pronoun in what is said.
fn reports(doc: &Document<'_>, lexicon: &Lexicon, anchor: &Anchor, pronoun: usize) -> bool {
    anchor.role == Role::Subject
        && (anchor.tokens.end..pronoun.min(anchor.tokens.end + 4)).any(|t| {
            traits(doc, lexicon, t).any(Traits::SPEECH)
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
