//! Why something is highlighted, and how sure that is.

use pressmark::annotation::Provenance;
use yew::prelude::*;

use crate::wording::how_sure;

/// The explanation, how sure in words, and the words it stands on, which light up in the text.
pub(crate) fn evidence(provenance: &Provenance, confidence: f64) -> Html {
    let percent = format!("{} %", (confidence * 100.0).round() as u32);
    let words = provenance.evidence.iter().enumerate();
    html! {
        <div class="why">
            <p>
                { provenance.explanation.clone() }{ " " }
                <strong title={percent}>{ how_sure(confidence) }</strong>
            </p>
            if !provenance.evidence.is_empty() {
                <p class="evidence">
                    { "Evidence: " }
                    { for words.map(|(n, word)| html! {
                        <>if n > 0 { { ", " } }<q>{ word.text.clone() }</q></>
                    }) }
                </p>
            }
        </div>
    }
}
