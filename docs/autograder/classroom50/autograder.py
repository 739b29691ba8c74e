"""Grades a submission for Classroom 50: `CLASSROOM/autograders/ASSIGNMENT/autograder.py`, with this repository as
`threadbare/` beside it. The assignment's runtime is {"rust": "stable"}."""

import os
import subprocess
import sys
from pathlib import Path

# What is asked for: `mutex` is a file `mutex.rs` in the student's repository.
CONCEPTS = ["mutex"]

here = Path(__file__).resolve().parent
repository = here / "threadbare"
threadbare = repository / "target" / "release" / "threadbare"

if not threadbare.is_file():
    build = ["cargo", "build", "--release", "--locked", "--package", "threadbare"]
    subprocess.run(build, cwd=repository, check=True)

files = [f"{concept}.rs" for concept in CONCEPTS]
for file in files:
    # A link could lead to somebody else's answer.
    if os.path.islink(file):
        os.unlink(file)

# The moment of handing in is that of the commit, whenever it is graded.
moment = ["git", "show", "--no-patch", "--date=format-local:%Y-%m-%dT%H:%M:%SZ", "--format=%cd", "HEAD"]
submitted = subprocess.run(moment, env={**os.environ, "TZ": "UTC"}, capture_output=True, text=True, check=True)

grade = [threadbare, "grade", *files, "--format", "classroom50", "--output", "result.json"]
environment = {**os.environ, "SUBMITTED_AT": submitted.stdout.strip()}

# Anything but 0 means that it could not be graded, which is nobody's zero.
sys.exit(subprocess.run(grade, env=environment).returncode)
