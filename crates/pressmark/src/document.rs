//! The document while it is being annotated: the text and one layer for each stage that has run.
//!
//! A stage reads the layers before it and fills its own; no stage edits the layer of another.
//! Spans are UTF-8 bytes of [`Document::text`]; token ranges index [`Document::tokens`].

use core::ops::Range;

use crate::fitting::Weighing;
use crate::lexicon::WordClass;
use crate::text::span::Span;

/// What a name or an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityType {
    /// One human being.
    Person,
    /// A body with a name: company, ministry, party, court, armed group, newspaper.
    Organization,
    /// People named by nation, region, faith or belief, or a group without a name ("officials").
    Group,
    /// A country, region, city, sea, street, building.
    Place,
    /// Anything else that speaks or is named.
    Other,
}

/// In which sense a place name or a nationality stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    /// The state or its government acts: "Pyongyang rejected the offer".
    Actor,
    /// The location itself: "in Pyongyang".
    Location,
    /// The people or the adjective: "North Korean".
    Demonym,
}

/// How a mention refers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// By name: "Blinken".
    Name,
    /// By a noun: "the secretary".
    Nominal,
    /// By a pronoun: "he".
    Pronoun,
}

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with inner apostrophes, hyphens and abbreviation stops.
    Word,
    /// A possessive ending: `'s`, `’s`, or a bare apostrophe after a plural.
    Possessive,
    /// Starts with a digit.
    Number,
    /// One mark of punctuation or a symbol; a run of stops ("...") is one token.
    Punct,
    /// A web or mail address, an @handle or a #hashtag.
    Address,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// No letter has case, or the first letter is lower case: "said", "iPhone".
    Lower,
    /// The first letter is upper case, and some other letter is lower: "North", "McKay".
    Title,
    /// Two letters or more, all upper case: "NATO", "U.S.".
    Upper,
    /// One upper-case letter, with or without a stop: "J.", "A".
    Initial,
}

/// A word, a number or a mark.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// How it is written.
    pub case: Case,
    /// White space, a region's edge or the text's start stands before it.
    pub space_before: bool,
    /// Range of the folded form in [`Document::folded`]: lower case, straight apostrophes.
    pub(crate) folded: (u32, u32),
}

/// A paragraph: a line with something on it.
#[derive(Clone, Debug)]
pub struct Paragraph {
    /// Its tokens; never empty.
    pub tokens: Range<usize>,
    /// Its first and last visible byte.
    pub span: Span,
    /// True for a headline, caption, byline: not running text.
    pub aside: bool,
}

/// What a part of the text is, other than running text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RegionKind {
    /// The article's title.
    Headline,
    /// Who wrote it.
    Byline,
    /// Where and when it was written.
    Dateline,
    /// The words under a picture.
    Caption,
    /// Related links, advertisements, sign-up lines: nothing is annotated inside.
    Boilerplate,
    /// When an entry of a live blog was written: nothing is annotated inside.
    Timestamp,
    /// Who speaks a line of a transcript, with the colon; the name in it is a mention like any other.
    Label,
}

/// A part of the text that is not running text.
#[derive(Clone, Debug)]
pub struct Region {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: RegionKind,
}

/// A run between quotation marks, inside one paragraph.
#[derive(Clone, Debug)]
pub struct QuotedSpan {
    /// The tokens from the opening mark to the closing mark, both included (no closing mark where `unclosed`).
    pub tokens: Range<usize>,
    /// From the opening mark to the end of the closing mark.
    pub span: Span,
    /// Single marks.
    pub single: bool,
    /// Stands inside another run; index of the outer one.
    pub inside: Option<usize>,
    /// No closing mark before the paragraph's end.
    pub unclosed: bool,
    /// Continues the run with this index, left open by the paragraph before.
    pub continues: Option<usize>,
}

/// A mention of somebody or something, by name, noun or pronoun.
#[derive(Clone, Debug)]
pub struct Mention {
    /// Its tokens: no article for names, no title, no final 's.
    pub tokens: Range<usize>,
    /// Where it stands.
    pub span: Span,
    /// What is mentioned.
    pub kind: EntityType,
    /// How it refers.
    pub form: Form,
    /// Of a place or nationality: the sense in which it stands.
    pub sense: Option<Sense>,
    /// One sentence for the reader: why the place name stands in this sense, where the words around it say so.
    pub sense_why: Option<String>,
    /// The title, role or office beside the name ("Secretary of State"), as it stands in the text.
    pub title: Option<Span>,
    /// Why it is here.
    pub why: Why,
    /// Index in [`Document::entities`].
    pub entity: usize,
}

/// What a pronoun stands for.
#[derive(Clone, Debug)]
pub(crate) struct Reference {
    /// The pronoun.
    pub(crate) token: usize,
    /// Index in [`Document::entities`].
    pub(crate) entity: usize,
    /// Why it stands for that.
    pub(crate) why: Why,
}

/// Why something is annotated.
#[derive(Clone, Debug)]
pub struct Why {
    /// How it was found.
    pub method: Method,
    /// The rule's name, kebab-case; `docs/rules.md` lists them.
    pub rule: &'static str,
    /// The words that the rule stands on.
    pub evidence: Vec<Span>,
    /// One sentence for the reader.
    pub explanation: String,
    /// How sure, in hundredths.
    pub confidence: u8,
}

/// How something was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// A list knows it.
    Lexicon,
    /// A rule over words and marks.
    Pattern,
    /// The trained recogniser of names.
    Model,
    /// It refers to something already found.
    Coreference,
}

/// Whether people of this name are he or she, as far as the text or a list says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Gender {
    /// He.
    Male,
    /// She.
    Female,
    /// Not known, or both.
    #[default]
    Unknown,
}

/// Somebody or something that the article mentions: a coreference chain.
#[derive(Clone, Debug)]
pub struct Entity {
    /// What it is.
    pub kind: EntityType,
    /// The name shown to readers: the longest proper form in the text, or a state's usual name.
    pub name: String,
    /// The title or office given in the text.
    pub role: Option<String>,
    /// ISO 3166-1 alpha-2 of a place, a nationality or a state that acts.
    pub country: Option<[u8; 2]>,
    /// Of a place: what kind of place.
    pub feature: Option<Feature>,
    /// He or she, where the text says.
    pub gender: Gender,
}

/// What kind of place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feature {
    /// A state.
    Country,
    /// A state of a federation, a province, a historic or informal region.
    Region,
    /// A city, town or village.
    City,
    /// Mountains, peninsulas, islands, deserts.
    Landform,
    /// Seas, rivers, straits, lakes.
    Water,
    /// A building, street, airport, base.
    Facility,
    /// A continent.
    Continent,
}

/// What an actor belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sector {
    /// Governments, ministries, those who hold office in them.
    Government,
    /// Armed forces of a state.
    Military,
    /// Police.
    Police,
    /// Courts, judges, prosecutors.
    Court,
    /// Parliaments and their members.
    Parliament,
    /// Parties.
    Party,
    /// Those who fight and are no state.
    ArmedGroup,
    /// Companies.
    Company,
    /// Newspapers, broadcasters, agencies.
    Media,
    /// Bodies of several states.
    InternationalBody,
}

/// Where a place lies, by the gazetteer.
#[derive(Clone, Debug)]
pub struct Located {
    /// Index in [`Document::entities`].
    pub entity: usize,
    /// The reading of its name that the article supports best.
    pub reading: Reading,
    /// Other readings, best first; at most five.
    pub others: Vec<Reading>,
    /// One sentence for the reader: why this reading.
    pub explanation: String,
}

/// One place that a name may stand for.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The name with the state or province and the country: "Springfield, Illinois, United States".
    pub name: String,
    /// ISO 3166-1 alpha-2 of the country.
    pub country: Option<[u8; 2]>,
    /// What kind of place.
    pub feature: Feature,
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// Id in GeoNames, where it has one.
    pub geonames: Option<u32>,
    /// How sure, 0 to 1; those of all readings of a name add up to 1.
    pub share: f64,
}

/// Where the article plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MainPlace {
    /// The place inside the country that it is most about, else the country: index in [`Document::entities`].
    pub entity: Option<usize>,
    /// ISO 3166-1 alpha-2 of the country that it is most about.
    pub country: Option<[u8; 2]>,
}

/// Direct, partly quoted or reported speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuoteKind {
    /// Nine tenths or more between marks.
    Direct,
    /// Partly between marks.
    Mixed,
    /// Reported without marks.
    Indirect,
}

/// What somebody said.
#[derive(Clone, Debug)]
pub struct Quote {
    /// Direct, mixed or indirect.
    pub kind: QuoteKind,
    /// Where it stands, marks included; several parts where it is split or runs over paragraphs.
    pub parts: Vec<Span>,
    /// The parts between marks, marks included.
    pub quoted: Vec<Span>,
    /// The word or mark that introduces it.
    pub cue: Option<Span>,
    /// Index in [`Document::mentions`] of who says it; none where the text does not say.
    pub speaker: Option<usize>,
    /// Why, and how sure of the speaker.
    pub why: Why,
}

/// The text and the layers that the stages have added so far.
#[derive(Debug, Default)]
pub struct Document<'t> {
    /// The text, exactly as given.
    pub text: &'t str,
    /// Folded forms of all tokens, one after another.
    pub folded: String,
    /// Words and marks of the visible text, in order; boilerplate has none.
    pub tokens: Vec<Token>,
    /// For each token what its word is used for; nothing for numbers and marks.
    pub(crate) word_class: Vec<WordClass>,
    /// Lines with tokens.
    pub paragraphs: Vec<Paragraph>,
    /// Parts that are not running text.
    pub regions: Vec<Region>,
    /// Boilerplate and time stamps: sorted, without overlaps. No token reaches in; no span may reach over.
    pub hidden: Vec<Span>,
    /// Runs between quotation marks, by start.
    pub quoted_spans: Vec<QuotedSpan>,
    /// Token ranges; together they cover all tokens. A sentence never leaves its paragraph.
    pub sentences: Vec<Range<usize>>,
    /// Names first (text order), then what later stages add; sorted only when the document is finished.
    pub mentions: Vec<Mention>,
    /// The recogniser of names has read the text: capitals that it leaves alone are nobody's name.
    pub(crate) recognised: bool,
    /// What pronouns stand for, by token: found before it is known which of them speak.
    pub(crate) references: Vec<Reference>,
    /// What was weighed to find them; kept only where somebody asks.
    pub(crate) weighing: Option<Weighing>,
    /// Number of mentions when coreference was done: names, then nouns, each in text order. Speakers come after.
    pub(crate) linked: usize,
    /// In a transcript: who speaks a line, with the colon; in text order.
    pub labels: Vec<Span>,
    /// Who and what.
    pub entities: Vec<Entity>,
    /// Who said what.
    pub quotes: Vec<Quote>,
    /// What the actors belong to, for each entity.
    pub sectors: Vec<Option<Sector>>,
    /// Where the places lie, by entity; empty without a gazetteer.
    pub located: Vec<Located>,
    /// Where the article plays.
    pub main_place: Option<MainPlace>,
}

impl<'t> Document<'t> {
    /// The token's text as written.
    #[must_use]
    pub fn written(&self, token: usize) -> &'t str {
        self.tokens.get(token).map_or("", |t| t.span.of(self.text))
    }

    /// The token's text in lower case with straight apostrophes; the empty string past the end.
    #[must_use]
    pub fn lower(&self, token: usize) -> &str {
        self.tokens.get(token).map_or("", |t| {
            &self.folded[t.folded.0 as usize..t.folded.1 as usize]
        })
    }

    /// What the token's word is used for; nothing past the end.
    pub(crate) fn word_class(&self, token: usize) -> WordClass {
        self.word_class.get(token).copied().unwrap_or_default()
    }

    /// What the token is made of; [`TokenKind::Punct`] past the end.
    #[must_use]
    pub fn kind(&self, token: usize) -> TokenKind {
        self.tokens.get(token).map_or(TokenKind::Punct, |t| t.kind)
    }

    /// How the token is written; [`Case::Lower`] past the end.
    #[must_use]
    pub fn case(&self, token: usize) -> Case {
        self.tokens.get(token).map_or(Case::Lower, |t| t.case)
    }

    /// No hidden text stands between the tokens.
    pub(crate) fn is_unbroken(&self, tokens: &Range<usize>) -> bool {
        tokens
            .clone()
            .skip(1)
            .all(|token| self.follows_directly(token))
    }

    /// Nothing but space stands between the token and the one before: no hidden text.
    pub(crate) fn follows_directly(&self, token: usize) -> bool {
        let (Some(before), Some(this)) = (
            token.checked_sub(1).and_then(|b| self.tokens.get(b)),
            self.tokens.get(token),
        ) else {
            return false;
        };
        let gap = self
            .text
            .get(before.span.end as usize..this.span.start as usize);
        gap.is_some_and(|gap| !gap.chars().any(char::is_alphanumeric))
    }

    /// The span from the first to the last token of a non-empty range.
    #[must_use]
    pub fn span(&self, tokens: &Range<usize>) -> Span {
        match (
            self.tokens.get(tokens.start),
            self.tokens.get(tokens.end.wrapping_sub(1)),
        ) {
            (Some(a), Some(b)) if tokens.start < tokens.end => a.span.cover(b.span),
            _ => Span::default(),
        }
    }

    /// Whether boilerplate stands between this token and the one before it.
    #[must_use]
    pub fn follows_gap(&self, token: usize) -> bool {
        let Some(at) = self.tokens.get(token).map(|t| t.span.start) else {
            return false;
        };
        let before = token.checked_sub(1).map_or(0, |t| self.tokens[t].span.end);
        let n = self.hidden.partition_point(|h| h.end <= before);
        self.hidden.get(n).is_some_and(|h| h.start < at)
    }

    /// The spans of a range of tokens, cut where boilerplate stands in between: one span, as a rule.
    #[must_use]
    pub fn visible_spans(&self, tokens: &Range<usize>) -> Vec<Span> {
        let whole = self.span(tokens);
        let n = self.hidden.partition_point(|h| h.end <= whole.start);
        if whole.is_empty() || self.hidden.get(n).is_none_or(|h| h.start >= whole.end) {
            return if whole.is_empty() {
                Vec::new()
            } else {
                vec![whole]
            };
        }
        let mut spans: Vec<Span> = Vec::new();
        for token in tokens.clone() {
            let span = self.tokens[token].span;
            match spans.last_mut() {
                Some(last) if !self.follows_gap(token) => *last = last.cover(span),
                _ => spans.push(span),
            }
        }
        spans
    }

    /// Where the entity lies.
    #[must_use]
    pub fn located_of(&self, entity: usize) -> Option<&Located> {
        let at = self.located.binary_search_by_key(&entity, |l| l.entity);
        at.ok().map(|at| &self.located[at])
    }

    /// The country of an entity: where it lies, else what the lists say.
    #[must_use]
    pub fn country_of(&self, entity: usize) -> Option<[u8; 2]> {
        match self.located_of(entity) {
            Some(located) => located.reading.country,
            None => self.entities.get(entity)?.country,
        }
    }

    /// Index of the sentence that holds the token.
    #[must_use]
    pub fn sentence_of(&self, token: usize) -> usize {
        self.sentences.partition_point(|s| s.end <= token)
    }

    /// Index of the paragraph that holds the token.
    #[must_use]
    pub fn paragraph_of(&self, token: usize) -> usize {
        self.paragraphs.partition_point(|p| p.tokens.end <= token)
    }

    /// True where the span stands in a byline: who wrote the article is never whom it calls "she" or "the woman".
    #[must_use]
    pub(crate) fn is_byline(&self, span: Span) -> bool {
        self.regions
            .iter()
            .any(|region| region.kind == RegionKind::Byline && region.span.overlaps(span))
    }

    /// True where the token stands between quotation marks (the marks themselves included).
    #[must_use]
    pub fn is_quoted(&self, token: usize) -> bool {
        // Runs are sorted by start and nest, so only the last few before the token can hold it.
        let last = self
            .quoted_spans
            .partition_point(|r| r.tokens.start <= token);
        let mut at = last.checked_sub(1);
        while let Some(i) = at {
            if token < self.quoted_spans[i].tokens.end {
                return true;
            }
            at = self.quoted_spans[i].inside;
        }
        false
    }
}
