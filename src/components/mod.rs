//! What the reader sees. A component draws its props; what it does to the browser stands in `hooks`.

pub mod actors;
pub mod app;
pub mod card;
pub mod evidence;
pub mod filter_bar;
pub mod icon;
pub mod masthead;
pub mod messages;
pub mod paragraph;
pub mod quotes;
pub mod reader;
pub mod toolbar;
pub mod writing;
