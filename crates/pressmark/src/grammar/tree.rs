//! A dependency tree for each sentence: what every word depends on, and how.

use core::ops::Range;

use super::Relation;
use super::TokenIdx;

/// The trees of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trees {
    arcs: Vec<Arc>,
}

/// What a token depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arc {
    /// The token, of the same sentence; none for a root. A sentence may have several roots.
    pub head: Option<TokenIdx>,
    /// How.
    pub relation: Relation,
}

impl Arc {
    /// Of a root.
    pub const ROOT: Self = Self {
        head: None,
        relation: Relation::Root,
    };
}

impl Trees {
    /// One arc a token, in the order of the tokens.
    #[must_use]
    pub fn new(arcs: Vec<Arc>) -> Self {
        Self { arcs }
    }

    /// The arc of a token; that of a root past the end.
    #[must_use]
    pub fn arc(&self, token: TokenIdx) -> Arc {
        self.arcs.get(token.at()).copied().unwrap_or(Arc::ROOT)
    }

    /// What the token depends on; none for a root.
    #[must_use]
    pub fn head(&self, token: TokenIdx) -> Option<TokenIdx> {
        self.arc(token).head
    }

    /// How the token depends on its head.
    #[must_use]
    pub fn relation(&self, token: TokenIdx) -> Relation {
        self.arc(token).relation
    }

    /// Arcs of all tokens.
    #[must_use]
    pub fn arcs(&self) -> &[Arc] {
        &self.arcs
    }

    /// Every token above this one, nearest first. Ends even where arcs go in a circle.
    pub fn above(&self, token: TokenIdx) -> impl Iterator<Item = TokenIdx> + '_ {
        let mut next = self.head(token);
        let mut left = self.arcs.len();
        core::iter::from_fn(move || {
            let here = next?;
            left = left.checked_sub(1)?;
            next = self.head(here);
            Some(here)
        })
    }
}

/// For each token of a range its dependents, in text order, in two flat lists.
#[derive(Clone, Debug, Default)]
pub(crate) struct Dependents {
    begins: Vec<u32>,
    tokens: Vec<TokenIdx>,
}

impl Dependents {
    /// Of every token of the trees.
    pub(crate) fn of(trees: &Trees) -> Self {
        let mut begins = vec![0; trees.arcs.len() + 1];
        let heads = || trees.arcs.iter().map(|arc| arc.head);
        for head in heads().flatten() {
            begins[head.at() + 1] += 1;
        }
        for at in 1..begins.len() {
            begins[at] += begins[at - 1];
        }
        let mut free = begins.clone();
        let mut tokens = vec![TokenIdx::new(0); *begins.last().unwrap_or(&0) as usize];
        for (token, head) in heads().enumerate() {
            if let Some(head) = head {
                let slot = &mut free[head.at()];
                tokens[*slot as usize] = TokenIdx::new(token);
                *slot += 1;
            }
        }
        Self { begins, tokens }
    }

    /// The tokens that depend on this one, in text order.
    pub(crate) fn on(&self, head: TokenIdx) -> &[TokenIdx] {
        let begin = |at: usize| self.begins.get(at).map_or(0, |&begin| begin as usize);
        let (from, to) = (begin(head.at()), begin(head.at() + 1));
        self.tokens.get(from..to).unwrap_or_default()
    }
}

/// From the first to the last token of each token's subtree: `extents[token]`, as numbers of tokens.
pub(crate) fn extents(trees: &Trees) -> Vec<Range<usize>> {
    let mut extents: Vec<Range<usize>> = (0..trees.arcs.len()).map(|at| at..at + 1).collect();
    for at in 0..trees.arcs.len() {
        for above in trees.above(TokenIdx::new(at)) {
            let extent = &mut extents[above.at()];
            if extent.contains(&at) {
                break;
            }
            *extent = extent.start.min(at)..extent.end.max(at + 1);
        }
    }
    extents
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trees(heads: &[Option<usize>]) -> Trees {
        let arc = |head: &Option<usize>| Arc {
            head: head.map(TokenIdx::new),
            relation: Relation::Other,
        };
        Trees::new(heads.iter().map(arc).collect())
    }

    /// The old bridge of the town reopened.
    fn bridge() -> Trees {
        trees(&[Some(2), Some(2), Some(6), Some(5), Some(5), Some(2), None])
    }

    #[test]
    fn dependents_come_in_text_order() {
        let dependents = Dependents::of(&bridge());
        let on = |token| {
            let on = dependents.on(TokenIdx::new(token)).iter();
            on.map(|token| token.at()).collect::<Vec<_>>()
        };
        assert_eq!(on(2), [0, 1, 5]);
        assert_eq!(on(6), [2]);
        assert!(on(0).is_empty() && on(99).is_empty());
    }

    #[test]
    fn a_subtree_has_an_extent() {
        let extents = extents(&bridge());
        assert_eq!(extents[2], 0..6);
        assert_eq!(extents[5], 3..6);
        assert_eq!(extents[6], 0..7);
    }

    #[test]
    fn a_circle_ends() {
        let circle = trees(&[Some(1), Some(0)]);
        assert_eq!(circle.above(TokenIdx::new(0)).count(), 2);
        assert_eq!(extents(&circle), [0..2, 0..2]);
    }
}
