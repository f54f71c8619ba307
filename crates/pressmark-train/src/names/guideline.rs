//! One guideline for all corpora (`docs/annotation.md`): which labels an annotation allows for each token.

use std::ops::Range;

use pressmark::recogniser::{
    KINDS, LABELS, OTHER, OUTSIDE, Position, RecogniserInput, label, label_at, may_begin, may_end,
    may_follow, parts,
};

/// A name as a corpus gives it: UTF-8 bytes, and its type as an index in `KINDS`, or `OTHER`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Name {
    pub(crate) bytes: Range<usize>,
    pub(crate) kind: usize,
}

/// Every label.
pub(crate) const ANY: u32 = (1 << LABELS) - 1;
/// No name.
pub(crate) const NONE: u32 = 1 << OUTSIDE;

pub(crate) const PLACE: usize = 0;
pub(crate) const PERSON: usize = 1;
pub(crate) const ORGANIZATION: usize = 2;
pub(crate) const GROUP: usize = 3;

/// The index of a type by the name that corpora use.
pub(crate) fn kind(name: &str) -> Option<usize> {
    let names = ["place", "person", "organization", "group", "other"];
    debug_assert_eq!(names.len(), KINDS.len() + 1);
    names.iter().position(|known| *known == name)
}

/// Which labels an annotation has beside people, organizations and places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Scheme {
    /// Peoples.
    pub(crate) groups: bool,
    /// Names of other things.
    pub(crate) others: bool,
}

impl Scheme {
    /// What a token outside of all names may be. What the annotation has no label for may be nothing there, or that.
    fn outside(self) -> u32 {
        if self.others {
            NONE
        } else {
            NONE | any_position(OTHER)
        }
    }
}

/// What an annotation allows, token by token.
///
/// Where the scheme has no label for peoples, a listed people outside of its names may be a group or nothing, and one that it calls
/// a place or a person is a group.
pub(crate) fn allowed(
    text: &str,
    input: &RecogniserInput,
    names: &[Name],
    scheme: Scheme,
) -> Vec<u32> {
    let tokens = input.tokens();
    let outside = scheme.outside();
    let mut allowed = vec![outside; tokens.len()];
    if !scheme.groups {
        for token in (0..tokens.len()).filter(|&t| input.is_of_people(t)) {
            allowed[token] = outside | any_position(GROUP);
        }
    }
    let mut taken = vec![false; tokens.len()];
    let mut names: Vec<&Name> = names.iter().collect();
    names.sort_by_key(|name| (std::cmp::Reverse(name.bytes.len()), name.bytes.start));
    for name in names {
        let first = tokens.partition_point(|t| t.end as usize <= name.bytes.start);
        let end = tokens.partition_point(|t| (t.start as usize) < name.bytes.end);
        let covered = trim(text, input, first..end.max(first));
        if covered.is_empty() || taken[covered.clone()].contains(&true) {
            continue;
        }
        taken[covered.clone()].fill(true);
        // The annotation ends inside a token, or the name runs over a sentence's end: no label fits.
        let whole = tokens[covered.start].start as usize >= name.bytes.start
            && tokens[covered.end - 1].end as usize <= name.bytes.end;
        let sentences = input.sentences();
        let home = sentences.partition_point(|s| s.end <= covered.start);
        if !whole || sentences[home].end < covered.end {
            allowed[covered].fill(ANY);
            continue;
        }
        let all = |is: fn(&RecogniserInput, usize) -> bool| covered.clone().all(|t| is(input, t));
        let people = all(RecogniserInput::is_of_people);
        let kind = match name.kind {
            PLACE | PERSON if people && !scheme.groups => GROUP,
            // "Taliban": some call its members a group; the list says that it is an organization.
            GROUP if all(RecogniserInput::is_of_organization) && !people => ORGANIZATION,
            kind => kind,
        };
        for (at, token) in covered.clone().enumerate() {
            allowed[token] = 1 << label_at(kind, at, covered.len());
        }
    }
    open_compounds(text, input, &mut allowed);
    allowed
}

/// The labels without those of names that are never shown, which are nothing to whoever reads.
pub(crate) fn shown(labels: u32) -> u32 {
    match labels & !any_position(OTHER) {
        0 => NONE,
        shown => shown,
    }
}

/// The labels of all positions of a type.
pub(crate) fn any_position(kind: usize) -> u32 {
    [
        Position::Begin,
        Position::Inside,
        Position::End,
        Position::Single,
    ]
    .into_iter()
    .fold(0, |bits, position| bits | 1 << label(kind, position))
}

/// Without an article before, without a possessive after.
fn trim(text: &str, input: &RecogniserInput, mut tokens: Range<usize>) -> Range<usize> {
    let word = |token: usize| input.tokens()[token].of(text);
    while tokens.len() > 1 && is_article(word(tokens.start)) {
        tokens.start += 1;
    }
    while tokens.len() > 1
        && (matches!(word(tokens.end - 1), "'s" | "’s" | "'" | "’" | "," | ".")
            || is_behind_name(word(tokens.end - 1)))
    {
        tokens.end -= 1;
    }
    while tokens.len() > 1 && is_before_name(word(tokens.start)) {
        tokens.start += 1;
    }
    tokens
}

fn is_article(word: &str) -> bool {
    ["the", "a", "an"]
        .iter()
        .any(|article| word.eq_ignore_ascii_case(article))
}

/// "Iran-backed" and "pro-Russian" are one token each to the corpora and none of them a name; here the name is a token of its own. Where
/// no name was seen it is open.
fn open_compounds(text: &str, input: &RecogniserInput, allowed: &mut [u32]) {
    let tokens = input.tokens();
    let word = |token: usize| tokens[token].of(text);
    let joined = |token: usize| token > 0 && tokens[token - 1].end == tokens[token].start;
    for token in 1..tokens.len() {
        if !joined(token) {
            continue;
        }
        let in_compound = if is_behind_name(word(token)) {
            // The name before it: as many words with capitals as stand there, without an article at the sentence's start.
            let is_name =
                |&at: &usize| word(at).starts_with(char::is_uppercase) && !is_article(word(at));
            (0..token).rev().take_while(is_name).last()
        } else {
            is_before_name(word(token - 1)).then_some(token)
        };
        let end = if is_behind_name(word(token)) {
            token
        } else {
            token + 1
        };
        let name = in_compound.unwrap_or(end)..end;
        if allowed[name.clone()]
            .iter()
            .all(|&labels| shown(labels) == NONE)
        {
            allowed[name].fill(ANY);
        }
    }
}

/// "-backed"
fn is_behind_name(word: &str) -> bool {
    word.len() > 1
        && word.starts_with(['-', '\u{2010}', '\u{2011}'])
        && word.ends_with(char::is_alphabetic)
}

/// "pro-"
fn is_before_name(word: &str) -> bool {
    word.len() > 1
        && word.ends_with(['-', '\u{2010}', '\u{2011}'])
        && word.starts_with(char::is_alphabetic)
}

/// The names that are shown and of whose tokens each has one label: tokens and type.
pub(crate) fn decided(allowed: &[u32], sentences: &[Range<usize>]) -> Vec<(Range<usize>, usize)> {
    let mut names = Vec::new();
    for sentence in sentences {
        let mut begin = None;
        for token in sentence.clone() {
            let labels = shown(allowed[token]);
            let label = labels.trailing_zeros() as usize;
            match parts(label).filter(|_| labels.is_power_of_two()) {
                Some((kind, Position::Single)) => names.push((token..token + 1, kind)),
                Some((_, Position::Begin)) => begin = Some(token),
                Some((_, Position::Inside)) => {}
                Some((kind, Position::End)) => {
                    names.extend(begin.take().map(|begin| (begin..token + 1, kind)));
                }
                None => begin = None,
            }
        }
    }
    names
}

/// Whether some sequence of labels is allowed.
pub(crate) fn is_possible(allowed: &[u32]) -> bool {
    let mut reached: u32 = (0..LABELS)
        .filter(|&l| may_begin(l))
        .fold(0, |bits, l| bits | 1 << l);
    for (token, allowed) in allowed.iter().enumerate() {
        if token > 0 {
            let before = reached;
            reached = (0..LABELS)
                .filter(|&b| (0..LABELS).any(|a| before >> a & 1 == 1 && may_follow(a, b)))
                .fold(0, |bits, b| bits | 1 << b);
        }
        reached &= allowed;
    }
    allowed.is_empty() || (0..LABELS).any(|l| reached >> l & 1 == 1 && may_end(l))
}

/// What three teachers' labels allow together. `first` is the best of them: it decides with either other; where the other two
/// agree against it, both readings are open; where all differ, all three are. Each is given as allowed labels.
pub(crate) fn agreement(first: &[u32], second: &[u32], third: &[u32]) -> Vec<u32> {
    let voices = first.iter().zip(second).zip(third);
    let decided: Vec<u32> = voices
        .clone()
        .map(|((&a, &b), &c)| match (a & b) | (a & c) {
            0 if b & c != 0 => a | b & c,
            0 => a | b | c,
            agreed => agreed,
        })
        .collect();
    if is_possible(&decided) {
        return decided;
    }
    voices.map(|((a, b), c)| a | b | c).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(text: &str, name: &str, kind: usize) -> Name {
        let start = text.find(name).unwrap();
        Name {
            bytes: start..start + name.len(),
            kind,
        }
    }

    fn labels(text: &str, names: &[Name], groups: bool) -> Vec<u32> {
        let scheme = Scheme {
            groups,
            others: true,
        };
        let input = pressmark::Pipeline::new().recogniser_input(text);
        allowed(text, &input, names, scheme)
    }

    #[test]
    fn works_are_open_where_the_corpus_has_no_label_for_them_and_never_shown() {
        let text = "They saw Low Tide in Lyon.";
        let input = pressmark::Pipeline::new().recogniser_input(text);
        let scheme = |others| Scheme {
            groups: true,
            others,
        };
        let lyon = place(text, "Lyon", PLACE);
        let open = allowed(text, &input, std::slice::from_ref(&lyon), scheme(false));
        assert_eq!(open[2], NONE | any_position(OTHER));
        let names = [lyon, place(text, "Low Tide", OTHER)];
        let told = allowed(text, &input, &names, scheme(true));
        assert_eq!(told[2..4], [0, 1].map(|at| 1 << label_at(OTHER, at, 2)));
        assert_eq!(
            told.iter().filter(|&&labels| shown(labels) == NONE).count(),
            6
        );
        for labels in [open, told] {
            assert_eq!(decided(&labels, input.sentences()), [(5..6, PLACE)]);
        }
    }

    #[test]
    fn articles_and_possessives_are_no_part_of_a_name() {
        let text = "Then the Harbour Board's chair left.";
        let found = labels(text, &[place(text, "the Harbour Board's", 2)], true);
        let expected = [
            NONE,
            NONE,
            1 << label_at(2, 0, 2),
            1 << label_at(2, 1, 2),
            NONE,
        ];
        assert_eq!(found[..5], expected);
    }

    #[test]
    fn peoples_are_open_where_the_corpus_has_no_label_for_them() {
        let text = "The German mayor of Lyon spoke.";
        let names = [place(text, "Lyon", PLACE)];
        assert_eq!(labels(text, &names, false)[1], NONE | any_position(GROUP));
        assert_eq!(labels(text, &names, true)[1], NONE);
        let german = [place(text, "German", PLACE)];
        assert_eq!(labels(text, &german, false)[1], 1 << label_at(GROUP, 0, 1));
    }

    #[test]
    fn a_name_that_ends_inside_a_token_leaves_the_token_open() {
        let text = "A Marsh-minded council met.";
        assert_eq!(labels(text, &[place(text, "Marsh", 1)], true)[1], ANY);
    }

    #[test]
    fn a_name_in_a_compound_is_open_where_nobody_saw_it() {
        let text = "A North Vantaro-led force met pro-Kolme deputies.";
        let found = labels(text, &[], true);
        assert_eq!(found[..5], [NONE, ANY, ANY, NONE, NONE]);
        assert_eq!(found[5..9], [NONE, NONE, ANY, NONE]);
        let whole = [place(text, "North Vantaro-led", PLACE)];
        assert_eq!(labels(text, &whole, true)[2], 1 << label_at(PLACE, 1, 2));
    }

    #[test]
    fn teachers_decide_two_against_one() {
        let single = |kind| 1 << label_at(kind, 0, 1);
        let (person, body) = (single(1), single(2));
        assert_eq!(agreement(&[person], &[person], &[NONE]), [person]);
        assert_eq!(agreement(&[person], &[NONE], &[NONE]), [person | NONE]);
        assert_eq!(
            agreement(&[person], &[body], &[NONE]),
            [person | body | NONE]
        );
        // Half a name is no name: then everything that somebody said is open.
        let halves = (
            [label_at(1, 0, 2), label_at(1, 1, 2)].map(|l| 1 << l),
            [NONE, NONE],
        );
        let mixed = agreement(&[halves.0[0], NONE], &[halves.0[0], halves.0[1]], &halves.1);
        assert!(is_possible(&mixed));
    }
}
