//! The worker that reads articles by what the reader has corrected in them.

mod serving;

use pressmark::annotation::Correction;
use pressmark::{Source, place_again};
use pressmark_web::browser::protocol::Request;

fn main() {
    serving::start(|pipeline, request, text, home| {
        let (corrections, placed) = place(request, text);
        (pipeline.annotate_with(text, &corrections, home), placed)
    });
}

/// The corrections as they stand in the text; and where that has been edited, those of each step as JSON, empty where none is left.
fn place(request: &Request, text: &str) -> (Vec<Correction>, Vec<String>) {
    let steps = request.corrections.iter().map(|json| read(json));
    let Some(before) = &request.corrected else {
        return (steps.flatten().collect(), Vec::new());
    };
    let before = Source::new(before).text;
    let (mut corrections, mut placed) = (Vec::new(), Vec::new());
    for step in steps {
        let kept = place_again(step, &before, text).kept;
        let json = serde_json::to_string(&kept).unwrap_or_default();
        placed.push(if kept.is_empty() { String::new() } else { json });
        corrections.extend(kept);
    }
    (corrections, placed)
}

/// One of a file that is none of ours says nothing.
fn read(json: &str) -> Vec<Correction> {
    serde_json::from_str(json).unwrap_or_default()
}
