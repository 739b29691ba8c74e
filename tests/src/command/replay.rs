//! `replay`: one execution again, as a picture.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use threadbare_trace::Schedule;

use super::{DONE, modelled, print, source};
use crate::judge::Kind;
use crate::picture::{self, Rows, View};
use crate::report;

#[derive(Args)]
pub(super) struct Arguments {
    /// A concept or a file, then `@` and the name of a schedule: `deadlock@r81`.
    #[arg(value_name = "CONCEPT or FILE@SCHEDULE")]
    what: String,

    /// The concept that the file is about, whatever its name.
    #[arg(long = "as", value_name = "CONCEPT")]
    concept: Option<String>,

    /// Draw it into this file as well.
    #[arg(long, value_name = "FILE")]
    svg: Option<PathBuf>,

    /// Only these rows of the picture: `4-14`.
    #[arg(long, value_name = "FIRST-LAST")]
    rows: Option<Rows>,

    /// Of locks, channels and atomics only what happens to the one with this name.
    #[arg(long, value_name = "NAME")]
    about: Option<String>,

    /// `json`: every event, as it was recorded.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    Text,
    Json,
}

pub(super) fn main(arguments: &Arguments) -> anyhow::Result<u8> {
    let Some((what, name)) = arguments.what.rsplit_once('@') else {
        anyhow::bail!(
            "`{0}` names no schedule: say {0}@r81, for one; `cargo explore {0}` finds schedules worth seeing",
            arguments.what
        );
    };
    // Checks that drive a type themselves name their own entry first: `storm/r81`.
    let (entry, schedule) = name.split_once('/').map_or((None, name), |(entry, rest)| (Some(entry), rest));
    let schedule: Schedule = schedule.parse()?;
    let modelled = modelled(source(Path::new(what), arguments.concept.as_deref())?)?;
    let entry = entry.map_or(Ok(0), |entry| modelled.behaviour.entry(entry))?;
    let run = modelled.replay(entry, &schedule)?;
    if arguments.format == Format::Json {
        print(&(serde_json::to_string_pretty(run.execution())? + "\n"))?;
        return Ok(DONE);
    }
    let broken: Vec<_> = modelled
        .behaviour
        .sentences
        .iter()
        .enumerate()
        .filter(|(_, sentence)| {
            sentence.kind == Kind::Always && sentence.entry == entry && (!sentence.exact || run.is_exact())
        })
        .filter_map(|(number, sentence)| Some((sentence, modelled.behaviour.judge_one(number, &run).err()?)))
        .collect();
    let marked = broken.iter().find_map(|(_, broken)| broken.event);
    let view = View {
        rows: arguments.rows.clone(),
        about: arguments.about.clone(),
        ..View::whole(marked, picture::LONG)
    };
    if let Some(why) = picture::unseen(&run, &view) {
        anyhow::bail!("{why}");
    }
    let mut text = picture::text(&run, &view);
    for (sentence, broken) in &broken {
        text.push_str(&format!("\n✗ {}\n  {}\n", sentence.words, crate::source::plain(&broken.message)));
    }
    print(&text)?;
    if let Some(file) = &arguments.svg {
        report::write_file(file, &picture::drawing(&run, &view, what).svg())
            .map_err(|error| anyhow::anyhow!("{}: cannot be written: {error}", file.display()))?;
    }
    Ok(DONE)
}
