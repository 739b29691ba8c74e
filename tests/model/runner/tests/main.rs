//! The model held against the real thing: what programs print, how bad ones end, which names there are.

mod aliases;
mod conformance;
mod documentation;
mod endings;
mod programs;
mod refusals;
mod surface;

use libtest_mimic::{Arguments, Trial};

use programs::Libraries;

fn main() {
    let arguments = Arguments::from_args();
    let libraries = match Libraries::build() {
        Ok(libraries) => libraries,
        Err(error) => {
            eprintln!("{error}");
            std::process::exit(101);
        }
    };
    let libraries: &'static Libraries = Box::leak(Box::new(libraries));
    let mut trials = Vec::new();
    for file in programs::files("conformance") {
        let name = format!("conforms::{}", programs::name(&file));
        trials.push(Trial::test(name, move || conformance::conforms(libraries, &file)));
    }
    for file in programs::files("conformance/wakeups") {
        let name = format!("wakes::{}", programs::name(&file));
        trials.push(Trial::test(name, move || conformance::wakes(libraries, &file)));
    }
    for file in programs::files("conformance/endings") {
        let name = format!("ends::{}", programs::name(&file));
        trials.push(Trial::test(name, move || endings::ends(libraries, &file)));
    }
    for file in programs::files("conformance/refused") {
        let name = format!("refused::{}", programs::name(&file));
        trials.push(Trial::test(name, move || refusals::are_refused(libraries, &file)));
    }
    trials.extend(surface::trials(libraries));
    libtest_mimic::run(&arguments, trials).exit();
}
