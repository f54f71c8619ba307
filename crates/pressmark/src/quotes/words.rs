//! Small closed classes of words that the attribution rules ask about. All words are folded (lower case).

pub(super) fn is_subject_pronoun(word: &str) -> bool {
    matches!(word, "he" | "she" | "they" | "it" | "i" | "we" | "you")
}

pub(super) fn is_determiner(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "a"
            | "an"
            | "this"
            | "that"
            | "these"
            | "those"
            | "his"
            | "her"
            | "its"
            | "their"
            | "our"
            | "my"
            | "your"
            | "some"
            | "many"
            | "several"
            | "most"
            | "few"
            | "both"
            | "another"
            | "one"
            | "no"
            | "each"
            | "every"
            | "any"
            | "other"
            | "all"
            | "more"
            | "two"
            | "three"
            | "four"
            | "five"
            | "six"
            | "seven"
            | "eight"
            | "nine"
            | "ten"
            | "dozens"
            | "hundreds"
    )
}

pub(super) fn is_auxiliary(word: &str) -> bool {
    matches!(
        word,
        "is" | "was"
            | "are"
            | "were"
            | "be"
            | "been"
            | "being"
            | "am"
            | "has"
            | "have"
            | "had"
            | "do"
            | "does"
            | "did"
            | "will"
            | "would"
            | "can"
            | "could"
            | "may"
            | "might"
            | "must"
            | "shall"
            | "should"
    ) || word.ends_with("n't")
}

/// Words that may stand between a subject and its verb.
pub(super) fn is_verb_adverb(word: &str) -> bool {
    matches!(
        word,
        "also"
            | "later"
            | "then"
            | "just"
            | "now"
            | "once"
            | "only"
            | "still"
            | "again"
            | "already"
            | "even"
            | "first"
            | "often"
            | "always"
            | "has"
            | "have"
            | "had"
            | "did"
            | "further"
            | "soon"
            | "instead"
            | "both"
            | "all"
            | "earlier"
            | "sometimes"
            | "too"
            | "afterwards"
            | "himself"
            | "herself"
    ) || word.len() > 4
        && word.ends_with("ly")
        && !matches!(
            word,
            "family" | "assembly" | "ally" | "july" | "italy" | "rally" | "reply" | "supply"
        )
}

/// Weekdays, months, "yesterday" and the nouns of time.
pub(super) fn is_time(word: &str) -> bool {
    is_month(word)
        || matches!(
            word,
            "monday"
                | "tuesday"
                | "wednesday"
                | "thursday"
                | "friday"
                | "saturday"
                | "sunday"
                | "yesterday"
                | "today"
                | "tonight"
                | "tomorrow"
                | "morning"
                | "afternoon"
                | "evening"
                | "night"
                | "week"
                | "month"
                | "year"
                | "weekend"
                | "earlier"
                | "recently"
                | "afterwards"
                | "mondays"
                | "day"
                | "time"
                | "minutes"
                | "hours"
                | "moments"
        )
}

/// Months but for May, which is a verb far more often.
pub(super) fn is_month(word: &str) -> bool {
    matches!(
        word,
        "january"
            | "february"
            | "march"
            | "april"
            | "june"
            | "july"
            | "august"
            | "september"
            | "october"
            | "november"
            | "december"
            | "jan."
            | "feb."
            | "mar."
            | "apr."
            | "aug."
            | "sept."
            | "oct."
            | "nov."
            | "dec."
    )
}

/// Words that lead into a phrase of time: "on Monday", "last week", "late Friday".
pub(super) fn leads_time(word: &str) -> bool {
    matches!(
        word,
        "on" | "last"
            | "this"
            | "next"
            | "late"
            | "early"
            | "in"
            | "by"
            | "the"
            | "that"
            | "at"
            | "of"
            | "since"
            | "until"
            | "same"
    )
}

pub(super) fn is_preposition(word: &str) -> bool {
    matches!(
        word,
        "of" | "for"
            | "in"
            | "at"
            | "from"
            | "with"
            | "to"
            | "on"
            | "by"
            | "near"
            | "over"
            | "against"
            | "about"
            | "under"
            | "into"
            | "through"
            | "during"
            | "after"
            | "before"
            | "between"
            | "among"
            | "across"
            | "around"
            | "outside"
            | "inside"
            | "within"
            | "without"
            | "behind"
            | "despite"
            | "via"
            | "upon"
            | "toward"
            | "towards"
            | "amid"
            | "following"
            | "including"
            | "like"
    )
}

/// Prepositions that tie a noun to the noun before it: "the head of the agency", "a spokesman for the Kremlin".
pub(super) fn ties_nouns(word: &str) -> bool {
    matches!(
        word,
        "of" | "for"
            | "in"
            | "at"
            | "from"
            | "with"
            | "on"
            | "to"
            | "near"
            | "behind"
            | "inside"
            | "representing"
            | "within"
    )
}

/// Words at which a clause starts: a subject never reaches back over them.
pub(super) fn starts_clause(word: &str) -> bool {
    matches!(
        word,
        "that"
            | "but"
            | "as"
            | "when"
            | "while"
            | "because"
            | "if"
            | "before"
            | "after"
            | "although"
            | "though"
            | "where"
            | "whether"
            | "so"
            | "since"
            | "until"
            | "unless"
            | "than"
            | "who"
            | "which"
            | "whose"
            | "whom"
            | "what"
            | "how"
            | "why"
            | "or"
            | "yet"
            | "nor"
            | "then"
    )
}

/// Words that make a saying unreal: nothing was said.
pub(super) fn is_negation(word: &str) -> bool {
    matches!(
        word,
        "not" | "never" | "nobody" | "neither" | "nor" | "without" | "cannot"
    ) || word.ends_with("n't")
}

/// "could say", "might argue": nobody has said it yet.
pub(super) fn is_unreal_modal(word: &str) -> bool {
    matches!(
        word,
        "could" | "might" | "may" | "should" | "would" | "must" | "can" | "shall"
    )
}

/// Words before which a mixed or indirect quotation ends when a comma stands before them.
pub(super) fn ends_content(word: &str) -> bool {
    matches!(
        word,
        "but"
            | "while"
            | "although"
            | "though"
            | "which"
            | "whereas"
            | "according"
            | "citing"
            | "prompting"
            | "sparking"
            | "drawing"
    )
}

pub(super) fn is_stop(written: &str) -> bool {
    matches!(written, "." | "!" | "?" | "…" | "..." | "...." | "?!")
}

pub(super) fn is_dash(written: &str) -> bool {
    matches!(written, "—" | "–" | "--" | "-" | "―")
}
