//! The worker that reads articles. It knows no corrections: the one that does is larger, and is fetched when the reader first
//! corrects something (`corrector.rs`).

mod serving;

fn main() {
    serving::start(|pipeline, _, text, home| (pipeline.annotate_near(text, home), Vec::new()));
}
