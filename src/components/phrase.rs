//! A message with elements in its slots: a name that is a button, words in quotation marks.

use yew::prelude::*;

use crate::words::Part;

/// The message, each slot filled by the element at its place in English.
pub(crate) fn phrase(parts: Vec<Part>, slots: &[Html]) -> Html {
    let html = |part| match part {
        Part::Words(words) => Html::from(words),
        Part::Slot(slot) => slots.get(slot).cloned().unwrap_or_default(),
    };
    parts.into_iter().map(html).collect()
}
