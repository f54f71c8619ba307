//! He or she, by a noun.

use crate::kinds::Gender;
use crate::lexicon::WordClass;

/// Of a noun with these uses: "spokeswoman".
pub(super) const fn of_noun(class: WordClass) -> Gender {
    match (
        class.any(WordClass::ROLE_MALE),
        class.any(WordClass::ROLE_FEMALE),
    ) {
        (true, false) => Gender::Male,
        (false, true) => Gender::Female,
        _ => Gender::Unknown,
    }
}
