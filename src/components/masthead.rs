//! The page's name, as a newspaper prints it.

use yew::prelude::*;

/// Name, motto and promise. `index.html` holds the same words, for the time before the program runs.
pub(crate) fn masthead() -> Html {
    html! {
        <header class="masthead">
            <p class="ear motto">{ "Who said what, where" }</p>
            <h1>{ "Press" }<span>{ "mark" }</span></h1>
            <p class="ear promise">{ "Your text never leaves this page" }</p>
        </header>
    }
}

/// Whose data the page stands on; the licence of the city names asks for it.
pub(crate) fn colophon() -> Html {
    html! {
        <footer class="colophon">
            <p>
                { "Cities from " }
                <a href="https://www.geonames.org/" rel="noreferrer">{ "GeoNames" }</a>
                { ", CC BY 4.0; the map from " }
                <a href="https://www.naturalearthdata.com/" rel="noreferrer">{ "Natural Earth" }</a>
                { ". Pressmark’s own code is MIT or Apache-2.0." }
            </p>
        </footer>
    }
}
