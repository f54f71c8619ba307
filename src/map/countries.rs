//! The countries of the world by name, as the build has written them into the page.

use super::OUTLINE;

/// A country.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Country {
    /// Its name.
    pub name: String,
    /// Where the name is centred.
    pub x: i32,
    /// Downward.
    pub y: i32,
    /// How wide the country is there.
    pub width: i32,
}

/// Reads "Norway 85 -602 64;Chad 187 -154 96": a name, its place in the units of the outlines, the width. What is not written
/// so is passed over.
#[must_use]
pub fn countries(list: &str) -> Vec<Country> {
    list.split(';').filter_map(country).collect()
}

fn country(words: &str) -> Option<Country> {
    let mut from_behind = words.rsplitn(4, ' ');
    let mut number = || Some(from_behind.next()?.parse::<i32>().ok()? * OUTLINE);
    let (width, y, x) = (number()?, number()?, number()?);
    Some(Country {
        name: from_behind.next()?.to_owned(),
        x,
        y,
        width,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_and_what_is_no_country_passed_over() {
        let read = countries("Papua New Guinea 1440 65 90;Nowhere;Chad 187 -154 96;");
        let names: Vec<&str> = read.iter().map(|c| c.name.as_str()).collect();
        assert_eq!(names, ["Papua New Guinea", "Chad"]);
        assert_eq!((read[1].x, read[1].y, read[1].width), (1870, -1540, 960));
        assert!(countries("").is_empty());
    }
}
