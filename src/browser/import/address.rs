//! Tells the address of a page from the text of one.

/// True where the text is one address and nothing else.
pub(super) fn is_address(text: &str) -> bool {
    let text = text.trim();
    let is_web = ["http://", "https://", "www."].iter().any(|start| {
        let head = text.get(..start.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(start))
    });
    is_web && text.contains('.') && text.len() < 4096 && !text.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::is_address;

    #[test]
    fn one_address_alone_is_an_address() {
        for address in [
            "https://news.example/2026/01/ferry?a=b#c",
            " HTTP://news.example/ferry\n",
            "www.news.example",
        ] {
            assert!(is_address(address), "{address}");
        }
        for text in [
            "",
            "https://",
            "Read https://news.example/ferry",
            "https://news.example/ferry\nThe line stays.",
            "wwwhat",
            "Éhttp",
        ] {
            assert!(!is_address(text), "{text}");
        }
    }
}
