//! What the pipeline found in a case's text, in the words of the bullets.

use core::ops::Range;

use pressmark::annotation::{
    AnnotationDocument, EntityType, Form, Mention, QuoteKind, Sense, TextSpan,
};

use crate::bullet::{Bullet, in_backticks};

/// An annotation document as the bullets see it.
pub(crate) struct Findings<'a> {
    text: &'a str,
    document: &'a AnnotationDocument,
}

impl<'a> Findings<'a> {
    pub(crate) fn of(document: &'a AnnotationDocument) -> Self {
        let text = document.document.text.as_deref().unwrap_or_default();
        Self { text, document }
    }

    /// Nothing where the bullet holds, else what is wrong with it.
    pub(crate) fn check(&self, bullet: &Bullet) -> Result<(), String> {
        match bullet {
            Bullet::Mentions {
                label,
                at,
                named,
                country,
            } => self.check_mentions(label, at, named.as_deref(), country.as_deref()),
            Bullet::Quote {
                kind,
                speaker,
                cue,
                parts,
            } => self.check_quote(kind, speaker.as_deref(), cue.as_deref(), parts),
            Bullet::Region { kind, at } => self.check_region(kind, at),
            // What is found all the same is reported as unexpected.
            Bullet::Nothing => Ok(()),
        }
    }

    fn check_mentions(
        &self,
        label: &str,
        at: &[Range<usize>],
        named: Option<&str>,
        country: Option<&str>,
    ) -> Result<(), String> {
        let mut chain: Option<&str> = None;
        for range in at {
            let words = in_backticks(self.text, range);
            let here: Vec<&Mention> = self
                .mentions()
                .filter(|m| self.core(m) == self.trimmed(range.clone()))
                .collect();
            let Some(mention) = here
                .iter()
                .find(|m| self::label(m) == label)
                .or(here.first())
            else {
                return Err(format!("{words} is not found"));
            };
            if self::label(mention) != label {
                return Err(format!("{words} is found as {}", self::label(mention)));
            }
            if chain.is_some_and(|entity| entity != mention.entity) {
                return Err(format!("{words} is taken for somebody or something else"));
            }
            chain = Some(&mention.entity);
        }
        let entity = self
            .document
            .entities
            .iter()
            .find(|e| Some(e.id.as_str()) == chain);
        let (name, land) = entity.map_or(("", None), |e| (e.name.as_str(), e.country.as_deref()));
        if named.is_some_and(|named| named != name) {
            return Err(format!("it is named {name:?}"));
        }
        if country.is_some() && country != land {
            return Err(format!("its country is {land:?}"));
        }
        Ok(())
    }

    fn check_quote(
        &self,
        kind: &str,
        speaker: Option<&str>,
        cue: Option<&str>,
        parts: &[Range<usize>],
    ) -> Result<(), String> {
        let Some(quote) = self
            .document
            .quotes
            .iter()
            .find(|q| ranges(&q.parts) == parts)
        else {
            return Err("no quote has these words".to_owned());
        };
        if kind_word(quote.kind) != kind {
            return Err(format!("it is {}", kind_word(quote.kind)));
        }
        let said_by = quote
            .speaker
            .as_ref()
            .map(|s| self.names(&s.mention, s.entity.as_deref()));
        match (speaker, &said_by) {
            (None, Some(names)) => return Err(format!("it is given to {:?}", names.first())),
            (Some(_), None) => return Err("it is given to nobody".to_owned()),
            (Some(speaker), Some(names))
                if !names
                    .iter()
                    .any(|name| without_article(name) == without_article(speaker)) =>
            {
                return Err(format!("it is given to {:?}", names.first()));
            }
            _ => {}
        }
        let found = quote.cue.as_ref().map(|cue| cue.text.as_str());
        if cue.is_some() && cue != found {
            return Err(format!("its cue is {found:?}"));
        }
        Ok(())
    }

    fn check_region(&self, kind: &str, at: &Range<usize>) -> Result<(), String> {
        let mut same_kind = self
            .document
            .document
            .regions
            .iter()
            .filter(|r| r.kind.name() == kind)
            .peekable();
        if same_kind.peek().is_none() {
            return Err(format!("no {kind} is found"));
        }
        let texts: Vec<&str> = same_kind.clone().map(|r| r.text.as_str()).collect();
        if same_kind.any(|r| self.visible(r.start as usize..r.end as usize) == *at) {
            return Ok(());
        }
        Err(format!("found as {kind}: {texts:?}"))
    }

    /// Everything found that none of the bullets speaks of, as bullets. Pronouns count only where a case lists them.
    pub(crate) fn beyond(&self, bullets: &[&Bullet]) -> Vec<String> {
        let spoken_of = |range: &Range<usize>| {
            bullets.iter().any(|b| matches!(b, Bullet::Mentions { at, .. } if at.iter().any(|r| self.trimmed(r.clone()) == *range)))
        };
        let mentions = self
            .mentions()
            .filter(|m| m.form != Form::Pronoun && !spoken_of(&self.core(m)))
            .map(|m| format!("{}: {}", label(m), in_backticks(self.text, &self.core(m))));
        let quotes = self.document.quotes.iter().filter(|q| {
            !bullets
                .iter()
                .any(|b| matches!(b, Bullet::Quote { parts, .. } if *parts == ranges(&q.parts)))
        });
        let quotes = quotes.map(|q| {
            let speaker = q.speaker.as_ref().and_then(|s| {
                self.names(&s.mention, s.entity.as_deref())
                    .into_iter()
                    .next()
            });
            let by = speaker.map_or("nobody".to_owned(), |name| format!("`{name}`"));
            let parts: Vec<String> = ranges(&q.parts)
                .iter()
                .map(|part| in_backticks(self.text, part))
                .collect();
            format!(
                "quote, {}, by {by}: {}",
                kind_word(q.kind),
                parts.join(" … ")
            )
        });
        mentions.chain(quotes).collect()
    }

    fn mentions(&self) -> impl Iterator<Item = &'a Mention> {
        self.document.mentions.iter()
    }

    /// The texts of a speaker's mentions, the one beside the quote first, and the entity's name.
    fn names(&self, mention: &str, entity: Option<&str>) -> Vec<&'a str> {
        let beside = self.mentions().filter(|m| m.id == mention);
        let others = self
            .mentions()
            .filter(|m| Some(m.entity.as_str()) == entity);
        let entity = self
            .document
            .entities
            .iter()
            .filter(|e| Some(e.id.as_str()) == entity);
        beside
            .chain(others)
            .map(|m| m.text.as_str())
            .chain(entity.map(|e| e.name.as_str()))
            .collect()
    }

    /// Where a mention stands, without article and final 's: bullets may be written with or without them.
    fn core(&self, mention: &Mention) -> Range<usize> {
        self.trimmed(mention.start as usize..mention.end as usize)
    }

    fn trimmed(&self, range: Range<usize>) -> Range<usize> {
        let words: String = self
            .text
            .chars()
            .skip(range.start)
            .take(range.len())
            .collect();
        let front = words.chars().count() - without_article(&words).chars().count();
        let back = if words.ends_with("'s") || words.ends_with("’s") {
            2
        } else {
            0
        };
        range.start + front..range.end - back
    }

    /// The range without white space at its ends.
    fn visible(&self, range: Range<usize>) -> Range<usize> {
        let words: String = self
            .text
            .chars()
            .skip(range.start)
            .take(range.len())
            .collect();
        let front = words.chars().take_while(|c| c.is_whitespace()).count();
        range.start + front..range.start + front + words.trim().chars().count()
    }
}

/// The bullet's word for what a mention mentions.
fn label(mention: &Mention) -> &'static str {
    match (mention.kind, mention.sense) {
        (EntityType::Group, Some(Sense::Demonym)) => "nationality",
        (EntityType::Place, Some(Sense::Actor)) => "state",
        (EntityType::Person, _) => "person",
        (EntityType::Organization, _) => "organization",
        (EntityType::Group, _) => "group",
        (EntityType::Place, _) => "place",
        (EntityType::Other, _) => "other",
    }
}

fn kind_word(kind: QuoteKind) -> &'static str {
    match kind {
        QuoteKind::Direct => "direct",
        QuoteKind::Mixed => "mixed",
        QuoteKind::Indirect => "indirect",
    }
}

fn ranges(parts: &[TextSpan]) -> Vec<Range<usize>> {
    parts
        .iter()
        .map(|part| part.start as usize..part.end as usize)
        .collect()
}

fn without_article(words: &str) -> &str {
    ["the ", "The ", "a ", "A ", "an ", "An "]
        .iter()
        .find_map(|article| words.strip_prefix(article))
        .unwrap_or(words)
}
