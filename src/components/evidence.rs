//! Why something is highlighted, and how sure that is.

use pressmark::annotation::{Provenance, TextSpan};
use yew::prelude::*;

use super::phrase::phrase;
use crate::wording::how_sure;
use crate::words::{article, reason};

/// The explanation, how sure in words, and the words it stands on, which light up in the text.
pub(crate) fn evidence(provenance: &Provenance, confidence: f64) -> Html {
    let percent = format!("{} %", (confidence * 100.0).round() as u32);
    let word = |(n, word): (usize, &TextSpan)| html! { <>if n > 0 { { ", " } }<q>{ word.text.clone() }</q></> };
    let words: Html = provenance.evidence.iter().enumerate().map(word).collect();
    html! {
        <div class="why">
            <p>
                { reason(&provenance.explanation).into_owned() }{ " " }
                <strong title={percent}>{ how_sure(confidence) }</strong>
            </p>
            if !provenance.evidence.is_empty() {
                <p class="evidence">
                    { phrase(article::evidence_parts(), &[words]) }
                </p>
            }
        </div>
    }
}
