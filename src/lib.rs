//! The page: a reader pastes an article, a worker annotates it, the page shows and explains what was found.
//!
//! [`state`] says what the page knows and how it changes, [`article`] what it shows, [`highlight`] cuts the text into segments:
//! all without a browser. `components` draw, `hooks` listen to what the reader does, and [`browser`] holds the rest that
//! needs one: the worker, files, storage, the clipboard.

pub mod article;
pub mod brief;
pub mod browser;
pub mod card;
pub mod code_points;
pub mod components;
pub mod correction;
pub mod desk;
pub mod draft;
pub mod file_name;
pub mod filters;
pub mod folding;
pub mod glossary;
pub mod highlight;
mod hooks;
pub mod letters;
pub mod map;
pub mod markdown;
pub mod models;
pub mod pane;
pub mod quotation;
pub mod samples;
pub mod shelf;
mod sorting;
pub mod speaker;
pub mod state;
pub mod wording;
pub mod words;

use browser::dom;
use components::app::App;

/// Starts the app in `#app`.
pub fn start() {
    if !browser::words::take() {
        return say_broken();
    }
    if let Some(root) = dom::by_id("app") {
        yew::set_custom_panic_hook(Box::new(broken));
        yew::Renderer::<App>::with_root(root.into()).render();
    }
}

/// A panic ends the app. The text has been kept before it was read.
fn broken(info: &std::panic::PanicHookInfo<'_>) {
    web_sys::console::error_1(&info.to_string().into());
    say_broken();
}

/// Says so where the reader sees it.
fn say_broken() {
    if let Some(message) = dom::by_id("broken") {
        message.set_hidden(false);
    }
}
