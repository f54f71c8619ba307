//! Pronouns of the corpora with all that they could stand for, and which of it is right.

use std::ops::Range;
use std::path::Path;

use pressmark::Pipeline;
use pressmark::layers::EntityId;
use pressmark::training_data::{PronounExample, RankingExamples, Weights};

use crate::corpora::{self, gap, gum};
use crate::failure::Failure;

/// Genres of GUM that tell of people and what they do in whole sentences, all articles of a kind, and how much a pronoun of each
/// counts. In a life "he" is on every page the one whom the first line names.
const GENRES: [(&str, f64); 6] = [
    ("GUM_news_", 1.0),
    ("GUM_interview_", 1.0),
    ("GUM_bio_", 0.3),
    ("GUM_voyage_", 1.0),
    ("GUM_court_", 1.0),
    ("GUM_academic_", 1.0),
];

/// How much one of GAP counts: there are many, each chosen because two names fit, and none from an article with a headline.
const PARAGRAPH: f64 = 0.2;

/// A pronoun and what it could stand for.
#[derive(Debug)]
pub(crate) struct Example {
    /// Number of its document.
    pub(crate) document: usize,
    /// How much it counts.
    pub(crate) weight: f64,
    pub(crate) table: usize,
    pub(crate) candidates: Vec<Choice>,
    /// Nothing of it is right, or it may be something that is not known to be right or wrong.
    pub(crate) nobody: bool,
    /// It is known whether an answer is right.
    pub(crate) judged: bool,
}

/// Something that a pronoun could stand for.
#[derive(Debug)]
pub(crate) struct Choice {
    pub(crate) entity: Option<EntityId>,
    /// Numbers of the features.
    pub(crate) features: Vec<usize>,
    pub(crate) right: bool,
}

/// The corpora, read once.
pub(crate) struct Corpora {
    /// Each with how much a pronoun of it counts.
    articles: Vec<(gum::Article, f64)>,
    paragraphs: Vec<gap::Example>,
}

impl Corpora {
    /// GUM's training documents and GAP's development file: never what `docs/scoring.md` measures with.
    pub(crate) fn read(shared: &Path) -> Result<Self, Failure> {
        let folder = shared.join("corpora/gum/train");
        let mut articles = Vec::new();
        for (genre, weight) in GENRES {
            for path in corpora::conllu_files(&folder, &[genre])? {
                let article = gum::parse(&corpora::read(&path)?);
                let article = article.map_err(|failure| failure.at(path.display()))?;
                articles.push((article, weight));
            }
        }
        let path = shared.join("corpora/gap/gap-development.tsv");
        let paragraphs = gap::parse(&corpora::read(&path)?);
        let paragraphs = paragraphs.map_err(|failure| failure.at(path.display()))?;
        Ok(Self {
            articles,
            paragraphs,
        })
    }

    /// All pronouns, where earlier ones are resolved with these weights.
    pub(crate) fn examples(&self, pipeline: &Pipeline, weights: &Weights) -> Vec<Example> {
        let mut examples = Vec::new();
        for (document, (article, weight)) in self.articles.iter().enumerate() {
            let ranked = pipeline.ranking_examples(weights, &article.text);
            let gold = Gold::of(article, &ranked);
            examples.extend(
                ranked
                    .pronouns
                    .iter()
                    .filter_map(|p| gold.example((document, *weight), p)),
            );
        }
        for (n, paragraph) in self.paragraphs.iter().enumerate() {
            let ranked = pipeline.ranking_examples(weights, &paragraph.text);
            examples.extend(of_gap(self.articles.len() + n, paragraph, &ranked));
        }
        examples
    }
}

/// What annotators say of a document, in the pipeline's offsets.
struct Gold<'a> {
    article: &'a gum::Article,
    /// For each code point, its first byte.
    bytes: Vec<usize>,
    /// For each entity of ours, the chains of its names and nouns.
    chains: Vec<Vec<usize>>,
}

impl<'a> Gold<'a> {
    fn of(article: &'a gum::Article, examples: &RankingExamples) -> Self {
        let bytes = bytes(&article.text);
        let mut gold = Self {
            article,
            bytes,
            chains: Vec::new(),
        };
        for (span, entity) in &examples.named {
            if gold.chains.len() <= entity.at() {
                gold.chains.resize(entity.at() + 1, Vec::new());
            }
            if let Some(chain) = gold.chain_of(&(span.start as usize..span.end as usize)) {
                gold.chains[entity.at()].push(chain);
            }
        }
        gold
    }

    /// The chain of the annotated name or noun that this is.
    fn chain_of(&self, span: &Range<usize>) -> Option<usize> {
        let found = self.points(span);
        let mention = &self.article.mentions[crate::score::coref::nearest(&found, self.article)?];
        matches!(mention.head, gum::Head::Name | gum::Head::Noun).then_some(mention.chain)
    }

    fn points(&self, span: &Range<usize>) -> Range<usize> {
        let point = |byte: usize| self.bytes.partition_point(|&b| b < byte);
        point(span.start)..point(span.end)
    }

    fn example(
        &self,
        (document, weight): (usize, f64),
        weighed: &PronounExample,
    ) -> Option<Example> {
        let span = self.points(&(weighed.pronoun.start as usize..weighed.pronoun.end as usize));
        let meant = self.article.mentions.iter().find(|m| m.span == span);
        let candidates: Vec<Choice> = weighed
            .candidates
            .iter()
            .map(|candidate| {
                let antecedent =
                    candidate.antecedent.start as usize..candidate.antecedent.end as usize;
                let right = meant.is_some_and(|meant| match candidate.entity {
                    Some(entity) => self
                        .chains
                        .get(entity.at())
                        .is_some_and(|c| c.contains(&meant.chain)),
                    None => self.chain_of(&antecedent) == Some(meant.chain),
                });
                Choice {
                    entity: candidate.entity,
                    features: candidate.features.clone(),
                    right,
                }
            })
            .collect();
        Some(Example {
            document,
            weight,
            table: weighed.table,
            nobody: candidates.iter().all(|c| !c.right),
            candidates,
            judged: true,
        })
    }
}

/// GAP asks for one pronoun and tells of two names whether they are meant; of all others it tells nothing, unless one of
/// the two is.
fn of_gap(
    document: usize,
    paragraph: &gap::Example,
    examples: &RankingExamples,
) -> Option<Example> {
    let bytes = bytes(&paragraph.text);
    let to_bytes = |span: &Range<usize>| bytes[span.start]..bytes[span.end];
    let at = to_bytes(&paragraph.pronoun);
    let weighed = examples
        .pronouns
        .iter()
        .find(|p| p.pronoun.start as usize == at.start)?;
    let named = |entity: EntityId, name: &Range<usize>| {
        let name = to_bytes(name);
        examples.named.iter().any(|(span, e)| {
            *e == entity && (span.start as usize) < name.end && name.start < span.end as usize
        })
    };
    let known = paragraph.candidates.iter().any(|c| c.coreferent);
    let candidates: Vec<Choice> = weighed
        .candidates
        .iter()
        .map(|candidate| {
            let is = |coreferent: bool| {
                candidate.entity.is_some_and(|e| {
                    let mut names = paragraph
                        .candidates
                        .iter()
                        .filter(|c| c.coreferent == coreferent);
                    names.any(|c| named(e, &c.span))
                })
            };
            let right = if known { is(true) } else { !is(false) };
            Choice {
                entity: candidate.entity,
                features: candidate.features.clone(),
                right,
            }
        })
        .collect();
    Some(Example {
        document,
        weight: PARAGRAPH,
        table: weighed.table,
        nobody: !known || candidates.iter().all(|c| !c.right),
        candidates,
        judged: false,
    })
}

/// For each code point its first byte, and the text's length.
fn bytes(text: &str) -> Vec<usize> {
    text.char_indices()
        .map(|(at, _)| at)
        .chain([text.len()])
        .collect()
}
