//! The same reads in order and at random, from what fits a cache to what does not.

use crate::judge::Behaviour;

pub(super) fn behaviour() -> Behaviour {
    Behaviour::native("memory_hierarchy")
        .with_arguments("there is a row for each size, with both times", &[], |run| {
            match run.lines().iter().filter(|line| size(&line.text).is_some()).count() {
                rows @ 0..5 => Err(run.broken(format!("there are {rows} rows with a size and two times"))),
                _ => Ok(()),
            }
        })
        .with_arguments("the sizes go from 4 KiB to 256 MiB", &[], |run| {
            let sizes: Vec<f64> = run.lines().iter().filter_map(|line| size(&line.text)).collect();
            // Whatever the unit: the largest is 65,536 times the smallest, give or take 1000 for 1024.
            let whole =
                |small: &f64| sizes.iter().any(|large| (60_000.0..70_000.0).contains(&(large / small)));
            match sizes.iter().any(whole) {
                true => Ok(()),
                false => Err(run.broken("no two rows have sizes as far apart as 4 KiB and 256 MiB")),
            }
        })
        .with_arguments("there is a picture", &[], |run| {
            match run.lines().iter().any(|line| has_a_picture(&line.text)) {
                true => Ok(()),
                false => Err(run.broken("nothing is there but words and figures")),
            }
        })
        .with_arguments("there is so much memory", &[], |run| {
            super::seen(run, |seen| match seen.address_space_bytes {
                250_000_000.. => Ok(()),
                _ => Err("it never has 256 MiB of memory".to_owned()),
            })
        })
}

/// A sign that is in no word or figure, a letter by itself, or one sign again and again.
fn has_a_picture(line: &str) -> bool {
    let is_sign = |character: char| {
        !character.is_alphanumeric() && !character.is_whitespace() && !".,:;()/%'\"".contains(character)
    };
    let mut words = line.split_whitespace();
    let characters: Vec<char> = line.chars().collect();
    line.contains(is_sign)
        || words.any(|word| word.len() == 1 && word.starts_with(char::is_alphabetic))
        || characters.windows(3).any(|three| {
            three.iter().all(|one| *one == three[0])
                && !three[0].is_ascii_digit()
                && !three[0].is_whitespace()
        })
}

/// The size at the beginning of a row, where two more figures follow.
fn size(line: &str) -> Option<f64> {
    let figures = super::figures(line);
    let [size, _, _, ..] = figures[..] else { return None };
    let unit = line.trim_start_matches(|character: char| !character.is_ascii_digit());
    let unit = unit.trim_start_matches(|character: char| character.is_ascii_digit() || character == '.');
    let unit = unit.trim_start().to_lowercase();
    let unit: String = unit.chars().take_while(|character| character.is_ascii_alphabetic()).collect();
    let factor = match &*unit {
        "k" | "kb" | "kib" => 1024.0,
        "m" | "mb" | "mib" => 1024.0 * 1024.0,
        "g" | "gb" | "gib" => 1024.0 * 1024.0 * 1024.0,
        _ => 1.0,
    };
    (size > 0.0).then_some(size * factor)
}

#[cfg(test)]
mod tests {
    use super::{has_a_picture, size};

    #[test]
    fn a_picture_is_no_table() {
        for line in ["4 KiB 1.51 *", "4 KiB 1.51    o   x", "4 KiB 1.51 ▁▃", "4 KiB 1.51 ..."] {
            assert!(has_a_picture(line), "{line}");
        }
        assert!(!has_a_picture("   4 KiB:  1.51 ns 1000.00 ns (at random)"));
    }

    #[test]
    fn a_row_may_be_written_in_many_ways() {
        assert_eq!(size("   4 KiB       1.51     1.53    *"), Some(4096.0));
        assert_eq!(size("256M 1.5ns 9ns"), Some(268_435_456.0));
        assert_eq!(size("| 0.25 GiB | 1.5 | 98.1 |"), Some(268_435_456.0));
        assert_eq!(size("size=4096 in order=1 at random=2"), Some(4096.0));
        assert_eq!(size("4 KiB: 1.5 ns"), None);
    }
}
