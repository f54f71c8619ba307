//! Small and capital letters of all scripts. The browser knows them: the tables of Rust's own library would be 24 KB of the page.

#[cfg(target_arch = "wasm32")]
use js_sys::{JsString, RegExp};

/// The words in small letters.
#[must_use]
pub fn lower(words: &str) -> String {
    if words.is_ascii() {
        return words.to_ascii_lowercase();
    }
    #[cfg(target_arch = "wasm32")]
    return JsString::from(words).to_lower_case().into();
    #[cfg(not(target_arch = "wasm32"))]
    return words.to_lowercase();
}

/// The words in capitals.
#[must_use]
pub fn upper(words: &str) -> String {
    if words.is_ascii() {
        return words.to_ascii_uppercase();
    }
    #[cfg(target_arch = "wasm32")]
    return JsString::from(words).to_upper_case().into();
    #[cfg(not(target_arch = "wasm32"))]
    return words.to_uppercase();
}

/// True for a letter that has a capital.
#[must_use]
pub fn is_small(letter: char) -> bool {
    let letter = letter.encode_utf8(&mut [0; 4]).to_owned();
    upper(&letter) != letter
}

/// True for a capital.
#[must_use]
pub fn is_capital(letter: char) -> bool {
    let letter = letter.encode_utf8(&mut [0; 4]).to_owned();
    lower(&letter) != letter
}

/// True for letters and digits.
#[must_use]
pub fn is_of_a_word(letter: char) -> bool {
    if letter.is_ascii() {
        return letter.is_ascii_alphanumeric();
    }
    #[cfg(target_arch = "wasm32")]
    return RegExp::new(r"[\p{Alphabetic}\p{N}]", "u").test(letter.encode_utf8(&mut [0; 4]));
    #[cfg(not(target_arch = "wasm32"))]
    return letter.is_alphanumeric();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_all_scripts_have_their_case() {
        assert_eq!(lower("ÉCOLE Москва 東京"), "école москва 東京");
        assert_eq!(upper("é"), "É");
        assert!(is_small('é') && !is_small('É') && !is_small('東') && !is_small('’'));
        assert!(is_capital('É') && !is_capital('é') && !is_capital('7'));
        assert!(is_of_a_word('東') && is_of_a_word('é') && is_of_a_word('7'));
        assert!(!is_of_a_word('’') && !is_of_a_word('📰'));
    }
}
