//! Code points to bytes: the annotation document counts code points, a Rust string is sliced by bytes.

/// One mark is kept for so many code points; a lookup walks at most this many characters.
const STRIDE: usize = 64;

/// Finds the byte where a code point of one text begins, without a walk from the start.
#[derive(Clone, Debug)]
pub struct CodePointIndex {
    /// Byte offset of every [`STRIDE`]th code point.
    marks: Vec<u32>,
}

impl CodePointIndex {
    /// Reads the text once.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self {
            marks: text
                .char_indices()
                .step_by(STRIDE)
                .map(|(byte, _)| byte as u32)
                .collect(),
        }
    }

    /// Byte offset of a code point of the text that the index was made from; its end where the text is shorter.
    #[must_use]
    pub fn byte(&self, text: &str, code_point: u32) -> u32 {
        let code_point = code_point as usize;
        let Some(&mark) = self.marks.get(code_point / STRIDE) else {
            return text.len() as u32;
        };
        text[mark as usize..]
            .char_indices()
            .nth(code_point % STRIDE)
            .map_or(text.len() as u32, |(byte, _)| mark + byte as u32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_point_is_found_beyond_one_stride() {
        let text = "a📰é\u{301}“ש".repeat(50);
        let index = CodePointIndex::new(&text);
        for (n, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(index.byte(&text, n as u32), byte as u32);
        }
        let length = text.chars().count() as u32;
        assert_eq!(index.byte(&text, length), text.len() as u32);
        assert_eq!(index.byte(&text, length + 1000), text.len() as u32);
        assert_eq!(CodePointIndex::new("").byte("", 3), 0);
    }
}
