//! What a file's tokens say before any compiler sees it: refusals for whatever reads the machine while
//! compiling or goes round the language's safety, each a sentence with its line.

use std::collections::HashSet;
use std::str::FromStr;

use proc_macro2::{Delimiter, Group, Spacing, TokenStream, TokenTree};
use threadbare_trace::wire::Isolation;

use crate::behaviour::Kind;

/// What the gate found out about a file that it lets through.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// What the program may keep from one execution to the next.
    pub isolation: Isolation,
}

/// Why a file is not compiled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// From 1; 0 where it is about the file as a whole.
    pub line: usize,
    pub sentence: String,
}

/// Macros that read the machine, or write machine code, while compiling.
const FORBIDDEN_MACROS: &[(&str, &str)] = &[
    ("include", "reads another file while compiling"),
    ("include_str", "reads another file while compiling"),
    ("include_bytes", "reads another file while compiling"),
    ("env", "reads the environment while compiling"),
    ("option_env", "reads the environment while compiling"),
    ("asm", "is machine code"),
    ("global_asm", "is machine code"),
    ("naked_asm", "is machine code"),
    ("concat_idents", "makes names that cannot be checked"),
];

/// Attributes that reach outside the file, or outside the language.
const FORBIDDEN_ATTRIBUTES: &[&str] = &[
    "link",
    "link_args",
    "link_name",
    "link_ordinal",
    "link_section",
    "linkage",
    "no_mangle",
    "export_name",
    "no_main",
    "no_core",
    "no_link",
    "naked",
    "used",
    "lang",
    "crate_type",
    "crate_name",
    "panic_handler",
    "global_allocator",
    "proc_macro",
    "proc_macro_derive",
    "proc_macro_attribute",
];

const CRATES: &[&str] =
    &["std", "core", "alloc", "self", "parking_lot", "crossbeam_channel", "rand", "ctrlc"];

/// Looks at a file's tokens. Only files that pass are given to a compiler.
pub fn check(text: &str, kind: Kind) -> Result<Facts, Vec<Refusal>> {
    // A first line such as `#!/usr/bin/env run` is no token; its line is kept, so that lines stay true.
    let text = text.trim_start_matches('\u{feff}');
    let hidden;
    let tokens = if text.starts_with("#!") && !text[2..].trim_start().starts_with('[') {
        hidden = format!("//{text}");
        TokenStream::from_str(&hidden)
    } else {
        TokenStream::from_str(text)
    };
    let tokens = match tokens {
        Ok(tokens) => tokens,
        Err(error) => return unreadable(text, error.span().start().line),
    };
    let mut gate = Gate { kind, refusals: Vec::new(), facts: Facts::default(), own: own_macros(&tokens) };
    gate.walk(tokens);
    if gate.refusals.is_empty() { Ok(gate.facts) } else { Err(gate.refusals) }
}

/// Text that has no tokens is the compiler's to explain, unless it could read something on the way there.
fn unreadable(text: &str, line: usize) -> Result<Facts, Vec<Refusal>> {
    let harmless = !["include", "env", "mod", "path"].iter().any(|word| text.contains(word));
    if harmless {
        return Ok(Facts::default());
    }
    Err(vec![Refusal {
        line,
        sentence:
            "this is not Rust as far as it can be read: a bracket, a quote or a comment is not closed, or \
                   a character does not belong there"
                .to_owned(),
    }])
}

/// What a file's own macros are called, and whether they could put a forbidden name to use.
#[derive(Default)]
struct OwnMacros {
    names: HashSet<String>,
    /// A metavariable stands where a macro's name would, or takes any tokens.
    can_paste: bool,
}

struct Gate {
    kind: Kind,
    refusals: Vec<Refusal>,
    facts: Facts,
    own: OwnMacros,
}

/// A stretch of tokens still to be looked at, with what is known about its surroundings.
struct Stretch {
    tokens: Vec<TokenTree>,
    place: Place,
    /// The file's own macros that are in scope here, where they have a forbidden name.
    shadowed: HashSet<String>,
}

#[derive(Clone, Copy, PartialEq)]
enum Place {
    Code,
    Attribute,
    /// The arguments of one of the file's own macros.
    OwnArguments,
    /// The arguments of another macro, or the body of a macro's definition.
    OtherArguments,
    ThreadLocal,
}

impl Gate {
    /// Walks without recursion: a file may nest deeper than a stack reaches.
    fn walk(&mut self, tokens: TokenStream) {
        let mut left = vec![Stretch {
            tokens: tokens.into_iter().collect(),
            place: Place::Code,
            shadowed: HashSet::new(),
        }];
        while let Some(stretch) = left.pop() {
            self.look_at(stretch, &mut left);
            if self.refusals.len() >= 20 {
                return;
            }
        }
        self.refusals.sort_by_key(|refusal| refusal.line);
    }

    fn look_at(&mut self, stretch: Stretch, left: &mut Vec<Stretch>) {
        let Stretch { tokens, place, mut shadowed } = stretch;
        // Where a `use` item ends; names before that are being imported.
        let mut importing_until = 0;
        for at in 0..tokens.len() {
            match &tokens[at] {
                TokenTree::Ident(ident) => {
                    let written = ident.to_string();
                    let raw = written.starts_with("r#");
                    let name = written.trim_start_matches("r#");
                    let line = ident.span().start().line;
                    let near = Near { tokens: &tokens, at };
                    if name == "use" && !raw {
                        importing_until = (at..tokens.len())
                            .find(|&end| is_punct(tokens.get(end), ';'))
                            .unwrap_or(tokens.len());
                    }
                    if name == "macro_rules" && near.is_definition() && place == Place::Code {
                        if let Some(TokenTree::Ident(defined)) = tokens.get(at + 2)
                            && !near.has_attribute_before()
                        {
                            shadowed.insert(defined.to_string().trim_start_matches("r#").to_owned());
                        }
                        continue;
                    }
                    if !raw {
                        self.keyword(name, line, near, place);
                    }
                    self.name(name, line, near, place, at < importing_until, &shadowed);
                }
                TokenTree::Group(group) => {
                    // A name that is only defined inside a macro's arguments may not be in scope after it.
                    let inner = place_of(&tokens, at, place, &self.own);
                    let importing = at < importing_until && group.delimiter() == Delimiter::Brace;
                    left.push(Stretch {
                        tokens: if importing {
                            imported(group)
                        } else {
                            group.stream().into_iter().collect()
                        },
                        place: inner,
                        shadowed: shadowed.clone(),
                    });
                }
                TokenTree::Punct(punct) if punct.as_char() == '&' => {
                    if stretches_lifetimes(&tokens[at..]) {
                        let line = punct.span().start().line;
                        self.refuse(
                            line,
                            "a reference to a reference to nothing serves to outlive what is referred to",
                        );
                    }
                }
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
        }
    }

    fn refuse(&mut self, line: usize, sentence: impl Into<String>) {
        self.refusals.push(Refusal { line, sentence: sentence.into() });
    }

    fn keyword(&mut self, name: &str, line: usize, near: Near<'_>, place: Place) {
        match name {
            // Who maps memory or calls the operating system cannot do without.
            "unsafe" if self.kind == Kind::Modelled => self.refuse(line, "`unsafe` is not for these sheets"),
            "mod" if !near.is_inline_module() => {
                self.refuse(line, "`mod` without a body reads another file; a submission is one file");
            }
            // What the macro makes of it could have no body.
            "mod" if place == Place::OwnArguments => {
                self.refuse(line, "a module may not be handed to a macro");
            }
            "extern" => match near.extern_crate() {
                Some(name) if CRATES.contains(&name.as_str()) => {
                    if let Some(other) =
                        near.renamed_crate().filter(|other| *other != name && CRATES.contains(&&**other))
                    {
                        self.refuse(line, format!("another crate may not be called `{other}`"));
                    }
                }
                Some(name) => self.refuse(
                    line,
                    format!("the crate `{name}` is not one of those that a sheet is written for"),
                ),
                None if self.kind == Kind::Native => {}
                None => self.refuse(line, "`extern` reaches code that is not Rust"),
            },
            "static" if place != Place::ThreadLocal && !near.is_lifetime() => {
                self.facts.isolation = self.facts.isolation.max(Isolation::Statics);
            }
            _ => {}
        }
    }

    fn name(
        &mut self,
        name: &str,
        line: usize,
        near: Near<'_>,
        place: Place,
        importing: bool,
        shadowed: &HashSet<String>,
    ) {
        if let Some((_, what)) = FORBIDDEN_MACROS.iter().find(|(forbidden, _)| *forbidden == name) {
            let called = near.is_called() && (near.is_qualified() || !shadowed.contains(name));
            let imported = importing && (name != "env" || near.is_renamed());
            let passed = place == Place::OwnArguments && self.own.can_paste;
            if called {
                self.refuse(line, format!("`{name}!` {what}"));
            } else if imported {
                self.refuse(
                    line,
                    format!("`{name}` may not be imported under a name of its own: `{name}!` {what}"),
                );
            } else if passed {
                self.refuse(line, format!("`{name}` may not be handed to a macro: `{name}!` {what}"));
            }
        }
        if place == Place::Attribute {
            let path = name == "path" && near.next_is('=');
            let feature = name == "feature" && near.next_is_group();
            if path {
                self.refuse(line, "`#[path]` names another file; a submission is one file");
            } else if feature {
                self.refuse(line, "`#![feature]` is not part of stable Rust");
            } else if FORBIDDEN_ATTRIBUTES.contains(&name) {
                self.refuse(line, format!("the attribute `{name}` reaches outside the program"));
            }
        } else if place == Place::OwnArguments
            && self.own.can_paste
            && (matches!(name, "no_mangle" | "export_name" | "link_section" | "no_main" | "proc_macro")
                || (matches!(name, "path" | "link" | "link_name") && near.next_is('=')))
        {
            self.refuse(line, format!("`{name}` may not be handed to a macro"));
        }
        match name {
            "proc_macro" if place != Place::Attribute => {
                self.refuse(line, "`proc_macro` is for compilers, not for programs");
            }
            "arch" if self.kind == Kind::Modelled && (near.is_qualified() || importing) => {
                self.refuse(line, "`arch` goes round the language to the processor");
            }
            "HashMap" | "HashSet" | "RandomState" => self.facts.isolation = Isolation::Process,
            _ if name.starts_with("__threadbare") => {
                self.refuse(line, "names that begin with `__threadbare` belong to the grader");
            }
            _ => {}
        }
    }
}

/// An identifier among its neighbours.
#[derive(Clone, Copy)]
struct Near<'a> {
    tokens: &'a [TokenTree],
    at: usize,
}

impl Near<'_> {
    fn token(&self, offset: isize) -> Option<&TokenTree> {
        self.at.checked_add_signed(offset).and_then(|at| self.tokens.get(at))
    }

    fn next_is(&self, punct: char) -> bool {
        is_punct(self.token(1), punct)
    }

    fn next_is_group(&self) -> bool {
        matches!(self.token(1), Some(TokenTree::Group(_)))
    }

    /// `name!`, but not `name != other`.
    fn is_called(&self) -> bool {
        match self.token(1) {
            Some(TokenTree::Punct(punct)) if punct.as_char() == '!' => {
                punct.spacing() == Spacing::Alone || !is_punct(self.token(2), '=')
            }
            _ => false,
        }
    }

    /// `…::name`.
    fn is_qualified(&self) -> bool {
        is_punct(self.token(-1), ':') && is_punct(self.token(-2), ':')
    }

    fn is_renamed(&self) -> bool {
        matches!(self.token(1), Some(TokenTree::Ident(next)) if next == "as")
    }

    /// `'static`, which is a quote and a name.
    fn is_lifetime(&self) -> bool {
        is_punct(self.token(-1), '\'')
    }

    /// `macro_rules! name`.
    fn is_definition(&self) -> bool {
        self.next_is('!') && matches!(self.token(2), Some(TokenTree::Ident(_)))
    }

    /// A definition under an attribute may be configured away.
    fn has_attribute_before(&self) -> bool {
        matches!(self.token(-1), Some(TokenTree::Group(group))
            if group.delimiter() == Delimiter::Bracket
                && !group.stream().to_string().starts_with("doc"))
    }

    /// `mod name { … }`; in a macro's definition `mod $name { … }`.
    fn is_inline_module(&self) -> bool {
        let name = if self.next_is('$') { 2 } else { 1 };
        matches!(self.token(name), Some(TokenTree::Ident(_)))
            && matches!(self.token(name + 1), Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace)
    }

    /// `extern crate … as name`.
    fn renamed_crate(&self) -> Option<String> {
        match (self.token(3), self.token(4)) {
            (Some(TokenTree::Ident(keyword)), Some(TokenTree::Ident(name))) if keyword == "as" => {
                Some(name.to_string().trim_start_matches("r#").to_owned())
            }
            _ => None,
        }
    }

    fn extern_crate(&self) -> Option<String> {
        match (self.token(1), self.token(2)) {
            (Some(TokenTree::Ident(keyword)), Some(TokenTree::Ident(name))) if keyword == "crate" => {
                Some(name.to_string().trim_start_matches("r#").to_owned())
            }
            _ => None,
        }
    }
}

/// `&'a &'b ()`: whoever has one may take `'b` for at least as long as `'a`, which the compiler does not check
/// everywhere. Nothing else can be done with it.
fn stretches_lifetimes(tokens: &[TokenTree]) -> bool {
    let lifetime = |at: usize| {
        let named = is_punct(tokens.get(at), '\'') && matches!(tokens.get(at + 1), Some(TokenTree::Ident(_)));
        if named { at + 2 } else { at }
    };
    let second = lifetime(1);
    let unit = lifetime(second + 1);
    is_punct(tokens.get(second), '&')
        && (second > 1 || unit > second + 1)
        && matches!(tokens.get(unit), Some(TokenTree::Group(group))
            if group.delimiter() == Delimiter::Parenthesis && group.stream().is_empty())
}

fn is_punct(token: Option<&TokenTree>, punct: char) -> bool {
    matches!(token, Some(TokenTree::Punct(found)) if found.as_char() == punct)
}

/// The names in the braces of a `use`, as if they stood in one of their own.
fn imported(group: &Group) -> Vec<TokenTree> {
    let mut tokens: Vec<TokenTree> = TokenStream::from_str("use").unwrap_or_default().into_iter().collect();
    tokens.extend(group.stream());
    tokens
}

/// What the group at `at` is, seen from the tokens before it.
fn place_of(tokens: &[TokenTree], at: usize, place: Place, own: &OwnMacros) -> Place {
    let near = Near { tokens, at };
    let TokenTree::Group(group) = &tokens[at] else { return place };
    let hash =
        is_punct(near.token(-1), '#') || (is_punct(near.token(-1), '!') && is_punct(near.token(-2), '#'));
    if group.delimiter() == Delimiter::Bracket && hash {
        return Place::Attribute;
    }
    if place == Place::Attribute {
        return place;
    }
    if is_punct(near.token(-1), '!')
        && let Some(TokenTree::Ident(name)) = near.token(-2)
    {
        let name = name.to_string();
        return match name.trim_start_matches("r#") {
            "thread_local" if !own.names.contains("thread_local") => Place::ThreadLocal,
            name if own.names.contains(name) => Place::OwnArguments,
            _ if place == Place::OwnArguments => place,
            _ => Place::OtherArguments,
        };
    }
    let definition = matches!(near.token(-1), Some(TokenTree::Ident(_)))
        && is_punct(near.token(-2), '!')
        && matches!(near.token(-3), Some(TokenTree::Ident(name)) if name == "macro_rules");
    match place {
        _ if definition => Place::OtherArguments,
        Place::ThreadLocal if group.delimiter() == Delimiter::Brace => Place::OtherArguments,
        _ => place,
    }
}

/// Collects the names of a file's own macros, and whether one of them could build a call from what it is given.
fn own_macros(tokens: &TokenStream) -> OwnMacros {
    let mut own = OwnMacros::default();
    let mut left: Vec<(Vec<TokenTree>, bool)> = vec![(tokens.clone().into_iter().collect(), false)];
    while let Some((tokens, in_definition)) = left.pop() {
        let mut definition_at = None;
        for at in 0..tokens.len() {
            let near = Near { tokens: &tokens, at };
            match &tokens[at] {
                TokenTree::Ident(ident) if ident == "macro_rules" && near.is_definition() => {
                    if let Some(TokenTree::Ident(name)) = tokens.get(at + 2) {
                        own.names.insert(name.to_string().trim_start_matches("r#").to_owned());
                    }
                    definition_at = Some(at + 3);
                }
                TokenTree::Punct(punct) if in_definition && punct.as_char() == '$' => {
                    let fragment = match (tokens.get(at + 2), tokens.get(at + 3)) {
                        (Some(TokenTree::Punct(colon)), Some(TokenTree::Ident(fragment)))
                            if colon.as_char() == ':' =>
                        {
                            fragment.to_string()
                        }
                        _ => String::new(),
                    };
                    let named_call = is_punct(tokens.get(at + 2), '!') && !is_punct(tokens.get(at + 3), '=');
                    if named_call || matches!(fragment.as_str(), "tt" | "path" | "item" | "meta") {
                        own.can_paste = true;
                    }
                }
                TokenTree::Group(group) => {
                    left.push((
                        group.stream().into_iter().collect(),
                        in_definition || definition_at == Some(at),
                    ));
                }
                _ => {}
            }
        }
    }
    own
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> String {
        match check(text, Kind::Modelled) {
            Ok(_) => String::new(),
            Err(refusals) => format!("{}: {}", refusals[0].line, refusals[0].sentence),
        }
    }

    #[test]
    fn attacks_are_refused_with_their_line() {
        for attack in [
            "fn main() {\n unsafe {} }",
            "fn main() {\n include!(\"x\") }",
            "fn main() {\n let a = r#include_str!(\"x\"); }",
            "fn main() {\n std::env!(\"HOME\"); }",
            "fn main() {\n println!(\"{}\", option_env!(\"HOME\").unwrap()); }",
            "\nmod other;",
            "\n#[path = \"/etc/x.rs\"] mod other {}",
            "\n#[cfg_attr(all(), path = \"x\")] mod other {}",
            "\n#![feature(asm)]",
            "\n#[link(name = \"c\")] extern \"C\" {}",
            "\nextern crate nix;",
            "\nextern crate self as std;",
            "\nextern crate rand as r#core;",
            "\nextern \"C\" fn f() {}",
            "\nuse std::include_str as x;",
            "\nuse std::{fmt, include_str as x};",
            "\nuse std::env as e; fn main() { e!(\"HOME\"); }",
            "macro_rules! m { ($x:ident) => { $x!(\"a\") } }\nfn main() { m!(include_str); }",
            "macro_rules! m { ($($x:tt)*) => { $($x)* } }\nfn main() { m!(include_str, !, (\"a\")); }",
            "mod a { macro_rules! env { () => {} } }\nfn main() { env!(\"HOME\"); }",
            "#[cfg(any())] macro_rules! env { () => {} }\nfn main() { env!(\"HOME\"); }",
            "macro_rules! m { ($n:ident) => {\n mod $n; } }",
            "macro_rules! m { ($k:ident $n:ident $b:block $p:ident) => { #[$p = \"/x\"] $k $n; } }\nm!(mod foo {} path);",
            "\n#[unsafe(no_mangle)] pub fn getrandom() {}",
            "\nuse core::arch::x86_64::__cpuid;",
            "\nuse std::arch;",
            "\nfn __threadbare_main() {}",
        ] {
            assert!(
                refused(attack).starts_with("2: ") || refused(attack).starts_with("1: "),
                "{attack:?}: {}",
                refused(attack)
            );
        }
    }

    #[test]
    fn controls_pass() {
        for control in [
            "// unsafe include_str!(\"x\")\nfn main() { let s = \"unsafe { include!() }\"; }",
            "\u{feff}fn main() {}\r\n",
            "#!/usr/bin/env run\nfn main() {}",
            "#![allow(unused)]\nfn main() {}",
            "#![forbid(unsafe_code)]\nfn main() {}",
            "macro_rules! env { ($x:expr) => { $x } }\nfn main() { env!(1); }",
            "fn main() { macro_rules! env { () => { 1 } } let _ = env!(); }",
            "fn main() { let env = 1; let core = 2; println!(\"{} {}\", env, core); if env != core {} }",
            "macro_rules! say { ($x:expr) => { println!(\"{}\", $x) } }\nfn main() { let env = 1; say!(env); }",
            "use std::env;\nfn main() { let _ = env::args(); }",
            "extern crate std as s;\nextern crate parking_lot;\nfn main() {}",
            "mod inner { pub fn f() {} }\nfn main() { inner::f() }",
            "#[cfg(feature = \"slow\")] fn f() {}\nfn main() {}",
            "/// Sets `#[path]`.\nfn path() {}\nfn main() { let path = 1; let link = path; let _ = link; }",
            "fn arch() {} fn main() { arch() }",
        ] {
            assert_eq!(refused(control), "", "{control:?}");
        }
    }

    #[test]
    fn programs_for_the_machine_itself_may_use_unsafe_code() {
        let text = "fn main() { let _ = unsafe { std::ptr::null::<u8>().read() }; }";
        assert!(check(text, Kind::Native).is_ok());
        assert!(check("fn main() { let _ = include_str!(\"x\"); }", Kind::Native).is_err());
    }

    #[test]
    fn what_outlives_an_execution_is_noticed() {
        let kept = |text| check(text, Kind::Modelled).map(|facts| facts.isolation);
        assert_eq!(kept("static X: u8 = 0; fn main() {}"), Ok(Isolation::Statics));
        assert_eq!(
            kept("fn main() { let m = std::collections::HashMap::<u8, u8>::new(); }"),
            Ok(Isolation::Process)
        );
        assert_eq!(kept("fn f() -> &'static str { \"static\" } fn main() {}"), Ok(Isolation::Nothing));
        assert_eq!(kept("thread_local! { static X: u8 = const { 0 } } fn main() {}"), Ok(Isolation::Nothing));
        assert_eq!(
            kept("thread_local! { static X: u8 = { static Y: u8 = 1; Y } } fn main() {}"),
            Ok(Isolation::Statics)
        );
    }

    #[test]
    fn deep_nesting_does_not_overflow_a_stack() {
        let deep = format!("fn main() {{ {}{} }}", "(".repeat(100_000), ")".repeat(100_000));
        let _ = check(&deep, Kind::Modelled);
    }
}
