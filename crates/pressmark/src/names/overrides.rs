//! What the rules know better than the recogniser: one finding a row, applied in this order.
//!
//! The recogniser has read what the rules think, so a row stands here only where it errs in spite of that. Odds are logarithms.

use super::candidate::{Candidate, LogOdds};
use super::combine::LEAST;
use super::compounds;
use super::decide;
use super::reason::Reason;
use super::view::View;
use crate::kinds::NameType::{self, Group, Organization, Person, Place};
use crate::lexicon::{EntryKind, LexiconEntry, WordClass};
use crate::text::{Case, quotation_marks};

/// One finding: when it applies, and what it does to the odds.
struct Override {
    /// What it is called where it is tested.
    #[cfg_attr(not(test), expect(dead_code, reason = "says what the row is for"))]
    name: &'static str,
    applies: fn(&Judged<'_, '_, '_>) -> bool,
    effect: Effect,
}

/// What is done to the odds. `Choice`: the type that the rules alone would choose; without one nothing is done.
enum Effect {
    Add(NameType, f32),
    /// The type takes the odds of its rival where they are better, and this on top.
    Outdo(NameType, NameType, f32),
    /// The type takes the odds of its rival where they are better, and the rival has none any more.
    Replace(NameType, NameType),
    /// Nothing else is likely.
    Certainly(NameType),
    /// No type is likely.
    TakeFromAll(f32),
    AddToChoice(f32),
    AtLeastForChoice(f32),
    /// The rules' choice becomes the likeliest, and this on top.
    LeadForChoice(f32),
}

const OVERRIDES: [Override; 21] = [
    // The recogniser has hardly met such spellings.
    Override {
        name: "state abbreviation",
        applies: |name| name.is_by(Place, Reason::StateAbbreviation),
        effect: Effect::Add(Place, 5.0),
    },
    // "Taliban" is listed as an organization and as no people; the recogniser takes it for a following.
    Override {
        name: "listed organization",
        applies: |name| {
            name.is_by(Organization, Reason::ListedOrganization)
                && !name.is_by(Group, Reason::ListedPeople)
        },
        effect: Effect::Replace(Organization, Group),
    },
    // "The WHO gave no date": the recogniser reads the vector of a word in lower case, here that of "who".
    Override {
        name: "letters of a listed organization",
        applies: |name| {
            name.is_by(Organization, Reason::ListedOrganization)
                && !name.is_long()
                && name.view.case(name.candidate.tokens.start) == Case::Upper
        },
        effect: Effect::Add(Organization, 2.0),
    },
    // "the DRC": the recogniser takes the letters of a state for those of an organization.
    Override {
        name: "letters of a state",
        applies: is_letters_of_state,
        effect: Effect::Outdo(Place, Organization, 1.0),
    },
    // "The White House said": the recogniser thinks of the building.
    Override {
        name: "seat of power",
        applies: |name| {
            name.is_by(Organization, Reason::SeatOfPower) && name.choice == Some(Organization)
        },
        effect: Effect::Outdo(Organization, Place, 2.0),
    },
    // "brightSea": the recogniser takes words that begin small for common ones.
    Override {
        name: "spelling of its own",
        applies: |name| {
            !name.is_long()
                && name.is_by(Organization, Reason::OrganizationShape)
                && name.view.case(name.candidate.tokens.start) == Case::Lower
        },
        effect: Effect::AtLeastForChoice(3.0),
    },
    // "at Harlow Bridge Bank": the last word says what is named, whatever stands before it, and "at" tells nothing.
    Override {
        name: "head of an organization",
        applies: |name| {
            let last = name.candidate.tokens.end - 1;
            name.is_long()
                && name.choice == Some(Organization)
                && name.odds.best().0 == Place
                && name.view.is(last, WordClass::ORG_HEAD)
                && !name.view.is(last, WordClass::PLACE_HEAD)
        },
        effect: Effect::Outdo(Organization, Place, 0.2),
    },
    // "Ohio State's coach": a university. Where a city bears the state's name, the state is called so too ("New York State").
    Override {
        name: "university of a state",
        applies: is_state_university,
        effect: Effect::Certainly(Organization),
    },
    // "World Health Organization (WHO)".
    Override {
        name: "defined acronym",
        applies: |name| name.is_by(Organization, Reason::DefinedAcronym),
        effect: Effect::Add(Organization, 3.0),
    },
    // "First Nations" is a listed people, whatever "Nations" is at the end of other names.
    Override {
        name: "listed people of several words",
        applies: |name| name.is_long() && name.is_by(Group, Reason::ListedPeople),
        effect: Effect::Outdo(Group, Organization, 6.0),
    },
    // "the Company": a description, whose noun phrase is found later.
    Override {
        name: "description",
        applies: is_description,
        effect: Effect::TakeFromAll(DESCRIPTION),
    },
    // Of sentences in capitals the recogniser has seen few.
    Override {
        name: "sentence of capitals",
        applies: |name| name.view.is_caseless(name.candidate.tokens.start),
        effect: Effect::AddToChoice(3.0),
    },
    // "Iran-backed": the texts that the recogniser has learnt from take the whole for an adjective.
    Override {
        name: "name in a compound",
        applies: |name| compounds::is_in(name.view, &name.candidate.tokens),
        effect: Effect::AtLeastForChoice(3.0),
    },
    // "Paris Hilton": where the recogniser cannot tell a woman from a hotel, the given name can.
    Override {
        name: "given name in doubt",
        applies: |name| {
            let doubt = LEAST - 1.0..LEAST + 1.0;
            name.is_full_person()
                && name.is_by(Person, Reason::GivenName)
                && doubt.contains(&name.odds.best().1)
        },
        effect: Effect::LeadForChoice(0.4),
    },
    // William “Bill” Hart: the recogniser has met no quotation mark inside a name.
    Override {
        name: "nickname",
        applies: |name| name.choice == Some(Person) && holds_mark(name),
        effect: Effect::AtLeastForChoice(6.0),
    },
    // "Antigua and Barbuda": one state, and two names for the recogniser.
    Override {
        name: "state of two names",
        applies: |name| {
            let mut tokens = name.candidate.tokens.clone();
            (name.is_by(Place, Reason::ListedCountry) || name.is_by(Place, Reason::ListedRegion))
                && tokens.any(|t| name.view.lower(t) == "and")
        },
        effect: Effect::AtLeastForChoice(8.0),
    },
    // "Odessa Harlow, 49, of Madra", "a medic, Sofia, said": no place has an age or a calling.
    Override {
        name: "age or calling of a name",
        applies: |name| {
            let by_age = name.is_full_person() && name.is_by(Person, Reason::Age);
            name.odds.best().0 == Place && (by_age || has_calling_before_comma(name))
        },
        effect: Effect::Outdo(Person, Place, 1.0),
    },
    // "Ms Sydney": a form of address stands before people only.
    Override {
        name: "form of address",
        applies: is_addressed,
        effect: Effect::Outdo(Person, Place, 1.0),
    },
    // "Dane answered", where Calla Dane is named: one Dane of many would have an article.
    Override {
        name: "family name of a people's name",
        applies: |name| {
            !name.is_long()
                && name.odds.best().0 == Group
                && name.is_by(Person, Reason::FullName)
                && name.is_by(Person, Reason::SpeechVerb)
        },
        effect: Effect::Outdo(Person, Group, 1.0),
    },
    // "CORBIN — Bakers closed": in a dateline no person is named.
    Override {
        name: "dateline",
        applies: |name| name.is_by(Place, Reason::Dateline),
        effect: Effect::Certainly(Place),
    },
    // "Theresa May said": the recogniser takes the family name for the month, and is sure of the given name alone.
    Override {
        name: "month as a family name",
        applies: |name| {
            let last = name.candidate.tokens.end - 1;
            name.is_full_person() && name.view.is(last, WordClass::CALENDAR)
        },
        effect: Effect::AtLeastForChoice(8.0),
    },
];

/// The least odds of what can be nothing else.
pub(super) const CERTAIN: f32 = 5.0;

/// What a common noun takes away that describes and names nobody.
pub(super) const DESCRIPTION: f32 = 6.0;

/// A candidate with its odds so far.
struct Judged<'a, 'd, 't> {
    view: &'a View<'d, 't>,
    candidate: &'a Candidate,
    /// The type that the rules alone would choose.
    choice: Option<NameType>,
    odds: LogOdds,
}

/// The odds, with what the rules know better.
pub(super) fn apply(view: &View<'_, '_>, candidate: &Candidate, odds: LogOdds) -> LogOdds {
    let mut judged = Judged {
        view,
        candidate,
        choice: decide::choice(view, candidate),
        odds,
    };
    for row in &OVERRIDES {
        if (row.applies)(&judged) {
            judged.change(&row.effect);
        }
    }
    judged.odds
}

impl Judged<'_, '_, '_> {
    fn change(&mut self, effect: &Effect) {
        let (_, most) = self.odds.best();
        let odds = &mut self.odds.0;
        let choice = self.choice.map(NameType::index);
        match *effect {
            Effect::Add(kind, more) => odds[kind.index()] += more,
            Effect::Outdo(kind, rival, more) => {
                odds[kind.index()] = odds[kind.index()].max(odds[rival.index()]) + more;
            }
            Effect::Replace(kind, rival) => {
                odds[kind.index()] = odds[kind.index()].max(odds[rival.index()]);
                odds[rival.index()] = f32::MIN;
            }
            Effect::Certainly(kind) => self.odds = self.odds.only(kind, CERTAIN),
            Effect::TakeFromAll(less) => *odds = odds.map(|odds| odds - less),
            Effect::AddToChoice(more) => choice.into_iter().for_each(|at| odds[at] += more),
            Effect::AtLeastForChoice(least) => {
                choice
                    .into_iter()
                    .for_each(|at| odds[at] = odds[at].max(least));
            }
            Effect::LeadForChoice(more) => {
                choice
                    .into_iter()
                    .for_each(|at| odds[at] = odds[at].max(most) + more);
            }
        }
    }

    /// A rule speaks for the type, for this reason.
    fn is_by(&self, kind: NameType, reason: Reason) -> bool {
        let mut evidence = self.candidate.evidence.iter();
        evidence.any(|w| w.kind == kind && w.reason == reason)
    }

    fn is_long(&self) -> bool {
        self.candidate.tokens.len() > 1
    }

    /// The rules see a person's name of several words.
    fn is_full_person(&self) -> bool {
        self.choice == Some(Person) && self.is_long()
    }
}

fn is_letters_of_state(name: &Judged<'_, '_, '_>) -> bool {
    !name.is_long()
        && name.view.case(name.candidate.tokens.start) == Case::Upper
        && name.is_by(Place, Reason::ListedCountry)
}

/// "Ohio State", "South Dakota State's": behind the name of a state of the US, which no city bears.
fn is_state_university(name: &Judged<'_, '_, '_>) -> bool {
    let (view, tokens) = (name.view, &name.candidate.tokens);
    let last = tokens.end - 1;
    if !name.is_long() || view.lower(last) != "state" || !view.is_capital(last) {
        return false;
    }
    let known = view.lexicon.listed(view.doc, &(tokens.start..last));
    let is_city = |k: &LexiconEntry| matches!(k.kind, EntryKind::City | EntryKind::Capital);
    let is_state = |k: &LexiconEntry| k.kind == EntryKind::Region && k.country == Some(*b"US");
    known.iter().any(is_state) && !known.iter().any(is_city)
}

/// "the Company", "the Kingdom": a common noun behind its article describes, capital or not.
fn is_description(name: &Judged<'_, '_, '_>) -> bool {
    let (view, noun) = (name.view, name.candidate.tokens.start);
    !name.is_long()
        && name.candidate.listed.is_none()
        && view.case(noun) == Case::Title
        && view.is(noun, WordClass::BODY.or(WordClass::PLACE_NOUN))
        && !view.is(noun, WordClass::INSTITUTION)
        && noun > 0
        && matches!(
            view.lower(noun - 1),
            "the" | "this" | "our" | "its" | "his" | "her" | "their"
        )
}

/// "Mr", "Mrs.", "Dr": a title of three letters at most stands in front.
fn is_addressed(name: &Judged<'_, '_, '_>) -> bool {
    let view = name.view;
    let before = view.before(name.candidate.tokens.start);
    name.odds.best().0 == Place
        && before.is_some_and(|title| {
            let written = view.doc.written(title).trim_end_matches('.');
            written.len() <= 3 && view.is(title, WordClass::TITLE) && view.is_capital(title)
        })
}

fn has_calling_before_comma(name: &Judged<'_, '_, '_>) -> bool {
    let mut evidence = name.candidate.evidence.iter();
    evidence.any(|e| e.reason == Reason::RoleBefore && e.tokens.end < name.candidate.tokens.start)
        && name.candidate.title.is_none()
}

fn holds_mark(name: &Judged<'_, '_, '_>) -> bool {
    let mut tokens = name.candidate.tokens.clone();
    tokens.any(|t| quotation_marks::is_mark(name.view.doc.written(t)))
}

#[cfg(test)]
mod tests;
