//! Why something is highlighted, and how sure that is.

use extract::annotation::Provenance;
use yew::prelude::*;

use crate::wording::how_sure;

/// The explanation, the words it stands on (which light up in the text), and how sure.
pub(crate) fn evidence(provenance: &Provenance, confidence: f64) -> Html {
    let words: Vec<&str> = provenance
        .evidence
        .iter()
        .map(|e| e.text.as_str())
        .collect();
    html! {
        <dl class="why">
            <dt>{ "Why" }</dt>
            <dd>
                { provenance.explanation.clone() }
                if !words.is_empty() {
                    <span class="evidence">
                        { "Evidence: " }
                        { for words.iter().enumerate().map(|(n, word)| html! {
                            <>if n > 0 { { ", " } }<q>{ *word }</q></>
                        }) }
                    </span>
                }
            </dd>
            <dt>{ "How sure" }</dt>
            <dd>
                { how_sure(confidence) }
                <span class="number">{ format!(" {} %", (confidence * 100.0).round() as u32) }</span>
            </dd>
        </dl>
    }
}
