//! Who says what: the quotes in both orders, those who say them, the words of each.

use core::ops::Range;

use pressmark::annotation::{QuoteKind, RegionKind, TextSpan};
use pressmark::resolved::{Entity, Mention, Quote};

use super::{Article, Row};
use crate::card::Highlighted;
use crate::pane::QuoteOrder;
use crate::sorting::sort_by;

impl Article {
    /// The number of the entity that says a quote, of several the first.
    #[must_use]
    pub fn sayer(&self, quote: u32) -> Option<u32> {
        Some(self.quote(quote)?.speaker()?.number())
    }

    /// The numbers of all entities that say it.
    #[must_use]
    pub fn sayers(&self, quote: u32) -> Vec<u32> {
        let mut sayers = Vec::new();
        for speaker in self.quote(quote).into_iter().flat_map(Quote::speakers) {
            if !sayers.contains(&speaker.number()) {
                sayers.push(speaker.number());
            }
        }
        sayers
    }

    /// The words beside it that say who, of each who says it.
    #[must_use]
    pub fn said_by(&self, quote: u32) -> Vec<Mention<'_>> {
        let Some(quote) = self.quote(quote) else {
            return Vec::new();
        };
        let quote = quote.data();
        let others = quote.speakers.iter().skip(1);
        let all = quote.speaker.iter().chain(others);
        all.filter_map(|s| self.mention_with_id(&s.mention))
            .collect()
    }

    /// The quote that this one stands in as a whole, where others say it: what they pass on.
    #[must_use]
    pub fn relayed_in(&self, quote: u32) -> Option<u32> {
        let parts = &self.quote(quote)?.data().parts;
        let start = self.bytes(parts.first()?).start;
        let paragraph = &self.paragraphs[self.paragraph_at(start)?];
        let segments = &paragraph.segments;
        let first = segments.partition_point(|s| s.bytes.end <= start);
        let around = &segments.get(first)?.quotes;
        let own = around.iter().position(|&q| q == quote)?;
        let outer = around[own.checked_sub(1)?];
        let wide = &self.quote(outer)?.data().parts;
        let is_inside = |part: &TextSpan| {
            let holds = |w: &TextSpan| w.start <= part.start && part.end <= w.end;
            wide.iter().any(holds)
        };
        let others = self.sayers(outer);
        let is_relay = !others.is_empty() && others != self.sayers(quote);
        (is_relay && parts.iter().all(is_inside)).then_some(outer)
    }

    /// The quotes that are lit: the one that is, or all of the entity that is.
    #[must_use]
    pub fn lit_quotes(&self, highlighted: Option<Highlighted>) -> Vec<u32> {
        let entity = match highlighted {
            Some(Highlighted::Quote(quote)) => return vec![quote],
            Some(Highlighted::Entity(entity)) => self.entity(entity),
            Some(Highlighted::Mention(mention)) => self.mentioned(mention),
            Some(Highlighted::Glance(_)) | None => None,
        };
        let quotes = entity.into_iter().flat_map(Entity::quotes);
        quotes.map(Quote::number).collect()
    }

    /// Who is quoted: those with a name before those without, who says more before who says less, then in text order.
    #[must_use]
    pub fn speakers(&self) -> Vec<&Row> {
        let lists = self.lists();
        let rows: Vec<&Row> = lists.actors().filter(|r| r.quotes > 0).collect();
        let mut order: Vec<u32> = (0..rows.len() as u32).collect();
        sort_by(&mut order, &|n| {
            let row = rows[n as usize];
            let unnamed = u64::from(!self.has_name(row.lead()));
            unnamed << 63 | u64::from(u32::MAX - row.quotes) << 31 | u64::from(row.lead())
        });
        order.into_iter().map(|n| rows[n as usize]).collect()
    }

    /// All quotes, in an order; by speaker, those of nobody last.
    #[must_use]
    pub fn quotes_in(&self, order: QuoteOrder) -> Vec<u32> {
        let mut quotes: Vec<u32> = (0..self.document().quotes.len() as u32).collect();
        if order == QuoteOrder::Speaker {
            let mut rank = vec![u64::MAX; self.document().entities.len()];
            for (place, row) in (0..).zip(self.speakers()) {
                for &entity in &row.entities {
                    rank[entity as usize] = place;
                }
            }
            sort_by(&mut quotes, &|q| {
                self.sayer(q).map_or(u64::MAX, |e| rank[e as usize])
            });
        }
        quotes
    }

    /// A quote's words in pieces, in text order: the speaker's own, or the reporter's; a new part begins where the first number of
    /// a piece differs from that of the piece before.
    #[must_use]
    pub fn pieces(&self, quote: u32) -> Vec<(usize, bool, &str)> {
        let mut pieces = Vec::new();
        let Some(quote) = self.quote(quote) else {
            return pieces;
        };
        for (number, part) in quote.parts.iter().enumerate() {
            let part = self.bytes(part);
            let mut at = part.start;
            let mut add = |bytes: Range<u32>, own| {
                if !bytes.is_empty() {
                    pieces.push((number, own, self.words(&bytes)));
                }
            };
            if quote.kind != QuoteKind::Direct {
                for own in quote.quoted.iter().map(|q| self.bytes(q)) {
                    if own.start >= at && own.end <= part.end {
                        add(at..own.start, false);
                        add(own.clone(), true);
                        at = own.end;
                    }
                }
            }
            add(at..part.end, quote.kind == QuoteKind::Direct);
        }
        pieces
    }

    /// True where a quote stands in the headline.
    #[must_use]
    pub fn is_headline(&self, quote: u32) -> bool {
        let start = self
            .quote(quote)
            .and_then(|q| q.data().parts.first())
            .map(|p| p.start);
        let regions = &self.document().document.regions;
        start.is_some_and(|at| {
            regions
                .iter()
                .any(|r| r.kind == RegionKind::Headline && r.start <= at && at < r.end)
        })
    }
}
