//! The desk: what a reader corrects with, and what else few readers ask for.

use wasm_bindgen::prelude::wasm_bindgen;

#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {
    pressmark_web::desk::start();
}

/// The text of a Markdown file; `static/desk-loader.js` hands it to the page.
#[wasm_bindgen]
pub fn markdown(source: &str) -> String {
    pressmark_web::markdown::text(source)
}
