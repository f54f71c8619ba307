//! The labels of a token: outside, or at the begin, inside, end of a name of one type, or a name of one token.

/// Number of labels: outside, and four positions for each of [`KINDS`] and for [`OTHER`].
pub const LABELS: usize = 1 + 4 * (KINDS + 1);

/// The label of a token outside of all names.
pub const OUTSIDE: usize = 0;

/// How many types a name can have; which they are, `pressmark` says.
pub const KINDS: usize = 4;

/// The type, behind those of [`KINDS`], of names that are known as such and never shown: works, products, events, prizes. A film is
/// no organization, and it is not nothing either.
pub const OTHER: usize = KINDS;

/// Where in a name a token stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Position {
    /// First of several tokens.
    Begin,
    /// Neither first nor last.
    Inside,
    /// Last of several tokens.
    End,
    /// The only one.
    Single,
}

const POSITIONS: [Position; 4] = [
    Position::Begin,
    Position::Inside,
    Position::End,
    Position::Single,
];

/// The label of a token at a position in a name of the type number `kind`, or of [`OTHER`].
#[must_use]
pub const fn label(kind: usize, position: Position) -> usize {
    1 + 4 * kind + position as usize
}

/// The label of token number `at` of a name of `length` tokens.
#[must_use]
pub const fn label_at(kind: usize, at: usize, length: usize) -> usize {
    let position = match (at, length) {
        (_, 1) => Position::Single,
        (0, _) => Position::Begin,
        (at, length) if at + 1 == length => Position::End,
        _ => Position::Inside,
    };
    label(kind, position)
}

/// Type (less than [`KINDS`], or [`OTHER`]) and position; none for [`OUTSIDE`] and beyond the last label.
#[must_use]
pub const fn parts(label: usize) -> Option<(usize, Position)> {
    if label == OUTSIDE || label >= LABELS {
        return None;
    }
    Some(((label - 1) / 4, POSITIONS[(label - 1) % 4]))
}

/// Whether the second label may follow the first inside a sentence.
#[must_use]
pub const fn may_follow(first: usize, second: usize) -> bool {
    match (parts(first), parts(second)) {
        (
            Some((a, Position::Begin | Position::Inside)),
            Some((b, Position::Inside | Position::End)),
        ) => a == b,
        (Some((_, Position::Begin | Position::Inside)), _) => false,
        (_, second) => !matches!(second, Some((_, Position::Inside | Position::End))),
    }
}

/// Whether a sentence may begin with the label.
#[must_use]
pub const fn may_begin(label: usize) -> bool {
    may_follow(OUTSIDE, label)
}

/// Whether a sentence may end with the label.
#[must_use]
pub const fn may_end(label: usize) -> bool {
    may_follow(label, OUTSIDE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_whole_and_of_one_type() {
        let person = |position| label(1, position);
        assert!(may_follow(person(Position::Begin), person(Position::End)));
        assert!(!may_follow(person(Position::Begin), OUTSIDE));
        assert!(!may_follow(
            person(Position::Begin),
            label(0, Position::End)
        ));
        assert!(!may_follow(OUTSIDE, person(Position::Inside)));
        assert!(may_follow(
            person(Position::End),
            label(0, Position::Single)
        ));
        assert!(may_begin(person(Position::Single)) && !may_begin(person(Position::End)));
        assert!(may_end(person(Position::End)) && !may_end(person(Position::Inside)));
    }

    #[test]
    fn labels_and_parts_are_inverse() {
        for at in 1..LABELS {
            let (kind, position) = parts(at).unwrap();
            assert_eq!(label(kind, position), at);
        }
        assert_eq!(parts(OUTSIDE), None);
        assert_eq!(label_at(2, 0, 1), label(2, Position::Single));
        assert_eq!(label_at(2, 1, 3), label(2, Position::Inside));
    }
}
