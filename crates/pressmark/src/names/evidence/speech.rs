//! A verb of speech beside the name: somebody speaks.

use crate::kinds::NameType;
use crate::lexicon::WordClass;
use crate::names::candidate::Candidate;
use crate::names::reason::Reason;
use crate::names::view::View;
use crate::text::Case;

pub(super) fn collect(view: &View<'_, '_>, candidate: &mut Candidate) {
    let tokens = candidate.tokens.clone();
    let mut after = tokens.end;
    while view.is(after, WordClass::ADVERB) && after < tokens.end + 2 {
        after += 1;
    }
    let verb = if view.is(after, WordClass::SPEECH) && !view.is_capital(after) {
        after
    } else {
        match tokens.start.checked_sub(1) {
            Some(before)
                if view.is(before, WordClass::SPEECH)
                    && view.adjoins(tokens.start)
                    && ends_sentence_part(view, tokens.end) =>
            {
                before
            }
            _ => return,
        }
    };
    let acronym = tokens.len() == 1 && view.case(tokens.start) == Case::Upper;
    candidate.add_evidence(
        NameType::Person,
        if acronym { 4 } else { 24 },
        Reason::SpeechVerb,
        verb..verb + 1,
    );
    candidate.add_evidence(
        NameType::Organization,
        8,
        Reason::SpeechVerb,
        verb..verb + 1,
    );
}

/// “... ,” said Okafor. / , who ...
fn ends_sentence_part(view: &View<'_, '_>, token: usize) -> bool {
    !view.is_word(token)
        || view.is(
            token,
            WordClass::PLACE_PREPOSITION.or(WordClass::WEAK_PREPOSITION),
        )
}
