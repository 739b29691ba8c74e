//! A page for a browser: a table of the class, then each submission with what it breaks and how. It needs
//! nothing else: no script, no font, no network.

use std::fmt::Write as _;

use super::{replay_command, status_word};
use crate::judge::{CheckStatus, Class, Kind, Verdict};
use crate::picture::xml;

const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem;\
color:#1a1a1a;background:#fff}pre{overflow-x:auto;background:#f5f5f2;padding:.8rem;font-size:13px;line-height:1.35}\
table{border-collapse:collapse}td,th{text-align:left;padding:.2rem .8rem .2rem 0;vertical-align:top}\
.pass{color:#176b2c}.fail,.rejected,.forbidden{color:#a31515}.error{color:#7a1fa2}.skipped{color:#666}\
.interesting{color:#8a5a00}li{margin:.3rem 0}";

pub(super) fn document(verdicts: &[Verdict]) -> String {
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>Verdicts</title>\
         <style>{STYLE}</style></head><body>\n<h1>Verdicts</h1>\n<table>\
         <tr><th>submission</th><th>concept</th><th>verdict</th><th>points</th></tr>\n"
    );
    for (number, verdict) in verdicts.iter().enumerate() {
        let status = status_word(verdict.status);
        let _ = writeln!(
            page,
            "<tr><td><a href=\"#s{number}\">{}</a></td><td>{}</td><td class=\"{status}\">{status}</td>\
             <td>{} of {}</td></tr>",
            xml(&verdict.path),
            xml(&verdict.concept),
            verdict.score,
            verdict.max_score
        );
    }
    page.push_str("</table>\n");
    for (number, verdict) in verdicts.iter().enumerate() {
        submission(&mut page, number, verdict);
    }
    page.push_str("</body></html>\n");
    page
}

fn submission(page: &mut String, number: usize, verdict: &Verdict) {
    let status = status_word(verdict.status);
    let _ = writeln!(
        page,
        "<h2 id=\"s{number}\">{} <span class=\"{status}\">{status}</span></h2>",
        xml(&verdict.path)
    );
    if !verdict.diagnostics.is_empty() {
        let _ = writeln!(page, "<pre>{}</pre>", xml(&verdict.diagnostics));
    }
    if !verdict.guards.is_empty() {
        let _ = writeln!(page, "<p>Guards: {}.</p>", xml(&verdict.guards.join("; ")));
    }
    page.push_str("<ul>\n");
    for check in &verdict.checks {
        let (class, mark) = match check.status {
            CheckStatus::Pass => ("pass", "✓"),
            CheckStatus::Fail => ("fail", "✗"),
            CheckStatus::Skipped => ("skipped", "–"),
        };
        let kind = if check.kind == Kind::Sometimes { "sometimes: " } else { "" };
        let _ = write!(page, "<li><span class=\"{class}\">{mark}</span> {kind}{}", xml(&check.name));
        if check.status == CheckStatus::Fail {
            if let Some(line) = check.line {
                let code = verdict.code.get(&line).map_or("", String::as_str);
                let _ = write!(page, "<br>line {line}: <code>{}</code>", xml(code));
            }
            let _ = write!(page, "<br>{}", xml(&check.message));
            if let Some(hint) = &check.hint {
                let _ = write!(page, "<br>{}", xml(hint));
            }
            if let Some(picture) = &check.picture {
                let _ = write!(page, "<pre>{}</pre>", xml(picture));
            }
            if let Some(schedule) = &check.schedule {
                let _ = write!(page, "<code>{}</code>", xml(&replay_command(verdict, schedule)));
            }
        }
        page.push_str("</li>\n");
    }
    page.push_str("</ul>\n");
    if !verdict.outcomes.is_empty() {
        page.push_str("<table><tr><th>runs</th><th>ending</th></tr>\n");
        for outcome in &verdict.outcomes {
            let class = match outcome.class {
                Class::Acceptable => "acceptable",
                Class::Interesting => "interesting",
                Class::Forbidden => "forbidden",
            };
            let _ = writeln!(
                page,
                "<tr><td>{}</td><td class=\"{class}\">{}</td></tr>",
                outcome.count,
                xml(&outcome.summary)
            );
        }
        page.push_str("</table>\n");
    }
}
