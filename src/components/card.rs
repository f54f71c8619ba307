//! The card that a click or Enter pins: what a mention or a quote is, why it is highlighted, and the way to the others like
//! it. Until then it is a slip (`slip.rs`).

use std::rc::Rc;

use pressmark::annotation::{self, Candidate, EntityType, Feature, QuoteKind, Sense, Status};
use pressmark::resolved::{Entity, Mention, Quote};
use yew::prelude::*;

use super::button::{button, picture_button};
use super::evidence::evidence;
use super::icon::{Picture, icon};
use super::leaf::leaf;
use super::press::press;
use super::standing::{relay, standing};
use crate::article::Article;
use crate::card::{Card as Open, OpenedBy, Target};
use crate::correction::{Correction, Words};
use crate::filters::Filters;
use crate::hooks::Pointing;
use crate::map::Map;
use crate::speaker;
use crate::state::Action;
use crate::wording::{counted, excerpt, feature_name, kind, quote_kind, sense};
use crate::words::{article as words, reason, shared, thousands};

/// Quotes of an actor that a card lists.
const QUOTES: usize = 2;
/// Characters of each of them.
const EXCERPT: usize = 90;

/// What a card is drawn from.
pub(crate) struct CardProps {
    pub(crate) article: Rc<Article>,
    pub(crate) card: Open,
    pub(crate) filters: Filters,
    /// The desk is open.
    pub(crate) desk: bool,
    pub(crate) node: NodeRef,
    pub(crate) pointing: Pointing,
    pub(crate) dispatch: Callback<Action>,
}

/// The open card.
pub(crate) fn card(props: &CardProps) -> Html {
    let pointing = &props.pointing;
    let close = {
        let (pointing, dispatch, target) =
            (pointing.clone(), props.dispatch.clone(), props.card.target);
        move |_: MouseEvent| {
            pointing.back_to(Some(target));
            dispatch.emit(Action::Dismiss);
        }
    };
    let (class, body) = match props.card.target {
        Target::Mention(mention) => mention_body(props, mention),
        Target::Quote(quote) => quote_body(props, quote),
    };
    let entered = {
        let (dispatch, card) = (props.dispatch.clone(), props.card);
        move |_: FocusEvent| {
            let opened_by = card.opened_by.max(OpenedBy::Click);
            dispatch.emit(Action::Show(Open { opened_by, ..card }));
        }
    };
    let left = {
        let dispatch = props.dispatch.clone();
        move |event: FocusEvent| {
            let to = event.related_target();
            // The status line may offer to take back what was done here.
            if to.is_some() && crate::browser::dom::closest(to, "[data-card], #happened").is_none()
            {
                dispatch.emit(Action::Dismiss);
            }
        }
    };
    html! {
        <div
            ref={props.node.clone()}
            class={classes!("card", class)}
            data-card="open"
            role="dialog"
            aria-labelledby="card-name"
            tabindex="-1"
            onpointerover={pointing.on(|p, _| p.stay())}
            onpointerout={pointing.on(|p, e| p.out(e, "[data-card]"))}
            onfocusin={entered}
            onfocusout={left}
        >
            { body }
            <button type="button" class="close" data-action="close-card" aria-label={shared::close()} onclick={close}>
                { icon(Picture::Close) }
            </button>
        </div>
    }
}

/// Below all else: the desk, where the reader has opened it. It draws itself into its place (`docs/desk.md`).
fn desk(props: &CardProps) -> Html {
    let (about, number) = match props.card.target {
        Target::Mention(number) => ("mention", number),
        Target::Quote(number) => ("quote", number),
    };
    let turned = press(&props.dispatch, Action::Desk(!props.desk));
    let words = if props.desk {
        words::close_desk()
    } else {
        words::correct_it()
    };
    html! {
        <div class="said correct">
            { button("", "correct", turned, words) }
            if props.desk { <div class="desk" data-desk={about} data-number={number.to_string()} /> }
        </div>
    }
}

fn mention_body(props: &CardProps, number: u32) -> (&'static str, Html) {
    let article = &props.article;
    let mention = article.mention(number);
    let Some((mention, entity)) = mention.and_then(|m| Some((m, m.entity()?))) else {
        return ("", Html::default());
    };
    let (at, all) = counted(entity, number);
    let html = html! {
        <>
            { inside(props, number) }
            <p class="kicker">
                { icon(Picture::Kind(mention.kind)) }
                { leaf("span", "", &kind_line(&mention, &entity)) }
            </p>
            { heading(&entity.name) }
            { standing(entity.role.clone(), &entity) }
            { whereabouts(props, entity, false) }
            { for article.places_of(entity).into_iter().filter_map(|p| Some(whereabouts(props, article.entity(p)?, true))) }
            // Where the reader has decided, the program's reasons are no longer the reason.
            if mention.status == Status::Auto { { evidence(&mention.provenance, mention.confidence) } }
            { stepper(props, at, all, false) }
            { desk(props) }
            { quotes_by(props, entity) }
        </>
    };
    (mention.kind.name(), html)
}

fn heading(name: &str) -> Html {
    html! { <h2 id="card-name">{ name.to_owned() }</h2> }
}

/// The type, and what it stands for here: "Place, as a location".
pub(super) fn kind_line(mention: &annotation::Mention, entity: &annotation::Entity) -> String {
    let feature = entity.feature;
    let kind = kind(mention.kind);
    match (mention.sense, feature) {
        // A town does not act as a state; who acts there is its council or its government.
        (Some(Sense::Actor), feature) if feature != Some(Feature::Country) => {
            words::its_government(kind)
        }
        (Some(sense), _) => words::kind_and_what(kind, self::sense(sense)),
        (None, Some(feature)) => words::kind_and_what(kind, feature_name(feature)),
        (None, None) => kind.to_owned(),
    }
}

/// Which place it is, why that one and how sure, and the others of its name, each of which the reader may choose; of a body, which
/// place its name says that it is in.
fn whereabouts(props: &CardProps, entity: Entity<'_>, of_body: bool) -> Html {
    let full = entity.full_name.as_ref().filter(|f| **f != entity.name);
    let place = if of_body {
        Some(words::lies_in(full.unwrap_or(&entity.name)))
    } else {
        full.cloned()
    };
    let sure = if Map::is_doubtful(&entity) {
        [" ", words::is_a_guess()].concat()
    } else {
        String::new()
    };
    // Two places of one full name cannot be told apart by a reader.
    let other = |other: &Candidate| {
        let is_other = Some(&other.name) != entity.full_name.as_ref();
        let at = words_of(props, entity).filter(|_| is_other)?;
        let choice = Action::Correct(Correction::of_place(at, &other.name));
        let choose = press(&props.dispatch, choice);
        Some(html! { <li>{ button("", "choose-place", choose, &other.name) }</li> })
    };
    let is_unknown = entity.kind == EntityType::Place
        && entity.geometry.is_none()
        && entity.candidates.is_empty();
    let others: Vec<Html> = entity.candidates.iter().filter_map(other).collect();
    html! {
        <>
            if let Some(place) = place { { leaf("p", "role", &place) } }
            if let Some(why) = &entity.place_explanation { { leaf("p", "note", &[&*reason(why), &sure].concat()) } }
            if is_unknown && props.article.is_mapped() {
                { leaf("p", "note", words::no_coordinates()) }
            }
            if !others.is_empty() {
                <div class="said others">
                    { leaf("h3", "", words::another_place()) }
                    <ul>{ for others }</ul>
                </div>
            }
        </>
    }
}

/// The words by which another place is chosen: the mention whose card is open, or the place's name inside that of a body.
fn words_of<'a>(props: &'a CardProps, place: Entity<'a>) -> Option<Words<'a>> {
    let Target::Mention(open) = props.card.target else {
        return None;
    };
    let open = props.article.mention(open).filter(|m| m.entity == place.id);
    let first = open.or_else(|| place.mentions().next())?.data();
    let inside = first.places.iter().find(|p| p.entity == place.id);
    Some(inside.map_or_else(|| first.into(), Words::from))
}

/// "Mention 2 of 5", with the ways on. Where there is but one, nothing needs saying.
fn stepper(props: &CardProps, at: usize, all: usize, is_quote: bool) -> Html {
    if all < 2 {
        return Html::default();
    }
    let step = |steps: i32| press(&props.dispatch, Action::Step(steps));
    let (at, all) = (&thousands(at), &thousands(all));
    let (place, [back, on], [to_back, to_on]) = if is_quote {
        (
            words::quote_of(at, all),
            ["previous-quote", "next-quote"],
            [words::previous_quote(), words::next_quote()],
        )
    } else {
        (
            words::mention_of(at, all),
            ["previous-mention", "next-mention"],
            [words::previous_mention(), words::next_mention()],
        )
    };
    html! {
        <p class="stepper">
            { leaf("span", "", &place) }
            { picture_button(back, to_back, step(-1), Picture::Previous) }
            { picture_button(on, to_on, step(1), Picture::Next) }
        </p>
    }
}

/// The first quotes of an actor.
fn quotes_by(props: &CardProps, entity: Entity<'_>) -> Html {
    let quotes = entity.quotes();
    if quotes.len() == 0 {
        return Html::default();
    }
    let row = |quote: Quote<'_>| {
        let onclick = press(&props.dispatch, Action::VisitQuote(quote.number()));
        html! {
            <li><button type="button" data-quote={quote.id.clone()} {onclick}>{ excerpt(&said(&quote), EXCERPT) }</button></li>
        }
    };
    let more = quotes.len().saturating_sub(QUOTES);
    html! {
        <div class="said">
            { leaf("h3", "", &shared::quotes(quotes.len())) }
            <ul>{ for entity.quotes().take(QUOTES).map(row) }</ul>
            if more > 0 { { leaf("p", "more", &shared::and_more(&thousands(more))) } }
        </div>
    }
}

fn said(quote: &annotation::Quote) -> String {
    let parts: Vec<&str> = quote.parts.iter().map(|p| p.text.as_str()).collect();
    parts.join(" … ")
}

fn quote_body(props: &CardProps, number: u32) -> (&'static str, Html) {
    let article = &props.article;
    let Some(quote) = article.quote(number) else {
        return ("", Html::default());
    };
    let speaker = quote.speaker();
    let said_by = article.said_by(number);
    let is_one = said_by.len() < 2;
    let siblings = speaker.into_iter().flat_map(Entity::quotes);
    let siblings: Vec<u32> = siblings.map(Quote::number).collect();
    let at = siblings.iter().position(|&q| q == number);
    let at = at.unwrap_or_default() + 1;
    let is_unknown = said_by.is_empty() && quote.speaker_name.is_none();
    let unknown = is_unknown.then(|| words::speaker_unsaid().to_owned());
    let name = unknown.unwrap_or_else(|| speaker::heading(article, number));
    let link = |mention: &Mention<'_>| {
        let visit = press(&props.dispatch, Action::Visit(mention.entity()?.number()));
        Some(html! {
            <p class="link">{ button("", "visit-speaker", visit, &visit_words(mention, is_one)) }</p>
        })
    };
    let html = html! {
        <>
            <p class="kicker">{ icon(Picture::Quote) }{ leaf("span", "", quote_kind(quote.kind)) }</p>
            { heading(&name) }
            { relay(article, number) }
            if let Some(entity) = speaker.filter(|_| is_one) { { standing(entity.role.clone(), &entity) } }
            if quote.kind != QuoteKind::Direct { { leaf("p", "note", note(quote.kind)) } }
            { evidence(&quote.provenance, quote.confidence) }
            { for said_by.iter().filter_map(link) }
            { stepper(props, at, siblings.len(), true) }
            { desk(props) }
        </>
    };
    ("quote", html)
}

fn visit_words(mention: &Mention<'_>, is_one: bool) -> String {
    let (name, text) = (mention.entity().map(|e| &e.data().name), &mention.text);
    if name == Some(text) {
        if is_one {
            return words::where_the_name_stands().to_owned();
        }
        return words::where_words_stand(text);
    }
    match name.filter(|_| !is_one) {
        Some(name) => words::name_here_as(name, text),
        None => words::here_as(text),
    }
}

fn note(kind: QuoteKind) -> &'static str {
    match kind {
        QuoteKind::Indirect => words::is_indirect(),
        _ => words::is_mixed(),
    }
}

/// What the mention lies in: wider mentions and quotes, each with its own card.
fn inside(props: &CardProps, number: u32) -> Html {
    let article = &props.article;
    let Some(start) = article.first_piece(number, props.filters) else {
        return Html::default();
    };
    let paragraph = article.paragraph_at(start).map(|p| &article.paragraphs[p]);
    let segment = paragraph.and_then(|p| p.segments.iter().find(|s| s.bytes.start == start));
    let Some(segment) = segment else {
        return Html::default();
    };
    let pinned = |target| {
        let opened_by = props.card.opened_by.max(OpenedBy::Click);
        let open = Open {
            target,
            opened_by,
            pointer: None,
        };
        press(&props.dispatch, Action::Show(open))
    };
    let quotes = segment.quotes.iter().rev().map(|&q| {
        let is_said = !article.sayers(q).is_empty();
        let words = if is_said {
            words::inside_quote_by(&speaker::names(article, q))
        } else {
            words::inside_quote().to_owned()
        };
        (words, Target::Quote(q))
    });
    let wider = segment
        .mentions
        .iter()
        .rev()
        .filter(|&&m| m != number)
        .filter_map(|&m| {
            Some((
                words::inside_words(&article.mention(m)?.text),
                Target::Mention(m),
            ))
        });
    let layers: Vec<Html> = wider
        .chain(quotes)
        .map(|(words, target)| {
            html! {
                <li>{ button("", "layer", pinned(target), &words) }</li>
            }
        })
        .collect();
    if layers.is_empty() {
        return Html::default();
    }
    html! { <ul class="layers">{ for layers }</ul> }
}
