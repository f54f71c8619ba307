//! The slip: three lines about what the pointer or the keyboard has come to. Who, what, and why it is marked.

use std::rc::Rc;

use pressmark::annotation::Provenance;
use yew::prelude::*;

use super::card::{CardProps, kind_line};
use super::icon::{Picture, icon};
use super::leaf::leaf;
use super::standing::relay;
use crate::article::Article;
use crate::card::Target;
use crate::speaker;
use crate::wording::{counted, how_sure, quote_kind};
use crate::words::{article as words, reason, thousands};

/// The open slip. It can be entered by the pointer, and a click on it pins the card.
pub(crate) fn slip(props: &CardProps) -> Html {
    let pointing = &props.pointing;
    let (class, who, what, why) = match props.card.target {
        Target::Mention(mention) => about_mention(&props.article, mention),
        Target::Quote(quote) => about_quote(&props.article, quote),
    }
    .unwrap_or_default();
    html! {
        <div
            ref={props.node.clone()}
            class={classes!("card", "slip", class)}
            data-card="slip"
            role="tooltip"
            onpointerover={pointing.on(|p, _| p.stay())}
            onpointerout={pointing.on(|p, e| p.out(e, "[data-card]"))}
        >
            <p class="who">{ who }</p>
            <p class="kicker">{ what }</p>
            { why }
        </div>
    }
}

type Lines = (&'static str, Html, Html, Html);

fn about_mention(article: &Rc<Article>, number: u32) -> Option<Lines> {
    let mention = article.mention(number)?;
    let entity = mention.entity()?;
    let (at, all) = counted(entity, number);
    let mut what = kind_line(&mention, &entity);
    if let Some(role) = &entity.role {
        what = words::slip_role(&what, role);
    }
    if all > 1 {
        what = words::slip_count(&what, &thousands(at), &thousands(all));
    }
    Some((
        mention.kind.name(),
        entity.name.clone().into(),
        html! { <>{ icon(Picture::Kind(mention.kind)) }<span>{ what }</span></> },
        why(&mention.provenance, mention.confidence),
    ))
}

fn about_quote(article: &Rc<Article>, number: u32) -> Option<Lines> {
    let quote = article.quote(number)?;
    Some((
        "quote",
        html! { <>{ speaker::heading(article, number) }{ relay(article, number) }</> },
        html! { <>{ icon(Picture::Quote) }{ leaf("span", "", quote_kind(quote.kind)) }</> },
        why(&quote.provenance, quote.confidence),
    ))
}

fn why(provenance: &Provenance, confidence: f64) -> Html {
    html! {
        <p class="whyline">
            { reason(&provenance.explanation).into_owned() }{ " " }{ leaf("strong", "", how_sure(confidence)) }
        </p>
    }
}
