//! GUM's coreference: mentions from nested brackets, each in its chain. All offsets are Unicode code points.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::corpora::conllu::{self, Treebank, Word};
use crate::failure::Failure;

/// A document with what annotators say about who is who.
#[derive(Debug)]
pub(crate) struct Article {
    pub(crate) text: String,
    /// By first word, longer ones first.
    pub(crate) mentions: Vec<GoldMention>,
    /// For each chain, its mentions in text order.
    pub(crate) chains: Vec<Vec<usize>>,
}

/// A mention as annotated.
#[derive(Debug)]
pub(crate) struct GoldMention {
    pub(crate) chain: usize,
    /// `person`, `organization`, `place`, `object`, `abstract` ...
    pub(crate) kind: String,
    pub(crate) head: Head,
    /// A noun or name put beside another one for the same: "Marsh, the mayor".
    pub(crate) apposed: bool,
    pub(crate) span: Range<usize>,
    /// The words without which it is no mention: its head, or all words of a name.
    pub(crate) core: Vec<Range<usize>>,
    /// The one word of a mention in one word, in lower case.
    pub(crate) word: Option<String>,
}

/// What a mention is by its head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Head {
    Name,
    Noun,
    Pronoun,
    /// An event told by a verb, an age in figures and the like: nothing that a reader would call a mention of somebody.
    Other,
}

impl GoldMention {
    /// Whether it is of a type that this program looks for.
    pub(crate) fn is_actor(&self) -> bool {
        matches!(&*self.kind, "person" | "organization" | "place")
    }
}

/// Reads one document.
pub(crate) fn parse(source: &str) -> Result<Article, Failure> {
    let treebank = conllu::parse(source)?;
    let layout = Layout::of(&treebank)?;
    let mut open: BTreeMap<&str, Vec<(usize, &str)>> = BTreeMap::new();
    let mut chains = Chains::default();
    for (n, word) in treebank.words.iter().enumerate() {
        for bracket in brackets(&word.entity) {
            match bracket {
                Bracket::Open(fields) => open.entry(id(fields)).or_default().push((n, fields)),
                Bracket::Close(closed) => {
                    let begun = open.get_mut(id(closed)).and_then(Vec::pop);
                    let Some((first, fields)) = begun else {
                        return Err(never(&format!("entity {closed} ends"), "began"));
                    };
                    chains.add(
                        id(fields),
                        layout.mention(&treebank.words[first..=n], fields)?,
                    );
                }
            }
        }
    }
    if let Some(id) = open
        .iter()
        .find_map(|(id, begun)| (!begun.is_empty()).then_some(id))
    {
        return Err(never(&format!("entity {id} begins"), "ends"));
    }
    Ok(chains.article(treebank.text))
}

enum Bracket<'a> {
    /// All fields.
    Open(&'a str),
    /// The number of the entity.
    Close(&'a str),
}

/// "(3-event-new-coref(4-person-new-coref)" opens 3, opens 4, closes 4; "3)" closes 3.
fn brackets(value: &str) -> Vec<Bracket<'_>> {
    let mut found = Vec::new();
    let mut rest = value;
    while !rest.is_empty() {
        let opens = rest.starts_with('(');
        let body = &rest[usize::from(opens)..];
        let end = body.find(['(', ')']).unwrap_or(body.len());
        let (fields, closes) = (&body[..end], body[end..].starts_with(')'));
        if opens {
            found.push(Bracket::Open(fields));
        }
        if closes {
            found.push(Bracket::Close(fields));
        }
        rest = &body[end + usize::from(closes)..];
    }
    found
}

/// The entity's number: "12" of "12-person-new" and of "12[1/2]", a part of a mention in two parts.
fn id(fields: &str) -> &str {
    let end = fields.find(['-', '[']).unwrap_or(fields.len());
    &fields[..end]
}

/// Where the fields that we read stand.
struct Layout {
    fields: usize,
    kind: usize,
    core: usize,
    link: usize,
}

impl Layout {
    fn of(treebank: &Treebank) -> Result<Self, Failure> {
        let place = |name: &str| {
            let found = treebank
                .entity_fields
                .iter()
                .position(|field| field == name);
            found.ok_or_else(|| {
                Failure::corpus(format!(
                    "\"# global.Entity\" does not name the field {name}"
                ))
            })
        };
        Ok(Self {
            fields: treebank.entity_fields.len(),
            kind: place("etype")?,
            core: place("minspan")?,
            link: place("link")?,
        })
    }

    fn mention(&self, words: &[Word], fields: &str) -> Result<GoldMention, Failure> {
        // The last field is a title in Wikipedia and may hold hyphens.
        let values: Vec<&str> = fields.splitn(self.fields, '-').collect();
        let value = |n: usize| values.get(n).copied().unwrap_or_default();
        let core: Option<Vec<&Word>> = value(self.core)
            .split(',')
            .map(|n| words.get(n.parse::<usize>().ok()?.checked_sub(1)?))
            .collect();
        let Some(core) = core else {
            return Err(Failure::corpus(format!(
                "entity {fields} names words that it does not have"
            )));
        };
        let word = match words {
            [word] => Some(word.form.to_lowercase()),
            _ => None,
        };
        Ok(GoldMention {
            chain: 0,
            kind: value(self.kind).to_owned(),
            head: head(&core),
            apposed: value(self.link) == "appos",
            span: words[0].span.start..words[words.len() - 1].span.end,
            core: core.iter().map(|word| word.span.clone()).collect(),
            word,
        })
    }
}

fn head(core: &[&Word]) -> Head {
    if core.iter().any(|word| word.upos == "PROPN") {
        return Head::Name;
    }
    match core.first().map(|word| &*word.upos) {
        Some("NOUN") => Head::Noun,
        Some("PRON" | "DET") => Head::Pronoun,
        _ => Head::Other,
    }
}

/// Mentions in the order in which they end, each with the chain of its number.
#[derive(Default)]
struct Chains<'a> {
    numbers: BTreeMap<&'a str, usize>,
    mentions: Vec<GoldMention>,
}

impl<'a> Chains<'a> {
    fn add(&mut self, id: &'a str, mention: GoldMention) {
        let next = self.numbers.len();
        let chain = *self.numbers.entry(id).or_insert(next);
        self.mentions.push(GoldMention { chain, ..mention });
    }

    fn article(self, text: String) -> Article {
        let Self {
            numbers,
            mut mentions,
        } = self;
        mentions.sort_by_key(|m| (m.span.start, std::cmp::Reverse(m.span.end)));
        let mut chains = vec![Vec::new(); numbers.len()];
        for (n, mention) in mentions.iter().enumerate() {
            chains[mention.chain].push(n);
        }
        Article {
            text,
            mentions,
            chains,
        }
    }
}

fn never(what: &str, other: &str) -> Failure {
    Failure::corpus(format!("{what} and never {other}"))
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A document from rows of `form upos entity`; "|" is an empty line, "^" before a form: no space before it.
    pub(crate) fn conllu(rows: &[&str]) -> String {
        let mut out =
            "# newdoc id = x\n# global.Entity = GRP-etype-minspan-link-identity\n# newpar\n"
                .to_owned();
        let mut id = 0;
        for (n, row) in rows.iter().enumerate() {
            if *row == "|" {
                out.push_str("\n# newpar\n");
                id = 0;
                continue;
            }
            id += 1;
            let mut parts = row.split(' ');
            let form = parts.next().unwrap_or_default().trim_start_matches('^');
            let upos = parts.next().unwrap_or("X");
            let entity = parts
                .next()
                .map_or(String::new(), |e| format!("Entity={e}"));
            let glued = rows.get(n + 1).is_some_and(|next| next.starts_with('^'));
            let misc = match (entity.is_empty(), glued) {
                (true, false) => "_".to_owned(),
                (true, true) => "SpaceAfter=No".to_owned(),
                (false, false) => entity,
                (false, true) => format!("{entity}|SpaceAfter=No"),
            };
            out.push_str(&format!("{id}\t{form}\t_\t{upos}\t_\t_\t_\t_\t_\t{misc}\n"));
        }
        out
    }

    #[test]
    fn brackets_nest_and_chains_gather() {
        let article = parse(&conllu(&[
            "The DET (1-person-2-coref-Elena_Marsh-Hale",
            "mayor NOUN",
            "of ADP",
            "Batumi PROPN (2-place-1-sgl)1)",
            "said VERB",
            "she PRON (1-person-1-ana)",
            "left VERB",
        ]))
        .unwrap();
        let [mayor, city, she] = &article.mentions[..] else {
            panic!("{:?}", article.mentions);
        };
        assert_eq!(
            (mayor.head, city.head, she.head),
            (Head::Noun, Head::Name, Head::Pronoun)
        );
        assert_eq!(mayor.span, 0..19);
        assert_eq!((mayor.core.len(), mayor.core[0].clone()), (1, 4..9));
        assert_eq!(city.span, 13..19);
        assert_eq!(she.word.as_deref(), Some("she"));
        assert_eq!(mayor.chain, she.chain);
        assert_ne!(mayor.chain, city.chain);
        assert_eq!(article.chains[she.chain], [0, 2]);
        assert!(mayor.is_actor() && !mayor.apposed);
    }

    #[test]
    fn one_entity_may_hold_itself() {
        let article = parse(&conllu(&[
            "the DET (1-person-2-coref",
            "guide NOUN",
            "Ana PROPN (1-person-1-appos)1)",
        ]))
        .unwrap();
        assert_eq!(article.mentions[0].span, 0..13);
        assert_eq!(article.mentions[1].span, 10..13);
        assert!(article.mentions[1].apposed && !article.mentions[0].apposed);
    }

    #[test]
    fn brackets_without_a_partner_are_refused() {
        let message = |rows: &[&str]| parse(&conllu(rows)).unwrap_err().to_string();
        assert!(message(&["Ana PROPN (1-person-1-coref"]).contains("entity 1 begins"));
        assert!(message(&["Ana PROPN 1)"]).contains("entity 1 ends"));
        assert!(message(&["Ana PROPN (1-person-4-coref)"]).contains("does not have"));
        assert!(
            parse("# newdoc id = x")
                .unwrap_err()
                .to_string()
                .contains("global.Entity")
        );
    }
}
