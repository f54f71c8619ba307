//! Treebanks by our own tokens: which tag, head and relation each of them should have.
//!
//! Annotators and we cut texts into tokens in different ways: "isn't" is two words to them and one to us. Tokens and words that
//! share letters, directly or by way of others, are one block, and one decision. It hangs on the block's head word, the first whose
//! own head stands outside of the block, and on one of our tokens: the last that shares letters with that word and is no mark.

use std::ops::Range;
use std::path::Path;

use pressmark::Pipeline;
use pressmark::grammar::{Observation, Relation, Tag};
use pressmark::text::TokenKind;

use crate::corpora::{self, conllu};
use crate::failure::Failure;

/// A document: our tokens, and what annotators say of each.
pub(crate) struct Document {
    pub(crate) observed: Observation,
    /// One for each token.
    pub(crate) gold: Vec<Gold>,
    /// Words of which no token shares a letter.
    pub(crate) lost: usize,
}

/// What annotators say of a token.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Gold {
    /// None where no word shares a letter with it.
    pub(crate) tag: Option<Tag>,
    /// The token that it depends on; none where that stands in another of our sentences, or where there is none.
    pub(crate) head: Option<usize>,
    pub(crate) relation: Relation,
    /// The token stands for its block.
    pub(crate) decides: bool,
}

const UNKNOWN: Gold = Gold {
    tag: None,
    head: None,
    relation: Relation::Root,
    decides: false,
};

/// The documents of a folder whose names begin with one of `prefixes`.
pub(crate) fn read(
    pipeline: &Pipeline,
    folder: &Path,
    prefixes: &[&str],
) -> Result<Vec<Document>, Failure> {
    let files = corpora::conllu_files(folder, prefixes)?;
    files.iter().map(|file| document(pipeline, file)).collect()
}

fn document(pipeline: &Pipeline, file: &Path) -> Result<Document, Failure> {
    let treebank =
        conllu::parse(&corpora::read(file)?).map_err(|failure| failure.at(file.display()))?;
    Ok(align(&treebank, pipeline.observe_grammar(&treebank.text)))
}

/// Words and tokens that share letters.
struct Block {
    words: Range<usize>,
    tokens: Range<usize>,
}

fn align(treebank: &conllu::Treebank, observed: Observation) -> Document {
    let words = bytes_of_words(treebank);
    let tokens: Vec<Range<usize>> = observed
        .tokens
        .iter()
        .map(|token| token.span.start as usize..token.span.end as usize)
        .collect();
    let (blocks, lost) = blocks(&words, &tokens);
    let sentences: Vec<usize> = {
        let ranges = observed.sentences.iter().enumerate();
        ranges
            .flat_map(|(n, range)| range.clone().map(move |_| n))
            .collect()
    };
    let chosen: Vec<(usize, usize)> = blocks
        .iter()
        .map(|block| choose(treebank, block, &words, &observed))
        .collect();
    // The token that stands for each word.
    let mut stands = vec![None; words.len()];
    for (block, &(_, token)) in blocks.iter().zip(&chosen) {
        stands[block.words.clone()].fill(Some(token));
    }
    let mut gold = vec![UNKNOWN; tokens.len()];
    for (block, &(word, token)) in blocks.iter().zip(&chosen) {
        let word = &treebank.words[word];
        let tag = Tag::of_name(&word.upos);
        let head = word
            .head
            .and_then(|head| stands[head])
            .filter(|&head| sentences[head] == sentences[token]);
        for part in block.tokens.clone() {
            let mark = observed.tokens[part].kind == TokenKind::Punct;
            gold[part] = Gold {
                tag: if mark && part != token {
                    Some(Tag::Punctuation)
                } else {
                    tag
                },
                head: Some(token).filter(|_| sentences[part] == sentences[token]),
                relation: if mark {
                    Relation::Punctuation
                } else {
                    Relation::Other
                },
                decides: false,
            };
        }
        gold[token] = Gold {
            tag,
            head,
            relation: head.map_or(Relation::Root, |_| Relation::of_name(&word.relation)),
            decides: true,
        };
    }
    Document {
        observed,
        gold,
        lost,
    }
}

/// The head word of a block, and the token that stands for the block.
fn choose(
    treebank: &conllu::Treebank,
    block: &Block,
    words: &[Range<usize>],
    observed: &Observation,
) -> (usize, usize) {
    let outside = |word: &usize| {
        treebank.words[*word]
            .head
            .is_none_or(|head| !block.words.contains(&head))
    };
    let word = block
        .words
        .clone()
        .find(outside)
        .unwrap_or(block.words.start);
    let shares = |token: &usize| {
        let span = observed.tokens[*token].span;
        (span.start as usize) < words[word].end && words[word].start < span.end as usize
    };
    let sharing: Vec<usize> = block.tokens.clone().filter(shares).collect();
    let speaking = sharing
        .iter()
        .rev()
        .find(|&&token| observed.tokens[token].kind != TokenKind::Punct);
    (
        word,
        speaking
            .or(sharing.first())
            .copied()
            .unwrap_or(block.tokens.start),
    )
}

/// The blocks, and how many words are in none.
fn blocks(words: &[Range<usize>], tokens: &[Range<usize>]) -> (Vec<Block>, usize) {
    let (mut blocks, mut lost) = (Vec::new(), 0);
    let (mut word, mut token) = (0, 0);
    while word < words.len() && token < tokens.len() {
        if words[word].end <= tokens[token].start {
            lost += 1;
            word += 1;
        } else if tokens[token].end <= words[word].start {
            token += 1;
        } else {
            let (first_word, first_token) = (word, token);
            let mut end = words[word].end.max(tokens[token].end);
            (word, token) = (word + 1, token + 1);
            loop {
                if let Some(next) = words.get(word).filter(|next| next.start < end) {
                    end = end.max(next.end);
                    word += 1;
                } else if let Some(next) = tokens.get(token).filter(|next| next.start < end) {
                    end = end.max(next.end);
                    token += 1;
                } else {
                    break;
                }
            }
            blocks.push(Block {
                words: first_word..word,
                tokens: first_token..token,
            });
        }
    }
    (blocks, lost + words.len() - word)
}

/// Where the words stand, in bytes.
fn bytes_of_words(treebank: &conllu::Treebank) -> Vec<Range<usize>> {
    let mut bytes: Vec<usize> = treebank.text.char_indices().map(|(at, _)| at).collect();
    bytes.push(treebank.text.len());
    treebank
        .words
        .iter()
        .map(|word| bytes[word.span.start]..bytes[word.span.end])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(rows: &[(&str, &str, usize, &str)]) -> Document {
        let lines: Vec<String> = rows
            .iter()
            .enumerate()
            .map(|(n, (form, tag, head, relation))| {
                let (form, misc) = form
                    .strip_suffix('+')
                    .map_or((*form, "_"), |form| (form, "SpaceAfter=No"));
                format!(
                    "{}\t{form}\t_\t{tag}\t_\t_\t{head}\t{relation}\t_\t{misc}",
                    n + 1
                )
            })
            .collect();
        let treebank = conllu::parse(&lines.join("\n")).unwrap();
        align(&treebank, Pipeline::new().observe_grammar(&treebank.text))
    }

    #[test]
    fn words_joined_are_one_decision_by_their_head() {
        let read = document(&[
            ("It", "PRON", 4, "nsubj"),
            ("is+", "AUX", 4, "cop"),
            ("n't", "PART", 4, "advmod"),
            ("over+", "ADV", 0, "root"),
            (".", "PUNCT", 4, "punct"),
        ]);
        let gold: Vec<_> = read
            .gold
            .iter()
            .map(|gold| (gold.tag, gold.head, gold.decides))
            .collect();
        assert_eq!(gold.len(), 4);
        assert_eq!(gold[0], (Some(Tag::Pronoun), Some(2), true));
        assert_eq!(gold[1], (Some(Tag::Auxiliary), Some(2), true));
        assert_eq!(gold[2], (Some(Tag::Adverb), None, true));
        assert_eq!(read.lost, 0);
    }

    #[test]
    fn a_word_that_we_split_is_one_decision_by_its_last_part() {
        let read = document(&[
            ("Iran-backed", "ADJ", 2, "amod"),
            ("fighters", "NOUN", 0, "root"),
        ]);
        let tokens = &read.observed.tokens;
        assert!(tokens.len() > 2, "{tokens:?}");
        let deciding: Vec<usize> = (0..tokens.len())
            .filter(|&n| read.gold[n].decides)
            .collect();
        assert_eq!(deciding, [tokens.len() - 2, tokens.len() - 1]);
        assert_eq!(read.gold[0].head, Some(tokens.len() - 2));
        assert_eq!(read.gold[tokens.len() - 2].tag, Some(Tag::Adjective));
    }
}
