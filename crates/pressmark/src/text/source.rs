//! What happens to raw input before it is annotated: a byte-order mark goes, line ends become `\n`. Nothing else changes.

use crate::kinds::Preprocessing;

/// Text ready for [`crate::Pipeline::annotate`], and what was done to get it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The text that all offsets refer to.
    pub text: String,
    /// What was changed, as the annotation document says it.
    pub preprocessing: Vec<Preprocessing>,
}

impl Source {
    /// Removes a leading byte-order mark and turns CRLF and lone CR into LF.
    #[must_use]
    pub fn new(raw: &str) -> Self {
        let mut preprocessing = Vec::new();
        let body = raw.strip_prefix('\u{feff}').unwrap_or(raw);
        if body.len() != raw.len() {
            preprocessing.push(Preprocessing::BomRemoved);
        }
        let text = if body.contains('\r') {
            preprocessing.push(Preprocessing::CrlfToLf);
            body.replace("\r\n", "\n").replace('\r', "\n")
        } else {
            body.to_owned()
        };
        Self {
            text,
            preprocessing,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_and_mark() {
        let source = Source::new("\u{feff}one\r\ntwo\rthree\n");
        assert_eq!(source.text, "one\ntwo\nthree\n");
        let changes = [Preprocessing::BomRemoved, Preprocessing::CrlfToLf];
        assert_eq!(source.preprocessing, changes);
        assert!(Source::new("plain\n").preprocessing.is_empty());
    }
}
