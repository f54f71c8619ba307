//! From spans to paragraphs of segments: the text cut at every boundary of an annotation.
//!
//! The paragraphs' segments and the gaps between the paragraphs, put together again, are the text, byte for byte,
//! whatever the spans are: overlapping, crossing, out of order or beyond the end.

use core::ops::Range;

use pressmark::annotation::RegionKind;

use crate::sorting::sort_by;

/// A paragraph longer than this is shown in several pieces, so that one line of five megabytes can be rendered.
const LONGEST_PIECE: usize = 6000;

/// What lies over a piece of text; the number counts in the annotation document's own list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// A part of a quotation.
    Quote(u32),
    /// A mention.
    Mention(u32),
    /// Words of a quotation that stand between marks: the speaker's own.
    Own,
    /// A region that is no running text.
    Aside(RegionKind),
}

/// A layer and the bytes that it covers.
#[derive(Clone, Debug)]
pub struct Cover {
    /// What lies there.
    pub layer: Layer,
    /// First byte and one past the last.
    pub bytes: Range<u32>,
}

/// A stretch of a paragraph over which nothing begins or ends.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Segment {
    /// Bytes of the text.
    pub bytes: Range<u32>,
    /// Quotations over it, the outermost first.
    pub quotes: Vec<u32>,
    /// Mentions over it, the outermost first.
    pub mentions: Vec<u32>,
    /// True where a speaker's own words stand.
    pub own: bool,
    /// The innermost aside over it.
    pub aside: Option<RegionKind>,
}

/// A line of the text that has something on it, or a piece of a very long one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Bytes of the text, without the line break.
    pub bytes: Range<u32>,
    /// True where this goes on with the line that the paragraph before began.
    pub continued: bool,
    /// Its segments, without gap or overlap.
    pub segments: Vec<Segment>,
}

/// Cuts the text into paragraphs and each of them into segments.
#[must_use]
pub fn paragraphs(text: &str, covers: &[Cover]) -> Vec<Paragraph> {
    let mut sweep = Sweep::new(text, covers);
    lines(text)
        .into_iter()
        .map(|(bytes, continued)| Paragraph {
            segments: sweep.segments(&bytes),
            bytes,
            continued,
        })
        .collect()
}

/// The lines with something on them, the long ones in pieces.
fn lines(text: &str) -> Vec<(Range<u32>, bool)> {
    let mut lines = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.trim_end_matches('\n').len();
        if !line.trim().is_empty() {
            pieces(text, start..end, &mut lines);
        }
        start += line.len();
    }
    lines
}

/// Cuts a line after white space, or anywhere where it has none.
fn pieces(text: &str, line: Range<usize>, into: &mut Vec<(Range<u32>, bool)>) {
    let mut at = line.start;
    while at < line.end {
        let end = piece_end(text, at, line.end);
        into.push((at as u32..end as u32, at > line.start));
        at = end;
    }
}

fn piece_end(text: &str, start: usize, line_end: usize) -> usize {
    if line_end - start <= LONGEST_PIECE + LONGEST_PIECE / 2 {
        return line_end;
    }
    let limit = (start + LONGEST_PIECE..)
        .find(|&byte| text.is_char_boundary(byte))
        .unwrap_or(line_end);
    text[start..limit]
        .rfind(char::is_whitespace)
        .filter(|&gap| gap > LONGEST_PIECE / 2)
        .and_then(|gap| {
            text[start + gap..]
                .chars()
                .next()
                .map(|c| start + gap + c.len_utf8())
        })
        .unwrap_or(limit)
}

/// Walks over the text from boundary to boundary and knows which covers are open.
struct Sweep<'a> {
    covers: Vec<&'a Cover>,
    /// Every start and end, in order, without doubles.
    boundaries: Vec<u32>,
    next_cover: usize,
    next_boundary: usize,
    open: Vec<&'a Cover>,
}

impl<'a> Sweep<'a> {
    fn new(text: &str, covers: &'a [Cover]) -> Self {
        let fits = |byte: u32| text.is_char_boundary(byte as usize);
        let covers: Vec<&Cover> = covers
            .iter()
            .filter(|c| c.bytes.start < c.bytes.end && fits(c.bytes.start) && fits(c.bytes.end))
            .collect();
        let mut order: Vec<u32> = (0..covers.len() as u32).collect();
        sort_by(&mut order, &|n| {
            let bytes = &covers[n as usize].bytes;
            u64::from(bytes.start) << 32 | u64::from(!bytes.end)
        });
        let covers: Vec<&Cover> = order.into_iter().map(|n| covers[n as usize]).collect();
        let mut boundaries: Vec<u32> = covers
            .iter()
            .flat_map(|c| [c.bytes.start, c.bytes.end])
            .collect();
        sort_by(&mut boundaries, &u64::from);
        boundaries.dedup();
        Self {
            covers,
            boundaries,
            next_cover: 0,
            next_boundary: 0,
            open: Vec::new(),
        }
    }

    /// Segments of the bytes given; each call must start at or after the end of the one before.
    fn segments(&mut self, bytes: &Range<u32>) -> Vec<Segment> {
        let mut segments = Vec::new();
        let mut at = bytes.start;
        while at < bytes.end {
            self.move_to(at);
            let end = self
                .boundary_after(at)
                .map_or(bytes.end, |b| b.min(bytes.end));
            segments.push(self.segment(at..end));
            at = end;
        }
        segments
    }

    fn move_to(&mut self, at: u32) {
        while let Some(cover) = self
            .covers
            .get(self.next_cover)
            .filter(|c| c.bytes.start <= at)
        {
            // The widest first; of two alike the one that began first.
            let width = |c: &Cover| c.bytes.end - c.bytes.start;
            let at = self.open.iter().position(|open| width(open) < width(cover));
            self.open.insert(at.unwrap_or(self.open.len()), cover);
            self.next_cover += 1;
        }
        self.open.retain(|cover| cover.bytes.end > at);
    }

    fn boundary_after(&mut self, at: u32) -> Option<u32> {
        while *self.boundaries.get(self.next_boundary)? <= at {
            self.next_boundary += 1;
        }
        self.boundaries.get(self.next_boundary).copied()
    }

    fn segment(&self, bytes: Range<u32>) -> Segment {
        let mut segment = Segment {
            bytes,
            ..Segment::default()
        };
        for cover in &self.open {
            match cover.layer {
                Layer::Quote(quote) if !segment.quotes.contains(&quote) => {
                    segment.quotes.push(quote)
                }
                Layer::Mention(mention) => segment.mentions.push(mention),
                Layer::Own => segment.own = true,
                Layer::Aside(aside) => segment.aside = Some(aside),
                Layer::Quote(_) => {}
            }
        }
        segment
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cover(layer: Layer, start: u32, end: u32) -> Cover {
        Cover {
            layer,
            bytes: start..end,
        }
    }

    fn together(text: &str, paragraphs: &[Paragraph]) -> String {
        let mut whole = String::new();
        let mut at = 0;
        for paragraph in paragraphs {
            whole += &text[at..paragraph.bytes.start as usize];
            for segment in &paragraph.segments {
                whole += &text[segment.bytes.start as usize..segment.bytes.end as usize];
            }
            at = paragraph.bytes.end as usize;
        }
        whole + &text[at..]
    }

    #[test]
    fn a_mention_inside_a_quote_knows_both() {
        let text = "“Go to Paris,” she said.";
        let covers = [
            cover(Layer::Mention(0), 9, 14),
            cover(Layer::Quote(0), 0, 18),
        ];
        let cut = paragraphs(text, &covers);
        let paris = cut[0].segments.iter().find(|s| s.mentions == [0]);
        let paris = paris.expect("a segment of the mention");
        assert_eq!(
            &text[paris.bytes.start as usize..paris.bytes.end as usize],
            "Paris"
        );
        assert_eq!(paris.quotes, [0]);
    }

    #[test]
    fn crossing_spans_become_pieces_of_both() {
        let covers = [cover(Layer::Quote(0), 0, 4), cover(Layer::Mention(0), 2, 6)];
        let cut = &paragraphs("abcdefgh", &covers)[0];
        let layers: Vec<_> = cut
            .segments
            .iter()
            .map(|s| (s.bytes.clone(), s.quotes.len(), s.mentions.len()))
            .collect();
        assert_eq!(
            layers,
            [(0..2, 1, 0), (2..4, 1, 1), (4..6, 0, 1), (6..8, 0, 0)]
        );
    }

    #[test]
    fn the_inner_mention_comes_last() {
        let covers = [
            cover(Layer::Mention(7), 4, 6),
            cover(Layer::Mention(3), 0, 8),
        ];
        let cut = &paragraphs("abcdefgh", &covers)[0];
        assert_eq!(cut.segments[1].mentions, [3, 7]);
    }

    #[test]
    fn own_words_and_reported_words_of_a_quote_are_told_apart() {
        let text = "She said it was “far too late” to talk.";
        let (open, close) = (text.find('“').unwrap(), text.find("” ").unwrap() + 3);
        let covers = [
            cover(Layer::Quote(0), 9, text.len() as u32 - 1),
            cover(Layer::Own, open as u32, close as u32),
        ];
        let cut = paragraphs(text, &covers);
        let said: Vec<_> = cut[0].segments.iter().filter(|s| s.quotes == [0]).collect();
        let words = |own: bool| {
            let part = said.iter().filter(|s| s.own == own);
            part.map(|s| &text[s.bytes.start as usize..s.bytes.end as usize])
                .collect::<Vec<_>>()
        };
        assert_eq!(words(true), ["“far too late”"]);
        assert_eq!(words(false), ["it was ", " to talk"]);
    }

    #[test]
    fn a_stamp_and_a_label_are_asides_and_may_hold_a_mention() {
        let text = "13.31 GMT LOPEZ: We stay.";
        let covers = [
            cover(Layer::Aside(RegionKind::Timestamp), 0, 9),
            cover(Layer::Aside(RegionKind::Label), 10, 16),
            cover(Layer::Mention(0), 10, 15),
        ];
        let cut = paragraphs(text, &covers);
        let found: Vec<_> = cut[0]
            .segments
            .iter()
            .map(|s| {
                (
                    s.bytes.clone(),
                    s.aside.map(RegionKind::name),
                    s.mentions.len(),
                )
            })
            .collect();
        assert_eq!(
            found,
            [
                (0..9, Some("timestamp"), 0),
                (9..10, None, 0),
                (10..15, Some("label"), 1),
                (15..16, Some("label"), 0),
                (16..25, None, 0),
            ]
        );
    }

    #[test]
    fn a_blank_line_belongs_to_the_gap() {
        let cut = paragraphs("one\n \n\ntwo\n", &[]);
        let bytes: Vec<_> = cut.iter().map(|p| p.bytes.clone()).collect();
        assert_eq!(bytes, [0..3, 7..10]);
    }

    #[test]
    fn a_line_of_many_words_is_shown_in_pieces_that_end_after_a_space() {
        let text = "word ".repeat(4000);
        let cut = paragraphs(&text, &[]);
        assert!(cut.len() > 2);
        assert!(!cut[0].continued && cut[1..].iter().all(|p| p.continued));
        assert!(text[..cut[0].bytes.end as usize].ends_with("word "));
        assert_eq!(together(&text, &cut), text);
        let unbroken = "é".repeat(20_000);
        assert_eq!(together(&unbroken, &paragraphs(&unbroken, &[])), unbroken);
    }

    proptest! {
        #[test]
        fn segments_concatenate_to_the_text(
            text in "[a-c \n“é📰\u{202e}\u{0}]{0,80}",
            spans in prop::collection::vec((0u32..200, 0u32..200, 0usize..4), 0..20),
        ) {
            let covers: Vec<Cover> = spans.iter().enumerate().map(|(n, &(start, end, kind))| Cover {
                layer: [Layer::Quote(n as u32), Layer::Mention(n as u32), Layer::Own, Layer::Aside(RegionKind::Boilerplate)][kind],
                bytes: start..end,
            }).collect();
            let cut = paragraphs(&text, &covers);
            prop_assert_eq!(together(&text, &cut), text.as_str());
            for segment in cut.iter().flat_map(|p| &p.segments) {
                prop_assert!(segment.bytes.start < segment.bytes.end);
                for &mention in &segment.mentions {
                    let bytes = &covers[mention as usize].bytes;
                    prop_assert!(bytes.start <= segment.bytes.start && segment.bytes.end <= bytes.end);
                }
            }
        }
    }
}
