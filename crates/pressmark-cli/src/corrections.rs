//! What a reader corrects in an article, out of a file.

use pressmark::annotation::Correction;
use serde::Deserialize;

use crate::failure::Failure;
use crate::input::Input;

const EXAMPLE: &str = r#"Write an array such as [{"verb": "name", "at": {"start": 4, "end": 10, "text": "Herald"}, "type": "organization"}]; docs/corrections.md has all verbs."#;

/// The array by itself, or in an annotation document.
#[derive(Deserialize)]
struct Document {
    corrections: Vec<Correction>,
}

/// The corrections of the file.
pub(crate) fn read(input: &Input) -> Result<Vec<Correction>, Failure> {
    parse(&input.read()?).map_err(|failure| failure.at(input.name()))
}

fn parse(json: &str) -> Result<Vec<Correction>, Failure> {
    let json = json.trim_start_matches('\u{FEFF}').trim_start();
    let parsed = if json.starts_with('{') {
        serde_json::from_str(json).map(|document: Document| document.corrections)
    } else {
        serde_json::from_str(json)
    };
    parsed.map_err(|error| Failure::new(error.to_string(), EXAMPLE))
}

#[cfg(test)]
mod tests {
    use super::*;

    const CONFIRMED: &str =
        r#"{"verb": "confirmed", "at": {"start": 4, "end": 10, "text": "Herald"}}"#;

    #[test]
    fn an_array_or_a_document_is_read() {
        let array = parse(&format!("\u{FEFF} [{CONFIRMED}]")).expect("an array");
        let document =
            format!(r#"{{"format": "pressmark-annotations", "corrections": [{CONFIRMED}]}}"#);
        assert_eq!(parse(&document).expect("a document"), array);
        assert_eq!(array[0].at().text, "Herald");
    }

    #[test]
    fn mistakes_are_named() {
        let message = |json: &str| parse(json).expect_err("a mistake").to_string();
        assert!(message(&format!("[{CONFIRMED}")).contains("EOF"));
        assert!(message(&CONFIRMED.replace("confirmed", "confirm")).contains("corrections"));
        let wrong = format!("[{}]", CONFIRMED.replace("confirmed", "confirm"));
        assert!(message(&wrong).contains("unknown variant `confirm`"));
        assert!(message(&wrong).contains("docs/corrections.md"));
    }
}
