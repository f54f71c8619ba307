//! What happens to raw input before it is annotated: a byte-order mark goes, line ends become `\n`. Nothing else changes.

/// Text ready for [`crate::Pipeline::annotate`], and what was done to get it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The text that all offsets refer to.
    pub text: String,
    /// `bom-removed`, `crlf-to-lf`, in the words of the annotation document.
    pub preprocessing: Vec<&'static str>,
}

impl Source {
    /// Removes a leading byte-order mark and turns CRLF and lone CR into LF.
    #[must_use]
    pub fn new(raw: &str) -> Self {
        let mut preprocessing = Vec::new();
        let body = raw.strip_prefix('\u{feff}').unwrap_or(raw);
        if body.len() != raw.len() {
            preprocessing.push("bom-removed");
        }
        let text = if body.contains('\r') {
            preprocessing.push("crlf-to-lf");
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
    use super::Source;

    #[test]
    fn line_ends_and_mark() {
        let source = Source::new("\u{feff}one\r\ntwo\rthree\n");
        assert_eq!(source.text, "one\ntwo\nthree\n");
        assert_eq!(source.preprocessing, ["bom-removed", "crlf-to-lf"]);
        assert!(Source::new("plain\n").preprocessing.is_empty());
    }
}
