//! The `threadbare` command: `grade`, `explore` and `replay`.

use std::process::ExitCode;

fn main() -> ExitCode {
    threadbare::command::main()
}
