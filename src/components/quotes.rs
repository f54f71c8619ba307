//! Who said what: the quotes by speaker, the speaker with the most first.

use std::rc::Rc;

use extract::annotation::QuoteKind;
use yew::prelude::*;

use crate::article::Article;
use crate::state::Action;
use crate::wording::{excerpt, kind_name, quote_kind, thousands};

/// Quotes shown before "Show all".
const ROWS: usize = 60;
/// Characters of a quote in its row.
const EXCERPT: usize = 140;

/// Heading of the quotes whose speaker is not known.
const NOBODY: &str = "The text does not say who";

/// Props of [`QuotePanel`].
#[derive(Properties, PartialEq)]
pub(crate) struct QuotePanelProps {
    /// The article.
    pub(crate) article: Rc<Article>,
    /// The quote of the open card.
    pub(crate) current: Option<u32>,
    /// The entity that is lit: its quotes stand out.
    pub(crate) speaker: Option<u32>,
    /// Where actions go.
    pub(crate) dispatch: Callback<Action>,
}

/// The quotes, under the name of who says them; a click goes to the quote.
#[component]
pub(crate) fn QuotePanel(props: &QuotePanelProps) -> Html {
    let speakers = use_memo(Rc::clone(&props.article), |article| {
        article.quotes_by_speaker()
    });
    let all = use_state_eq(|| false);
    let total = props.article.document.quotes.len();
    let limit = if *all { total } else { ROWS };
    let mut left = limit;
    let shown: Vec<Html> = speakers
        .iter()
        .map_while(|(speaker, quotes)| {
            let take = quotes.len().min(left);
            left -= take;
            (take > 0).then(|| said(props, *speaker, &quotes[..take], quotes.len()))
        })
        .collect();
    let show_all = move |_: MouseEvent| all.set(true);
    html! {
        <section class="panel quotes" data-panel="quotes" aria-labelledby="quotes-title">
            <h2 id="quotes-title">{ "Quotes" }<span class="count">{ thousands(total) }</span></h2>
            if total == 0 { <p class="nothing">{ "Nobody is quoted." }</p> }
            { for shown }
            if total > limit {
                <button type="button" class="button more" onclick={show_all}>
                    { format!("Show {} more", thousands(total - limit)) }
                </button>
            }
        </section>
    }
}

fn said(props: &QuotePanelProps, speaker: Option<u32>, quotes: &[u32], total: usize) -> Html {
    let entity = speaker.and_then(|e| Some((e, props.article.entity(e)?)));
    let lit = entity.is_some() && props.speaker == speaker;
    let name = match entity {
        Some((number, entity)) => {
            let onclick = props
                .dispatch
                .reform(move |_: MouseEvent| Action::Visit(number));
            html! {
                <button type="button" data-entity={entity.id.clone()} {onclick}>{ entity.name.clone() }</button>
            }
        }
        None => html! { <span>{ NOBODY }</span> },
    };
    html! {
        <div class={classes!("speaker", entity.map(|(_, e)| kind_name(e.kind)), lit.then_some("lit"))}>
            <h3>{ name }<span class="count">{ thousands(total) }</span></h3>
            if let Some(role) = entity.and_then(|(_, e)| e.role.clone()) { <p class="role">{ role }</p> }
            <ul>{ for quotes.iter().map(|&q| row(props, q)) }</ul>
        </div>
    }
}

fn row(props: &QuotePanelProps, number: u32) -> Html {
    let Some(quote) = props.article.quote(number) else {
        return Html::default();
    };
    let parts: Vec<&str> = quote.parts.iter().map(|p| p.text.as_str()).collect();
    let onclick = props
        .dispatch
        .reform(move |_: MouseEvent| Action::VisitQuote(number));
    html! {
        <li
            key={quote.id.clone()}
            id={format!("{}-entry", quote.id)}
            class="row quote"
            data-quote={quote.id.clone()}
            aria-current={(props.current == Some(number)).then_some("true")}
        >
            <button type="button" {onclick}>
                <span class="words">{ excerpt(&parts.join(" … "), EXCERPT) }</span>
                if quote.kind != QuoteKind::Direct {
                    <span class="kind">{ quote_kind(quote.kind) }</span>
                }
            </button>
        </li>
    }
}
