//! Effects: everything that the page does to the browser or hears from it.

mod approach;
mod emphasis;
mod escape;
mod focus;
mod intake;
mod keeping;
mod margin;
mod placing;
mod pointing;
mod printing;
mod rows;
mod undo;
mod viewing;
mod worker;

pub(crate) use approach::Approach;
pub(crate) use emphasis::{Lit, use_emphasis};
pub(crate) use escape::use_escape;
pub(crate) use focus::use_kept_focus;
pub(crate) use intake::{open as open_file, use_intake};
pub(crate) use keeping::use_keeping;
pub(crate) use margin::{Noted, use_margin};
pub(crate) use placing::{Place, use_placing};
pub(crate) use pointing::{Pointing, use_pointing};
pub(crate) use printing::use_printing;
pub(crate) use rows::{came, left};
pub(crate) use undo::use_undo_key;
pub(crate) use viewing::{CLOSER, FARTHER, Viewing, use_viewing};
pub(crate) use worker::use_worker;
