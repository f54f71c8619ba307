//! What the reader sees: small functions from the state to markup. What has a memory of its own, or is worth not drawing
//! again, is a component; the rest are plain functions, for each component adds two kilobytes to the page.

pub mod app;
pub(crate) mod brief;
mod button;
pub(crate) mod card;
pub(crate) mod evidence;
pub(crate) mod filters;
pub(crate) mod found;
pub(crate) mod home;
mod icon;
mod leaf;
mod lists;
pub(crate) mod map;
pub(crate) mod margin;
pub(crate) mod masthead;
pub(crate) mod messages;
pub(crate) mod pane;
pub mod paragraph;
mod phrase;
mod press;
pub(crate) mod reader;
pub(crate) mod said;
mod slip;
mod standing;
mod status;
pub(crate) mod toolbar;
pub(crate) mod whereabouts;
pub(crate) mod who;
pub(crate) mod writing;
