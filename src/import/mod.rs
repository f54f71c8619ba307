//! From what the reader has (a clipboard, a file) to plain text.

pub mod clipboard;
pub mod file;
pub mod html;
