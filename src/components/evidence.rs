//! Why something is highlighted, and how sure that is.

use extract::annotation::Provenance;
use yew::prelude::*;

use crate::wording::how_sure;

/// Props of [`Evidence`].
#[derive(Properties, PartialEq)]
pub struct EvidenceProps {
    /// Why.
    pub provenance: Provenance,
    /// How sure, 0 to 1.
    pub confidence: f64,
}

/// The explanation, the words it stands on (which light up in the text), and how sure.
#[component]
pub fn Evidence(props: &EvidenceProps) -> Html {
    let words: Vec<&str> = props
        .provenance
        .evidence
        .iter()
        .map(|e| e.text.as_str())
        .collect();
    html! {
        <dl class="why">
            <dt>{ "Why" }</dt>
            <dd>
                { props.provenance.explanation.clone() }
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
                { how_sure(props.confidence) }
                <span class="number">{ format!(" {:.0} %", props.confidence * 100.0) }</span>
            </dd>
        </dl>
    }
}
