//! What rustdoc says of a crate: its public items, and of each its methods and the traits that it implements, each
//! written in one way, so that two crates can be compared.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use quote::ToTokens;
use syn::visit_mut::VisitMut;
use syn::{FnArg, GenericParam, Generics, ItemImpl, Lifetime, TraitItemFn};

/// Items by path, such as `std::sync::Mutex` and `std::println!`.
pub(crate) type Surface = BTreeMap<String, Item>;

#[derive(Debug, Default)]
pub(crate) struct Item {
    /// `struct`, `fn`, …
    pub(crate) kind: String,
    /// Only with a feature that the stable compiler refuses.
    pub(crate) unstable: bool,
    /// It is no item of another documented crate under a new name.
    pub(crate) own: bool,
    /// How it is declared, its methods with where they stand, its traits.
    pub(crate) lines: BTreeSet<String>,
}

impl Item {
    /// In a prelude rustdoc tells names alone, and sometimes pages.
    pub(crate) fn name() -> Item {
        Item { kind: "name".to_owned(), ..Item::default() }
    }
}

const KINDS: &[&str] = &["struct", "enum", "union", "fn", "trait", "type", "constant", "static", "macro"];

/// Reads the pages of a crate below `folder`, where rustdoc wrote them.
pub(crate) fn read(folder: &Path, name: &str) -> Result<Surface, String> {
    let mut surface = Surface::new();
    read_module(&folder.join(name), name, &mut surface)?;
    if surface.is_empty() {
        return Err(format!("{} has no pages of {name}", folder.display()));
    }
    Ok(surface)
}

fn read_module(folder: &Path, module: &str, surface: &mut Surface) -> Result<(), String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for entry in entries.flatten() {
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        if path.is_dir() {
            read_module(&path, &format!("{module}::{name}"), surface)?;
            continue;
        }
        let parts: Vec<&str> = name.split('.').collect();
        let in_prelude = module.contains("::prelude");
        if in_prelude && name == "index.html" {
            let page = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            for part in page.split("id=\"reexport.").skip(1) {
                add_name(module, part.split(['"', '-']).next().unwrap_or_default(), surface);
            }
        }
        let [kind, item, "html"] = parts[..] else { continue };
        if in_prelude {
            add_name(module, item.trim_end_matches('!'), surface);
            continue;
        }
        if !KINDS.contains(&kind) || item.ends_with('!') {
            continue;
        }
        let page = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        // Pages that only lead to another one have no content.
        if let Some((_, content)) = page.split_once("id=\"main-content\"") {
            let name = match (kind, item) {
                ("macro", "try") => "r#try!".to_owned(),
                // A module may have the same name.
                ("macro", item) => format!("{item}!"),
                (_, item) => item.to_owned(),
            };
            surface.insert(format!("{module}::{name}"), read_page(kind, content, folder, module));
        }
    }
    Ok(())
}

/// Later editions have what earlier ones have, so that a name is told once.
fn add_name(module: &str, name: &str, surface: &mut Surface) {
    let module = module.split("::rust_").next().unwrap_or_default();
    let module = module.strip_suffix("::v1").unwrap_or(module);
    let name = if name == "try" { "r#try" } else { name };
    surface.insert(format!("{module}::{name}"), Item::name());
}

fn read_page(kind: &str, content: &str, folder: &Path, module: &str) -> Item {
    let content = content.split("id=\"blanket-implementations\"").next().unwrap_or_default();
    let mut sections = content.split("<section id=\"");
    let top = sections.next().unwrap_or_default();
    // Pages of another crate's source are not there. Where there is no link at all the item is a dependency's that is
    // documented nowhere: for `std` the runtime.
    let in_std = module.starts_with("std") || module.starts_with("core");
    let sources = format!("/src/{}/", module.split("::").next().unwrap_or_default());
    let source = between(top, "<a class=\"src\" href=\"", "\"").and_then(|link| link.split('#').next());
    let declaration = between(top, "<pre class=\"rust item-decl\"><code>", "</code></pre>");
    let (declaration, said) = match declaration {
        Some(found) => (text(found), top.split("</code></pre>").nth(1).unwrap_or_default()),
        None => (String::new(), top),
    };
    let said = said.split("docblock").next().unwrap_or_default();
    let mut item = Item {
        kind: kind.to_owned(),
        unstable: said.contains("stab unstable"),
        own: source.map_or(in_std, |source| {
            source.contains("/src/threadbare_") || (source.contains(&sources) && folder.join(source).exists())
        }),
        lines: BTreeSet::new(),
    };
    if kind == "fn" {
        item.lines.insert(method(&declaration));
    } else if kind != "macro" {
        let declaration = declaration.replace("{ /* private fields */ }", "{ .. }");
        item.lines.insert(declaration.replace("(/* private fields */);", " { .. }"));
    }
    let mut of = String::new();
    for section in sections {
        let class = between(section, "class=\"", "\"").unwrap_or_default();
        let header = between(section, "class=\"code-header\">", "</h3>")
            .or_else(|| between(section, "class=\"code-header\">", "</h4>"));
        let Some(header) = header.map(text) else { continue };
        let said = section.split("class=\"docblock\"").next().unwrap_or_default();
        let elsewhere = said.contains("stab portability") && !said.contains("target_has_atomic");
        // Unsafe code is refused before anything else is looked at.
        let hidden = elsewhere || said.contains("stab unstable") || header.contains("unsafe fn");
        match class.trim_end_matches(" deprecated") {
            "impl" => {
                of = implementation(&header);
                if !hidden && of.contains(" for ") && !is_of_the_compiler(&of) {
                    item.lines.insert(of.clone());
                }
            }
            "method" if !hidden => {
                item.lines.insert(format!(
                    "{of} | {}",
                    method(&header).replace("-> Self", &format!("-> {}", type_of(&of)))
                ));
            }
            "associatedconstant" | "variant" | "structfield" if !hidden => {
                item.lines.insert(format!("{of} | {header}"));
            }
            _ => {}
        }
    }
    item
}

/// The type that a block without a trait is for, by its name.
fn type_of(implementation: &str) -> &str {
    let of = implementation.split(" where ").next().unwrap_or_default();
    of.rsplit_once(' ').map_or(of, |(_, of)| of)
}

/// Traits that no stable program can name or feel.
fn is_of_the_compiler(implementation: &str) -> bool {
    ["Freeze for", "UnsafeUnpin for", "StructuralPartialEq for", "UseCloned for", "Drop for"]
        .iter()
        .any(|name| implementation.contains(name))
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(start)?;
    Some(rest.split_once(end)?.0)
}

/// What a reader of the page would read.
fn text(html: &str) -> String {
    let html = html.replace("<div class=\"where\">", " ");
    let mut text = String::new();
    for part in html.split('<') {
        text.push_str(part.split_once('>').map_or(part, |(_, rest)| rest));
    }
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&#39;", "'").replace("&quot;", "\"");
    let text = text.replace("&nbsp;", " ").replace("&amp;", "&");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A function's signature, whatever it calls its parameters and lifetimes.
fn method(text: &str) -> String {
    let bare = text.strip_prefix("pub ").unwrap_or(text);
    let Ok(mut function) = syn::parse_str::<TraitItemFn>(&format!("{};", bare.trim_end_matches(','))) else {
        return text.to_owned();
    };
    Unnamed.visit_trait_item_fn_mut(&mut function);
    plain(&mut function.sig.generics);
    for input in &mut function.sig.inputs {
        if let FnArg::Typed(argument) = input
            && let Ok(unnamed) = syn::parse_str::<syn::ExprInfer>("_")
        {
            *argument.pat = syn::Pat::Verbatim(unnamed.to_token_stream());
        }
    }
    tight(&function.sig.to_token_stream().to_string())
}

/// An `impl` without its body, whatever it calls its lifetimes and wherever it writes its bounds.
fn implementation(text: &str) -> String {
    let Ok(mut block) = syn::parse_str::<ItemImpl>(&format!("{text} {{}}")) else { return text.to_owned() };
    Unnamed.visit_item_impl_mut(&mut block);
    plain(&mut block.generics);
    if text.contains("impl !") || text.contains("> !") {
        // What keeps a type from having a trait is the same whatever it is made of.
        block.generics.where_clause = None;
    }
    tight(block.to_token_stream().to_string().trim_end_matches("{ }"))
}

struct Unnamed;

impl VisitMut for Unnamed {
    fn visit_lifetime_mut(&mut self, lifetime: &mut Lifetime) {
        if lifetime.ident != "static" {
            *lifetime = Lifetime::new("'_", lifetime.apostrophe);
        }
    }
}

/// Type parameters alone, and every bound in the `where` clause, in order.
fn plain(generics: &mut Generics) {
    let mut bounds: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut names = Vec::new();
    for parameter in &generics.params {
        match parameter {
            GenericParam::Lifetime(_) => {}
            GenericParam::Type(parameter) => {
                names.push(parameter.ident.to_string());
                for bound in &parameter.bounds {
                    let bound = bound.to_token_stream().to_string();
                    bounds.entry(parameter.ident.to_string()).or_default().insert(bound);
                }
            }
            GenericParam::Const(parameter) => {
                names.push(format!("const {} : {}", parameter.ident, parameter.ty.to_token_stream()));
            }
        }
    }
    for predicate in generics.where_clause.iter().flat_map(|clause| &clause.predicates) {
        if let syn::WherePredicate::Type(predicate) = predicate {
            let of = predicate.bounded_ty.to_token_stream().to_string();
            for bound in &predicate.bounds {
                bounds.entry(of.clone()).or_default().insert(bound.to_token_stream().to_string());
            }
        }
    }
    let mut clause = Vec::new();
    for (of, mut bounds) in bounds {
        // A lifetime that has no name says nothing.
        bounds.remove("'_");
        if !bounds.is_empty() {
            clause.push(format!("{of} : {}", bounds.into_iter().collect::<Vec<_>>().join(" + ")));
        }
    }
    generics.params = match syn::parse_str::<Generics>(&format!("<{}>", names.join(", "))) {
        Ok(plain) => plain.params,
        Err(_) => return,
    };
    if generics.params.is_empty() {
        (generics.lt_token, generics.gt_token) = (None, None);
    }
    generics.where_clause = syn::parse_str(&format!("where {}", clause.join(", "))).ok();
    if clause.is_empty() {
        generics.where_clause = None;
    }
}

/// Tokens with no more space between them than a reader needs.
fn tight(tokens: &str) -> String {
    let mut text = tokens.to_owned();
    for (wide, narrow) in [
        (" <", "<"),
        ("< ", "<"),
        (" >", ">"),
        (" ,", ","),
        (" :: ", "::"),
        (" :", ":"),
        (" (", "("),
        ("( ", "("),
        (" )", ")"),
        ("& ", "&"),
        ("? Sized", "?Sized"),
        ("! ", "!"),
        (",)", ")"),
        (" [", "["),
        (",>", ">"),
    ] {
        text = text.replace(wide, narrow);
    }
    text.replace("->(", "-> (").replace("where<", "where <").trim().to_owned()
}
