//! A text with the names that people or programs see in it, and what these allow for each of our tokens.

use std::ops::Range;

use pressmark::recogniser::{OTHER, RecogniserInput, label_at};

use crate::names::guideline::{self, ANY, GROUP, Name, Scheme, allowed};

/// A text with what is allowed for each of its tokens.
pub(crate) struct Annotated {
    pub(crate) text: String,
    pub(crate) input: RecogniserInput,
    pub(crate) allowed: Vec<u32>,
    /// The same for each of the readings that were drawn.
    pub(crate) drawn: Vec<Vec<u32>>,
}

/// A text with the names that somebody sees in it.
pub(crate) struct Source {
    pub(crate) text: String,
    /// One annotation by people, or three by programs, the best first.
    pub(crate) voices: Vec<Vec<Name>>,
    /// What the second program calls neither person nor place nor organization, but a name.
    pub(crate) miscellany: Vec<Range<usize>>,
    /// What may be anything: the annotators were not sure, or call a name what is none here.
    pub(crate) open: Vec<Range<usize>>,
    /// Readings of a program that says how sure it is, each drawn by its probabilities. Where there are any, one of them is learnt from
    /// each time. They know all labels. In place of one that is none the voices are heard.
    pub(crate) drawn: Vec<Option<Vec<Name>>>,
    /// What the voices have labels for.
    pub(crate) scheme: Scheme,
    /// The text's terms ask to share alike.
    pub(crate) share_alike: bool,
}

impl Source {
    /// The text with what is allowed for each token.
    pub(crate) fn annotate(self, pipeline: &pressmark::Pipeline) -> Annotated {
        let input = pipeline.recogniser_input(&self.text);
        let allowed = self.allowed(&input);
        Annotated {
            drawn: self.readings(&input, &allowed),
            allowed,
            text: self.text,
            input,
        }
    }

    /// What the voices allow for each token.
    pub(crate) fn allowed(&self, input: &RecogniserInput) -> Vec<u32> {
        let voice = |names: &Vec<Name>| allowed(&self.text, input, names, self.scheme);
        let mut voices: Vec<Vec<u32>> = self.voices.iter().map(voice).collect();
        let [first, second, third] = &mut voices[..] else {
            let mut only = voices.swap_remove(0);
            for bytes in &self.open {
                only[touched(input, bytes)].fill(ANY);
            }
            return only;
        };
        self.open_miscellany(input, second);
        let mut together = Vec::with_capacity(first.len());
        for sentence in input.sentences() {
            let [a, b, c] = [&*first, &*second, &*third].map(|labels| &labels[sentence.clone()]);
            together.extend(guideline::agreement(a, b, c));
        }
        together
    }

    /// What each drawn reading allows for each token.
    fn readings(&self, input: &RecogniserInput, voices: &[u32]) -> Vec<Vec<u32>> {
        let scheme = Scheme {
            groups: true,
            others: true,
        };
        let reading = |drawn: &Option<Vec<Name>>| match drawn {
            Some(names) => allowed(&self.text, input, names, scheme),
            None => voices.to_vec(),
        };
        self.drawn.iter().map(reading).collect()
    }

    /// CoNLL-2003's rest class holds peoples, events and works: a group, a name of another thing, or nothing.
    fn open_miscellany(&self, input: &RecogniserInput, labels: &mut [u32]) {
        for bytes in &self.miscellany {
            let tokens = touched(input, bytes);
            for (at, token) in tokens.clone().enumerate() {
                let name = [GROUP, OTHER].map(|kind| 1 << label_at(kind, at, tokens.len()));
                labels[token] = guideline::NONE | name[0] | name[1];
            }
        }
    }

    /// The names that two voices agree on; all of a single voice.
    pub(crate) fn sure_names(&self) -> Vec<Name> {
        let votes = |name: &Name| {
            self.voices
                .iter()
                .filter(|voice| voice.contains(name))
                .count()
        };
        let mut sure: Vec<Name> = Vec::new();
        for name in self.voices.iter().flatten() {
            if votes(name) * 2 > self.voices.len() && !sure.contains(name) {
                sure.push(name.clone());
            }
        }
        sure
    }

    /// The same names in a text whose bytes stand at the same places.
    pub(crate) fn rewritten(&self, text: String) -> Self {
        debug_assert_eq!(text.len(), self.text.len());
        Self {
            text,
            voices: self.voices.clone(),
            miscellany: self.miscellany.clone(),
            open: self.open.clone(),
            drawn: self.drawn.clone(),
            ..*self
        }
    }

    /// The text with the ranges replaced, which rise and do not overlap. A name that an edit cuts through is left out.
    pub(crate) fn edited(&self, edits: &[(Range<usize>, String)]) -> Self {
        let mut text = String::with_capacity(self.text.len());
        let mut done = 0;
        for (range, instead) in edits {
            text.push_str(&self.text[done..range.start]);
            text.push_str(instead);
            done = range.end;
        }
        text.push_str(&self.text[done..]);
        let moved =
            |bytes: &Range<usize>| Some(moved(edits, bytes.start)?..moved(edits, bytes.end)?);
        let names = |voice: &Vec<Name>| {
            let name = |name: &Name| {
                Some(Name {
                    bytes: moved(&name.bytes)?,
                    kind: name.kind,
                })
            };
            voice.iter().filter_map(name).collect()
        };
        Self {
            text,
            voices: self.voices.iter().map(names).collect(),
            miscellany: self.miscellany.iter().filter_map(moved).collect(),
            open: self.open.iter().filter_map(moved).collect(),
            drawn: self.drawn.iter().map(|d| d.as_ref().map(names)).collect(),
            ..*self
        }
    }
}

/// The tokens that the bytes touch.
fn touched(input: &RecogniserInput, bytes: &Range<usize>) -> Range<usize> {
    let tokens = input.tokens();
    let from = tokens.partition_point(|t| t.end as usize <= bytes.start);
    from..tokens
        .partition_point(|t| (t.start as usize) < bytes.end)
        .max(from)
}

/// Where a byte stands after the edits; none inside one.
fn moved(edits: &[(Range<usize>, String)], byte: usize) -> Option<usize> {
    let mut shift = 0_isize;
    for (range, instead) in edits {
        if range.start < byte && byte < range.end {
            return None;
        }
        if range.end > byte {
            break;
        }
        shift += instead.len() as isize - range.len() as isize;
    }
    byte.checked_add_signed(shift)
}
