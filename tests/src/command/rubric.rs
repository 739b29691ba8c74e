//! Points for sentences, from a file: a table for each concept, a sentence and its points on each line.

use std::collections::BTreeMap;
use std::path::Path;

use crate::behaviour;

pub(super) type Rubric = BTreeMap<String, BTreeMap<String, u32>>;

pub(super) fn read(path: &Path) -> Result<Rubric, String> {
    let at = path.display();
    let text =
        std::fs::read_to_string(path).map_err(|error| format!("the rubric {at} cannot be read: {error}"))?;
    parse(&text).map_err(|why| format!("the rubric {at}: {why}"))
}

fn parse(text: &str) -> Result<Rubric, String> {
    let table: toml::Table =
        text.parse().map_err(|error: toml::de::Error| error.to_string().trim().to_owned())?;
    let mut rubric = Rubric::new();
    for (name, sentences) in table {
        let concept = crate::source::concept_named(&name)?;
        let sentences = sentences.as_table().ok_or_else(|| {
            format!("`{name}` must be a table: [{name}], then a line \"sentence\" = points for each")
        })?;
        let known = (concept.behaviour)();
        let mut points = BTreeMap::new();
        for (words, value) in sentences {
            if !known.sentences.iter().any(|sentence| sentence.words == *words) {
                let nearest = known.sentences.iter().max_by(|left, right| {
                    let likeness = |words_of: &str| strsim::normalized_levenshtein(words_of, words);
                    likeness(&left.words).total_cmp(&likeness(&right.words))
                });
                let nearest = nearest.map_or("", |sentence| sentence.words.as_str());
                return Err(format!(
                    "`{name}` has no sentence \"{words}\"; the nearest is \"{nearest}\". \
                     `threadbare grade --new {name}` lists them all"
                ));
            }
            let value = value
                .as_integer()
                .and_then(|value| u32::try_from(value).ok())
                .filter(|value| *value <= 10_000);
            let value = value.ok_or_else(|| {
                format!("the points of \"{words}\" in `{name}` must be a whole number from 0 to 10000")
            })?;
            points.insert(words.clone(), value);
        }
        rubric.insert(name, points);
    }
    if rubric.is_empty() {
        return Err(format!(
            "it names no concept; a table is called after one, such as [{}]",
            behaviour::CONCEPTS.first().map_or("mutex", |concept| concept.name)
        ));
    }
    Ok(rubric)
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn points_are_read() {
        let rubric = parse("[try_lock]\n\"it ends by itself\" = 3\n").unwrap();
        assert_eq!(rubric["try_lock"]["it ends by itself"], 3);
    }

    #[test]
    fn mistakes_are_told() {
        for (text, words) in [
            ("", "names no concept"),
            ("[trylock]", "try_lock"),
            ("try_lock = 1", "must be a table"),
            ("[try_lock]\n\"it end by itself\" = 1", "it ends by itself"),
            ("[try_lock]\n\"it ends by itself\" = -1", "whole number"),
            ("[try_lock", "expected"),
        ] {
            let why = parse(text).unwrap_err();
            assert!(why.contains(words), "{text:?}: {why}");
        }
    }
}
