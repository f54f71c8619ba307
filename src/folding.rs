//! Letters as a reader means who looks for a name: without case, without accents, with straight marks.

use crate::letters;

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
        _ if below != b'.' => folded.push(char::from(below)),
        // Most letters of a Greek or a Russian text, without asking the browser for each of them.
        'Α'..='Ρ' | 'Σ'..='Ϋ' | 'А'..='Я' => {
            folded.extend(char::from_u32(letter as u32 + 32))
        }
        'α'..='ω' | 'а'..='я' => folded.push(letter),
        _ if has_case(letter) => folded.push_str(&letters::lower(letter.encode_utf8(&mut [0; 4]))),
        _ => folded.push(letter),
    }
}

/// False for the scripts that have but one kind of letters, and for signs.
fn has_case(letter: char) -> bool {
    !matches!(letter, '\0'..='\u{bf}' | '\u{590}'..='\u{109f}' | '\u{1100}'..='\u{139f}' | '\u{1400}'..='\u{1c7f}'
        | '\u{2000}'..='\u{20ff}' | '\u{2200}'..='\u{23ff}' | '\u{2e00}'..='\u{a63f}' | '\u{ac00}'..='\u{fefe}'
        | '\u{1f000}'..)
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
    fn every_capital_folds_to_its_small_letter() {
        for letter in ('\u{180}'..=char::MAX).filter(|c| !('Ḁ'..='ỿ').contains(c)) {
            let small: String = letter.to_lowercase().collect();
            let mut folded = String::new();
            push(letter, &mut folded);
            let is_folded_further = matches!(letter, 'Ș' | 'Ț' | 'Ơ' | 'Ư' | 'ș' | 'ț' | 'ơ' | 'ư')
                || matches!(
                    letter,
                    '‘' | '’' | 'ʼ' | '“' | '”' | '„' | '\u{2009}' | '\u{202f}'
                )
                || ('\u{300}'..='\u{36f}').contains(&letter);
            assert!(
                is_folded_further || folded == small,
                "{letter}: {folded} is not {small}"
            );
        }
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
