//! Variants of reports: "They said the road was closed." becomes “The road was closed,” they said, and the like.
//!
//! Newspapers put the speaker in front, behind, behind the verb and in the middle; the treebanks hold four hundred of the first and some
//! thirty of each other. What depends on what stays as treebanks have it: what is said completes the verb wherever it stands, but where
//! the report stands in the middle of it, the report hangs on it as a parenthesis.

use std::ops::Range;

use pressmark::grammar::{Relation, Tag, form_of};
use pressmark::text::{Case, TokenKind};

use super::examples::{Sentence, Token, Vectors, Vocabulary};
use super::gold::Document;
use crate::names::random::Random;

/// The marks that variants need.
pub(super) struct Marks {
    comma: Token,
    opening: Token,
    closing: Token,
}

impl Marks {
    /// As they stand in the documents.
    pub(super) fn of(
        documents: &[Document],
        vocabulary: &Vocabulary,
        vectors: &mut Vectors,
    ) -> Option<Self> {
        let mut mark = |written: &str| {
            let form = form_of(written, TokenKind::Punct, Case::Lower);
            let mut tokens = documents
                .iter()
                .flat_map(|document| &document.observed.tokens);
            let known = tokens.find(|token| token.form == form)?;
            Some(vocabulary.token(known, vectors))
        };
        Some(Self {
            comma: mark(",")?,
            opening: mark("“").or_else(|| mark("\""))?,
            closing: mark("”").or_else(|| mark("\""))?,
        })
    }
}

/// A sentence that tells what somebody says: where its parts stand.
struct Report {
    subject: Range<usize>,
    verb: usize,
    /// The verb and all behind it, up to what is said.
    verb_on: Range<usize>,
    /// Without "that".
    said: Range<usize>,
    /// What the clause of what is said hangs on, and its subject where that comes first.
    said_head: usize,
    said_subject: Option<Range<usize>>,
}

/// Variants of the sentence by chance: none where it is no report.
pub(super) fn variants(sentence: &Sentence, marks: &Marks, random: &mut Random) -> Vec<Sentence> {
    let Some(report) = Report::of(sentence) else {
        return Vec::new();
    };
    let inverts = report.verb_on.start == report.verb
        && sentence.tags[report.subject.start] != Some(Tag::Pronoun);
    let quoted = random.chance(0.5);
    let inverted = inverts && random.chance(0.6);
    let mut variants = Vec::new();
    if random.chance(0.7) {
        variants.push(report.behind(sentence, marks, quoted, inverted));
    }
    if let Some(first) = report.said_subject.clone().filter(|_| random.chance(0.5)) {
        variants.push(report.inside(sentence, marks, first, quoted, inverted));
    }
    if random.chance(0.2) {
        variants.push(report.before(sentence, marks));
    }
    variants
}

impl Report {
    fn of(sentence: &Sentence) -> Option<Self> {
        let tokens = sentence.tokens.len();
        let verb = (0..tokens)
            .find(|&at| sentence.heads[at] == tokens && sentence.tags[at] == Some(Tag::Verb))?;
        let on = |relation: Relation| {
            let mut dependents = (0..tokens)
                .filter(|&at| sentence.heads[at] == verb && sentence.relations[at] == relation);
            let only = dependents.next();
            only.filter(|_| dependents.next().is_none())
        };
        let (subject, said_head) = (on(Relation::Subject)?, on(Relation::ClausalComplement)?);
        let subject = whole(sentence, subject)?;
        let mut said = whole(sentence, said_head)?;
        let ends = said.end == tokens
            || said.end + 1 == tokens && sentence.tags[said.end] == Some(Tag::Punctuation);
        let that = sentence.relations[said.start] == Relation::Marker
            && sentence.heads[said.start] == said_head;
        said.start += usize::from(that);
        // Whatever hangs on the verb stands between subject and what is said, so the pieces can be moved.
        let fits = subject.start == 0
            && subject.end <= verb
            && verb < said.start
            && said.len() > 2
            && ends;
        let verb_on = subject.end..said.start - usize::from(that);
        let is_punctuated = verb_on
            .clone()
            .any(|at| sentence.tags[at] == Some(Tag::Punctuation));
        let said_subject = (said.start..said_head)
            .find(|&at| sentence.heads[at] == said_head && sentence.relations[at].is_subject())
            .and_then(|at| whole(sentence, at))
            .filter(|range| {
                range.start == said.start && sentence.tags[range.start] != Some(Tag::Pronoun)
            });
        (fits && !is_punctuated).then_some(Self {
            subject,
            verb,
            verb_on,
            said,
            said_head,
            said_subject,
        })
    }

    /// "they said", "said the officials".
    fn speaker(&self, out: &mut Variant<'_>, inverted: bool) {
        if inverted {
            out.take(self.verb..self.verb + 1);
            out.take(self.subject.clone());
            out.take(self.verb + 1..self.verb_on.end);
        } else {
            out.take(self.subject.clone());
            out.take(self.verb_on.clone());
        }
    }

    /// "The road was closed, they said."
    fn behind(&self, sentence: &Sentence, marks: &Marks, quoted: bool, inverted: bool) -> Sentence {
        let mut out = Variant::new(sentence);
        if quoted {
            out.mark(&marks.opening, self.said_head);
        }
        out.take(self.said.clone());
        out.mark(&marks.comma, self.verb);
        if quoted {
            out.mark(&marks.closing, self.said_head);
        }
        self.speaker(&mut out, inverted);
        out.take(self.said.end..sentence.tokens.len());
        out.finish()
    }

    /// "The road, they said, was closed."
    fn inside(
        &self,
        sentence: &Sentence,
        marks: &Marks,
        first: Range<usize>,
        quoted: bool,
        inverted: bool,
    ) -> Sentence {
        let mut out = Variant::new(sentence);
        if quoted {
            out.mark(&marks.opening, self.said_head);
        }
        out.take(first.clone());
        out.mark(&marks.comma, self.verb);
        if quoted {
            out.mark(&marks.closing, self.said_head);
        }
        self.speaker(&mut out, inverted);
        out.mark(&marks.comma, self.verb);
        if quoted {
            out.mark(&marks.opening, self.said_head);
        }
        out.take(first.end..self.said.end);
        out.take(self.said.end..sentence.tokens.len());
        if quoted {
            out.mark(&marks.closing, self.said_head);
        }
        out.hang(self.verb, self.said_head, Relation::Parataxis);
        out.root(self.said_head);
        out.finish()
    }

    /// "They said, “The road was closed.”"
    fn before(&self, sentence: &Sentence, marks: &Marks) -> Sentence {
        let mut out = Variant::new(sentence);
        self.speaker(&mut out, false);
        out.mark(&marks.comma, self.said_head);
        out.mark(&marks.opening, self.said_head);
        out.take(self.said.clone());
        out.take(self.said.end..sentence.tokens.len());
        out.mark(&marks.closing, self.said_head);
        out.finish()
    }
}

/// All that hangs on a word, where it stands together.
fn whole(sentence: &Sentence, head: usize) -> Option<Range<usize>> {
    let tokens = sentence.tokens.len();
    let hangs = |at: &usize| {
        let mut above = *at;
        for _ in 0..tokens {
            if above == head {
                return true;
            }
            match sentence.heads.get(above) {
                Some(&next) => above = next,
                None => return false,
            }
        }
        false
    };
    let all: Vec<usize> = (0..tokens).filter(hangs).collect();
    let (first, last) = (*all.first()?, *all.last()?);
    (last + 1 - first == all.len()).then_some(first..last + 1)
}

/// A sentence in the making: tokens of another in another order, and marks.
struct Variant<'a> {
    sentence: &'a Sentence,
    /// The token, the number in the sentence where it comes from there, what it hangs on there and how.
    pieces: Vec<(Token, Option<usize>, usize, Relation)>,
}

impl<'a> Variant<'a> {
    fn new(sentence: &'a Sentence) -> Self {
        Self {
            sentence,
            pieces: Vec::new(),
        }
    }

    fn take(&mut self, range: Range<usize>) {
        for at in range {
            let mut token = self.sentence.tokens[at];
            // The first word of the sentence has a capital, and a word that was the first has none if it is no name.
            if self.pieces.iter().all(|(_, from, ..)| from.is_none()) {
                token.capitalize();
            } else if at == 0 && self.sentence.tags[0] != Some(Tag::ProperNoun) {
                token.lower();
            }
            self.pieces.push((
                token,
                Some(at),
                self.sentence.heads[at],
                self.sentence.relations[at],
            ));
        }
    }

    fn mark(&mut self, mark: &Token, head: usize) {
        self.pieces.push((*mark, None, head, Relation::Punctuation));
    }

    fn hang(&mut self, token: usize, head: usize, relation: Relation) {
        for piece in self
            .pieces
            .iter_mut()
            .filter(|piece| piece.1 == Some(token))
        {
            (piece.2, piece.3) = (head, relation);
        }
    }

    fn root(&mut self, token: usize) {
        self.hang(token, self.sentence.tokens.len(), Relation::Root);
        // The stop at the end goes with the root.
        let last = self.sentence.tokens.len() - 1;
        if self.sentence.relations[last] == Relation::Punctuation {
            self.hang(last, token, Relation::Punctuation);
        }
    }

    fn finish(self) -> Sentence {
        let tokens = self.pieces.len();
        let mut place = vec![tokens; self.sentence.tokens.len() + 1];
        for (at, piece) in self.pieces.iter().enumerate() {
            if let Some(from) = piece.1 {
                place[from] = at;
            }
        }
        Sentence {
            tags: self
                .pieces
                .iter()
                .map(|piece| {
                    piece
                        .1
                        .map_or(Some(Tag::Punctuation), |from| self.sentence.tags[from])
                })
                .collect(),
            heads: self.pieces.iter().map(|piece| place[piece.2]).collect(),
            relations: self.pieces.iter().map(|piece| piece.3).collect(),
            tokens: self.pieces.into_iter().map(|piece| piece.0).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORD: Token = Token {
        vector: None,
        rows: [0; 5],
    };

    /// "They said the road was closed ."
    fn report() -> Sentence {
        Sentence {
            tokens: (0..7)
                .map(|n| Token {
                    vector: Some(n),
                    ..WORD
                })
                .collect(),
            tags: [
                Tag::Noun,
                Tag::Verb,
                Tag::Determiner,
                Tag::Noun,
                Tag::Auxiliary,
                Tag::Verb,
                Tag::Punctuation,
            ]
            .map(Some)
            .to_vec(),
            heads: vec![1, 7, 3, 5, 5, 1, 1],
            relations: vec![
                Relation::Subject,
                Relation::Root,
                Relation::Determiner,
                Relation::PassiveSubject,
                Relation::PassiveAuxiliary,
                Relation::ClausalComplement,
                Relation::Punctuation,
            ],
        }
    }

    fn marks() -> Marks {
        let mark = |n| Token {
            vector: Some(n),
            ..WORD
        };
        Marks {
            comma: mark(100),
            opening: mark(101),
            closing: mark(102),
        }
    }

    fn order(sentence: &Sentence) -> Vec<u32> {
        sentence
            .tokens
            .iter()
            .map(|token| token.vector.unwrap())
            .collect()
    }

    #[test]
    fn the_speaker_goes_behind_and_the_verb_before_him() {
        let sentence = report();
        let report = Report::of(&sentence).unwrap();
        let behind = report.behind(&sentence, &marks(), true, true);
        assert_eq!(order(&behind), [101, 2, 3, 4, 5, 100, 102, 1, 0, 6]);
        // "closed" completes "said", "said" is the root, "They" its subject.
        assert_eq!(behind.heads[4], 7);
        assert_eq!(behind.heads[7], 10);
        assert_eq!(
            (behind.heads[8], behind.relations[8]),
            (7, Relation::Subject)
        );
    }

    #[test]
    fn a_report_in_the_middle_hangs_on_what_is_said() {
        let sentence = report();
        let report = Report::of(&sentence).unwrap();
        let first = report.said_subject.clone().unwrap();
        let inside = report.inside(&sentence, &marks(), first, false, false);
        assert_eq!(order(&inside), [2, 3, 100, 0, 1, 100, 4, 5, 6]);
        assert_eq!(
            (inside.heads[4], inside.relations[4]),
            (7, Relation::Parataxis)
        );
        assert_eq!((inside.heads[7], inside.relations[7]), (9, Relation::Root));
        assert_eq!(inside.heads[1], 7);
        assert_eq!(inside.heads[8], 7);
    }

    #[test]
    fn what_is_no_report_has_no_variants() {
        let mut sentence = report();
        sentence.relations[5] = Relation::AdverbialClause;
        assert!(variants(&sentence, &marks(), &mut Random(1)).is_empty());
    }
}
