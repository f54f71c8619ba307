//! An annotated article as the page shows it: the annotation document to be walked, and how its text is cut and laid out.

mod copy;
mod layout;
mod lists;
mod quotes;
mod renewal;
mod search;
mod whereabouts;

use core::cell::OnceCell;
use core::ops::{Deref, Range};

use pressmark::annotation::{AnnotationDocument, Quote, RegionKind, TextSpan};
use pressmark::resolved::{Entity, Resolved};

use crate::browser::download::Files;
use crate::card::{Goal, Target};
use crate::code_points::CodePointIndex;
use crate::filters::Filters;
use crate::highlight::{self, Paragraph, Segment};
pub use lists::{Group, Lists, Row};
use search::Folded;
pub use search::{Hit, wanted};

/// An annotated article. Numbers of mentions, entities and quotes count in the document's own lists.
#[derive(Debug)]
pub struct Article {
    /// What the worker sent, to be walked.
    found: Resolved,
    /// The lines of the text, cut at the boundaries of annotations.
    pub paragraphs: Vec<Paragraph>,
    /// The region that each paragraph is, where it is one as a whole.
    pub regions: Vec<Option<RegionKind>>,
    /// Ranges of paragraphs that are rendered together.
    pub blocks: Vec<Range<usize>>,
    /// The document as files, as the worker wrote them.
    pub files: Option<Files>,
    code_points: CodePointIndex,
    /// What the lists hold, once they are asked for.
    lists: OnceCell<Lists>,
    /// Names, quotes and text as they are looked through, once something is looked for.
    folded: OnceCell<Folded>,
}

/// Two articles are the same only where they are one: comparing them is comparing addresses.
impl PartialEq for Article {
    fn eq(&self, other: &Self) -> bool {
        core::ptr::eq(self, other)
    }
}

/// What was found is walked on the article itself: `article.quote(3)?.speaker()`.
impl Deref for Article {
    type Target = Resolved;

    fn deref(&self) -> &Resolved {
        &self.found
    }
}

impl Article {
    /// Looks up what the document refers to, and cuts its text.
    #[must_use]
    pub fn new(document: AnnotationDocument) -> Self {
        let found = Resolved::new(document);
        let (document, text) = (found.document(), found.text());
        let code_points = CodePointIndex::new(text);
        let paragraphs = highlight::paragraphs(text, &layout::covers(document, text, &code_points));
        let regions = layout::regions(document, text, &code_points, &paragraphs);
        Self {
            blocks: layout::blocks(&paragraphs, &regions),
            regions,
            paragraphs,
            files: None,
            code_points,
            lists: OnceCell::new(),
            folded: OnceCell::new(),
            found,
        }
    }

    /// What the lists beside the article hold.
    #[must_use]
    pub fn lists(&self) -> &Lists {
        self.lists.get_or_init(|| Lists::new(self))
    }

    /// The language that it is written in, for whoever listens to it; `None` where that is not known.
    #[must_use]
    pub fn language(&self) -> Option<String> {
        let language = &self.document().document.language;
        (language != "und").then(|| language.clone())
    }

    /// The same with the files that came beside it.
    #[must_use]
    pub fn with_files(mut self, files: Files) -> Self {
        self.files = Some(files);
        self
    }

    /// True where the blocks are so many that those off screen are marked and laid out only when they come near.
    #[must_use]
    pub fn is_long(&self) -> bool {
        self.blocks.len() >= layout::LONG
    }

    /// True where both are annotations of one text.
    #[must_use]
    pub fn is_of_text(&self, other: &Self) -> bool {
        core::ptr::eq(self, other) || self.text() == other.text()
    }

    /// The words of some bytes of the text.
    #[must_use]
    pub fn words(&self, bytes: &Range<u32>) -> &str {
        self.text()
            .get(bytes.start as usize..bytes.end as usize)
            .unwrap_or_default()
    }

    /// The entity that a mention mentions.
    #[must_use]
    pub fn mentioned(&self, mention: u32) -> Option<Entity<'_>> {
        self.mention(mention)?.entity()
    }

    /// Bytes of a span of the document.
    #[must_use]
    pub fn bytes(&self, span: &TextSpan) -> Range<u32> {
        self.span_bytes(span.start, span.end)
    }

    /// Bytes from one code point to another.
    #[must_use]
    pub fn span_bytes(&self, start: u32, end: u32) -> Range<u32> {
        let text = self.text();
        self.code_points.byte(text, start)..self.code_points.byte(text, end)
    }

    /// The paragraph that holds a byte.
    #[must_use]
    pub fn paragraph_at(&self, byte: u32) -> Option<usize> {
        let number = self.paragraphs.partition_point(|p| p.bytes.end <= byte);
        (number < self.paragraphs.len()).then_some(number)
    }

    /// The block that holds a byte.
    #[must_use]
    pub fn block_at(&self, byte: u32) -> usize {
        let paragraph = self.paragraph_at(byte).unwrap_or_default();
        self.blocks.partition_point(|b| b.end <= paragraph)
    }

    /// First byte of a mention.
    #[must_use]
    pub fn mention_start(&self, mention: u32) -> Option<u32> {
        let start = self.mention(mention)?.start;
        Some(self.code_points.byte(self.text(), start))
    }

    /// The block in which a quote begins.
    #[must_use]
    pub fn quote_block(&self, quote: u32) -> Option<usize> {
        let first = self.quote(quote)?.data().parts.first()?;
        Some(self.block_at(self.bytes(first).start))
    }

    /// The headline, else the first line.
    #[must_use]
    pub fn headline(&self) -> Option<&str> {
        let first = self.text().trim_start().lines().next();
        let title = self.document().document.title.as_deref().or(first);
        title.filter(|t| !t.is_empty())
    }

    /// The first quote that begins behind a mention; one past the last where there is none.
    #[must_use]
    pub fn quote_after(&self, mention: u32) -> u32 {
        let at = self.mention(mention).map_or(0, |m| m.start);
        let quotes = &self.document().quotes;
        let starts = |q: &Quote| q.parts.first().is_some_and(|p| p.start > at);
        quotes.iter().position(starts).unwrap_or(quotes.len()) as u32
    }

    /// The block to which a jump leads.
    #[must_use]
    pub fn block_of(&self, goal: Goal) -> usize {
        let block = match goal {
            Goal::Target(Target::Mention(mention)) => {
                self.mention_start(mention).map(|at| self.block_at(at))
            }
            Goal::Target(Target::Quote(quote)) => self.quote_block(quote),
            Goal::Byte(byte) | Goal::Line { byte, .. } => Some(self.block_at(byte)),
        };
        block.unwrap_or_default()
    }

    /// Where the first piece of a mention that stands in the text as a link begins.
    #[must_use]
    pub fn first_piece(&self, mention: u32, filters: Filters) -> Option<u32> {
        Some(self.ends(mention, filters)?.0)
    }

    /// First bytes of the first and of the last piece of a mention that stands in the text as a link.
    #[must_use]
    pub fn ends(&self, mention: u32, filters: Filters) -> Option<(u32, u32)> {
        let at = self.paragraph_at(self.mention_start(mention)?)?;
        let segments = self.paragraphs[at..].iter().flat_map(|p| &p.segments);
        let mut pieces = segments
            .skip_while(|s| !s.mentions.contains(&mention))
            .take_while(|s| s.mentions.contains(&mention))
            .filter(|s| self.shown_mention(s, filters) == Some(mention))
            .map(|s| s.bytes.start);
        let first = pieces.next()?;
        Some((first, pieces.last().unwrap_or(first)))
    }

    /// True where a paragraph is passed over: no part of the article.
    #[must_use]
    pub fn is_passed_over(&self, paragraph: usize) -> bool {
        self.regions
            .get(paragraph)
            .is_some_and(layout::is_passed_over)
    }

    /// The innermost mention over a segment that the filters let through.
    #[must_use]
    pub fn shown_mention(&self, segment: &Segment, filters: Filters) -> Option<u32> {
        let shown = |&&m: &&u32| self.mention(m).is_some_and(|m| filters.shows(m.kind));
        segment.mentions.iter().rev().find(shown).copied()
    }

    /// The mentions that stand in the text as links, in reading order.
    #[must_use]
    pub fn reading_order(&self, filters: Filters) -> Vec<u32> {
        let mut seen = vec![false; self.document().mentions.len()];
        self.paragraphs
            .iter()
            .flat_map(|p| &p.segments)
            .filter_map(|s| self.shown_mention(s, filters))
            .filter(|&m| !core::mem::replace(&mut seen[m as usize], true))
            .collect()
    }
}
