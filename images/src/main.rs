//! Draws every figure into its file.

use std::process::ExitCode;

fn main() -> ExitCode {
    for figure in images::figures() {
        for fault in figure.faults() {
            eprintln!("{fault}");
        }
        let file = images::file(&figure);
        if let Err(error) = std::fs::write(&file, figure.svg()) {
            eprintln!("{} cannot be written: {error}", file.display());
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}
