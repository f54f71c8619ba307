//! Markdown as news is written in it, and as nobody should write it.

use super::text;

#[track_caller]
fn reads(markdown: &str, expected: &str) {
    assert_eq!(text(markdown), expected, "{markdown}");
}

#[test]
fn front_matter_becomes_headline_byline_and_date() {
    let front = "---\ntitle: \"Ferry line stays\"\nauthors:\n  - Nora Whitfield\n  - Ben Ode\ndate: 2026-01-31T12:00:00Z\ntags: [a, b]\n---\n";
    reads(
        &format!("{front}\nThe line *stays*.\n"),
        "Ferry line stays\n\nBy Nora Whitfield, Ben Ode\n\n2026-01-31\n\nThe line stays.",
    );
    reads(
        &format!("{front}# Minister defends line\n\nThe line stays.\n"),
        "Minister defends line\n\nBy Nora Whitfield, Ben Ode\n\n2026-01-31\n\nThe line stays.",
    );
    reads(
        "+++\ntitle = 'Ferry'\nauthor = \"By Nora Whitfield\"\n+++\nIt stays.",
        "Ferry\n\nBy Nora Whitfield\n\nIt stays.",
    );
    reads(
        "---\nauthor: Nora Whitfield\n---\n# Ferry\n\nBy Nora Whitfield\n\nIt stays.",
        "Ferry\n\nBy Nora Whitfield\n\nIt stays.",
    );
    reads(
        "---\n\nA line above, no front matter.",
        "A line above, no front matter.",
    );
}

#[test]
fn blocks_are_paragraphs() {
    reads(
        "# One #\nTwo\nlines\n## Using C#\n",
        "One\n\nTwo lines\n\nUsing C#",
    );
    reads(
        "Head\n====\nText\n\n***\n\nSub\n---\nEnd",
        "Head\n\nText\n\nSub\n\nEnd",
    );
    reads(
        "- one\n  goes on\n* two\n+ [x] three\n",
        "one goes on\n\ntwo\n\nthree",
    );
    reads(
        "1. one\n2) two\nIt ended in\n2024. That was all.",
        "1. one\n\n2) two It ended in 2024. That was all.",
    );
    reads(
        "> “We will,”\n> she said.\n>\n> > Deeper.",
        "“We will,” she said.\n\nDeeper.",
    );
    reads("A line  \nbroken\\\ntwice", "A line\nbroken\ntwice");
    reads(
        "```rust\nlet a = \"*b*\";\n\nlet c;\n```\nText",
        "let a = \"*b*\";\n\nlet c;\n\nText",
    );
    reads(
        "| Port | Boats |\n|:--|--:|\n| Vigo | 4 |\n| Porto \\| Gaia | *7* |\n\nEnd",
        "Port\tBoats\nVigo\t4\nPorto | Gaia\t7\n\nEnd",
    );
    reads(
        "A windows line\r\n\r\nand another\r\n",
        "A windows line\n\nand another",
    );
}

#[test]
fn emphasis_goes_and_lone_signs_stay() {
    reads(
        "**Bold**, *thin*, ***both***, __bold__, _thin_, ~~gone~~.",
        "Bold, thin, both, bold, thin, gone.",
    );
    reads("**a *b* c** and *a **b***", "a b c and a b");
    reads(
        "snake_case_name, 2 * 3 * 4, a footnote* and ~5 km",
        "snake_case_name, 2 * 3 * 4, a footnote* and ~5 km",
    );
    reads("_not* closed_ and **open", "not* closed and **open");
    reads(
        "`*code*` and ``a ` b`` and `open",
        "*code* and a ` b and `open",
    );
    reads(r"\*no\* 1\. \[a\](b) \q", r"*no* 1. [a](b) \q");
}

#[test]
fn links_leave_their_words() {
    reads(
        "[Lisbon](https://example.org/a_(b) \"The *city*\") and [Porto][p].\n\n[p]: https://example.org",
        "Lisbon and Porto.",
    );
    reads(
        "[*Lisbon*](/a) ![A boat](boat.jpg) <https://example.org/x>",
        "Lisbon  https://example.org/x",
    );
    reads("[![Logo](l.png)](/home) text", "text");
    reads(
        "“[The minister] said,” he wrote [sic].",
        "“[The minister] said,” he wrote [sic].",
    );
    reads(
        "It stays.[^1]\n\n[^1]: By a decree of 1901.",
        "It stays.\n\nBy a decree of 1901.",
    );
    reads(
        "a < b > c, <b>bold</b><br>line &amp; &#8220;q&#x201d; &mdash; &unknown; AT&T",
        "a < b > c, bold\nline & “q” — &unknown; AT&T",
    );
}

#[test]
fn any_text_is_read_in_a_time_that_grows_with_it() {
    for part in [
        "[",
        "![",
        "](",
        "][",
        "[^",
        "*",
        "_a",
        "*a _b",
        "a* ",
        "`a",
        "<",
        "<a",
        "&",
        "&#x",
        "\\",
        "> ",
        "- ",
        "# ",
        "|",
        "a|b\n-|-\n",
        "~~",
        "(",
        "[a](b",
        "---\n",
        "``` ",
        "1. ",
        "\u{feff}é",
    ] {
        // A reader that looked twice at what it has read would be at this for hours.
        let long = part.repeat(200_000);
        assert!(text(&long).len() <= long.len(), "{part}");
    }
}
