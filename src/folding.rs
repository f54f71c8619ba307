//! Letters as a reader means who looks for a name: without case, without accents, with straight marks.

/// What stands below the accents of the letters from À to ſ, and of those of Vietnam and others from Ḁ to ỿ; a dot where
/// nothing does.
const LATIN: &[u8; 192] = b"aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.y\
    aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkkkllllll..llnnnnnnnnnoooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
const FURTHER: &[u8; 256] = b"aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppp\
    rrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy......aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiii\
    oooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";

/// The text folded: "Ångström’s" is "angstrom's".
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars() {
        push(letter, &mut folded);
    }
    folded
}

/// Appends what a letter is folded to: nothing, one letter or two.
fn push(letter: char, folded: &mut String) {
    let code = letter as usize;
    let below = match letter {
        '\0'..='\u{7f}' => letter.to_ascii_lowercase() as u8,
        'À'..='ſ' => LATIN[code - 0xc0],
        'Ḁ'..='ỿ' => FURTHER[code - 0x1e00],
        'Ș' | 'ș' => b's',
        'Ț' | 'ț' => b't',
        'Ơ' | 'ơ' => b'o',
        'Ư' | 'ư' => b'u',
        '‘' | '’' | 'ʼ' => b'\'',
        '“' | '”' | '„' => b'"',
        '\u{a0}' | '\u{2009}' | '\u{202f}' => b' ',
        '\u{300}'..='\u{36f}' => return,
        _ => b'.',
    };
    match letter {
        'ß' => folded.push_str("ss"),
        'Æ' | 'æ' => folded.push_str("ae"),
        'Œ' | 'œ' => folded.push_str("oe"),
        'Þ' | 'þ' => folded.push_str("th"),
        _ if below == b'.' => folded.extend(letter.to_lowercase()),
        _ => folded.push(char::from(below)),
    }
}

/// Where the bytes of a folded text, in rising order, stand in the text itself.
#[must_use]
pub fn unfolded(text: &str, folded: &[u32]) -> Vec<u32> {
    let mut wanted = folded.iter().copied().peekable();
    let mut found = Vec::new();
    let mut letter_folded = String::new();
    let mut at = 0;
    for (byte, letter) in text.char_indices() {
        letter_folded.clear();
        push(letter, &mut letter_folded);
        at += letter_folded.len() as u32;
        while wanted.next_if(|&w| w < at).is_some() {
            found.push(byte as u32);
        }
        if wanted.peek().is_none() {
            break;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_curled_marks_fold_away() {
        assert_eq!(fold("Ångström’s ÉCOLE"), "angstrom's ecole");
        assert_eq!(fold("Cafe\u{301}"), "cafe");
        assert_eq!(
            fold("Strauß, Œuvre, Þórr, Łódź"),
            "strauss, oeuvre, thorr, lodz"
        );
        assert_eq!(
            fold("Hồ Chí Minh, Đà Nẵng, Iași"),
            "ho chi minh, da nang, iasi"
        );
        assert_eq!(fold("Ⱥ 东京 МОСКВА 2 × 3."), "ⱥ 东京 москва 2 × 3.");
    }

    #[test]
    fn a_folded_byte_leads_back_to_its_letter() {
        let text = "📰 Strauß und José, cafe\u{301} – Straße";
        let folded = fold(text);
        let hits: Vec<u32> = ["strauss", "jose", "strasse"]
            .iter()
            .filter_map(|w| folded.find(w).map(|at| at as u32))
            .collect();
        let back = unfolded(text, &hits);
        let begin = |word: &str| text.find(word).expect("it stands there") as u32;
        assert_eq!(back, [begin("Strauß"), begin("José"), begin("Straße")]);
        assert!(unfolded(text, &[9_999]).is_empty());
    }
}
