//! Who bears what: a band from each bearer to each category, as wide as the amount.

use budget::{Budget, Cents, figure_key, figure_step};
use call::Call;

use crate::area::{Area, Fill};
use crate::costs::name;
use crate::label::cut_start;
use crate::ribbon::{look, ribbon};
use crate::sheet::{GAP, LINE, Sheet, length};
use crate::{Anchor, Cell, Figure, Ink, Mark, TextWidth};

/// How many entries a side shows; the smallest of more are drawn together.
const MOST: usize = 12;
/// The height of all bands together.
const HEIGHT: i32 = 230_000;
/// Between two entries.
const BETWEEN: i32 = 7_000;
/// The width of an entry's own bar.
const NODE: i32 = 7_000;

/// What a bearer is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Called {
    /// The whole name.
    pub name: String,
    /// The same in few words, for where the whole has no room.
    pub short: String,
}

impl Called {
    /// Somebody who has no shorter name.
    pub fn only(name: impl Into<String>) -> Self {
        let name = name.into();
        Self { short: name.clone(), name }
    }
}

/// What an entry of the budget's bearers is called.
type Bearer<'a> = &'a dyn Fn(Option<&str>) -> Called;

/// One entry of a side.
struct Entry {
    called: Called,
    amount: Cents,
}

/// A side with its entries, and which of them each position of the budget's table is drawn in.
struct Side {
    entries: Vec<Entry>,
    drawn_in: Vec<Option<usize>>,
}

impl Side {
    /// Entries of something, in their order; where they are too many, the smallest together at the end.
    fn of(all: Vec<Entry>) -> Self {
        let mut by_size: Vec<usize> = (0..all.len()).collect();
        by_size.retain(|at| all.get(*at).is_some_and(|entry| !entry.amount.is_zero()));
        let count = by_size.len();
        by_size.sort_by_key(|at| std::cmp::Reverse(all.get(*at).map(|entry| entry.amount)));
        by_size.truncate(if count > MOST { MOST - 1 } else { MOST });
        let mut side = Self { entries: Vec::new(), drawn_in: Vec::new() };
        let others = by_size.len();
        let (mut number, mut rest) = (0, Cents::ZERO);
        for (at, entry) in all.into_iter().enumerate() {
            let place = if entry.amount.is_zero() {
                None
            } else if by_size.contains(&at) {
                side.entries.push(entry);
                Some(side.entries.len() - 1)
            } else {
                number += 1;
                rest += entry.amount;
                Some(others)
            };
            side.drawn_in.push(place);
        }
        if number > 0 {
            side.entries.push(Entry { called: Called::only(format!("Autres ({number})")), amount: rest });
        }
        side
    }
}

/// A band: its amount, and the entries that it joins.
struct Band {
    left: usize,
    right: usize,
    amount: Cents,
}

/// An entry set on the sheet.
struct Node {
    y: i32,
    height: i32,
    /// How much of the amount has been joined already.
    joined: Cents,
    amount: Cents,
}

impl Node {
    /// The stretch of this node for the next so many cents.
    fn next(&mut self, amount: Cents) -> (i32, i32) {
        let at = |sum: Cents| {
            let part = i128::from(self.height) * i128::from(sum.get());
            let part = part.checked_div(i128::from(self.amount.get())).unwrap_or(0);
            self.y + i32::try_from(part).unwrap_or(self.height)
        };
        let (from, to) = (at(self.joined), at(self.joined + amount));
        self.joined += amount;
        (from, to)
    }
}

/// Bands from bearers to categories. `bearer` names an entry of the budget's bearers.
pub fn flows(
    budget: &Budget,
    call: &Call,
    bearer: Bearer<'_>,
    width: i32,
    text_width: TextWidth<'_>,
) -> Figure {
    let mut sheet = Sheet::new(width, text_width);
    let bearers = budget.bearers.iter();
    let left = Side::of(
        bearers.map(|one| Entry { called: bearer(one.id.as_deref()), amount: one.amount }).collect(),
    );
    let categories = budget.categories.iter();
    let right = Side::of(
        categories.map(|one| Entry { called: Called::only(name(one, call)), amount: one.amount }).collect(),
    );
    if budget.total.is_zero() {
        sheet.sentence("Aucune dépense pour l’instant.");
    } else {
        draw(&mut sheet, &left, &right, bands(budget, &left, &right), budget.total);
    }
    let rows = table(budget, call, bearer);
    let description = describe(budget, call, bearer);
    let head = ["Porteur ou partenaire", "Poste de dépense", "Montant"];
    sheet.figure("Qui porte quelles dépenses", description, &head, rows)
}

/// What each bearer spends under each category, all years together, by their positions.
fn pairs(budget: &Budget) -> Vec<(usize, usize, Cents)> {
    let mut pairs: Vec<(usize, usize, Cents)> = Vec::new();
    for cells in budget.crossed.chunk_by(|a, b| a.bearer == b.bearer && a.category == b.category) {
        let Some(first) = cells.first() else { continue };
        let bearer = budget.bearers.iter().position(|one| one.id == first.bearer);
        let category = budget.categories.iter().position(|one| one.id == first.category);
        if let (Some(bearer), Some(category)) = (bearer, category) {
            pairs.push((bearer, category, cells.iter().map(|cell| cell.amount).sum()));
        }
    }
    pairs
}

fn bands(budget: &Budget, left: &Side, right: &Side) -> Vec<Band> {
    let mut bands: Vec<Band> = Vec::new();
    for (bearer, category, amount) in pairs(budget) {
        let place = |side: &Side, at: usize| side.drawn_in.get(at).copied().flatten();
        let (Some(from), Some(to)) = (place(left, bearer), place(right, category)) else { continue };
        match bands.iter_mut().find(|band| (band.left, band.right) == (from, to)) {
            Some(band) => band.amount += amount,
            None => bands.push(Band { left: from, right: to, amount }),
        }
    }
    // Each node's bands leave it in the order of the nodes that they go to: they cross as little as they can.
    bands.sort_by_key(|band| (band.left, band.right));
    bands
}

fn draw(sheet: &mut Sheet<'_>, left: &Side, right: &Side, bands: Vec<Band>, total: Cents) {
    let column = sheet.width * 30 / 100;
    let (from, to) = (column + GAP, sheet.width - column - GAP - NODE);
    if to <= from + NODE {
        // No room for two sides: a list still tells who bears how much.
        left.entries
            .iter()
            .for_each(|entry| sheet.name_and_amount(&entry.called.name, &entry.amount.french()));
        return;
    }
    let (left_lines, right_lines) = (lines(sheet, left, column), lines(sheet, right, column));
    let (left_slots, right_slots) = (slots(left, &left_lines, total), slots(right, &right_lines, total));
    let tallest = left_slots.iter().sum::<i32>().max(right_slots.iter().sum());
    let top = sheet.y;
    let set = |side: &Side, slots: &[i32]| {
        nodes(side, slots, top + (tallest - slots.iter().sum::<i32>()) / 2, total)
    };
    let (mut lefts, mut rights) = (set(left, &left_slots), set(right, &right_slots));
    paint(sheet, (from + NODE, to), &mut lefts, &mut rights, bands);
    for (at, node) in lefts.iter().enumerate() {
        let area = Area { x: from, y: node.y, width: NODE, height: node.height };
        sheet.marks.extend(area.filled(Fill::Solid(look(at).0)));
    }
    for node in &rights {
        let area = Area { x: to, y: node.y, width: NODE, height: node.height };
        sheet.marks.extend(area.filled(Fill::Solid(Ink::Soft)));
    }
    label(sheet, left_lines, &lefts, (column, Anchor::End));
    label(sheet, right_lines, &rights, (to + NODE + GAP, Anchor::Start));
    sheet.y = top + tallest;
}

/// The lines of a label, each in its ink.
type Lines = Vec<(Ink, String)>;

/// The lines of the entries' labels: a name on two lines at most, then its amount.
fn lines(sheet: &Sheet<'_>, side: &Side, width: i32) -> Vec<Lines> {
    let names = names(sheet, side, width);
    let all = side.entries.iter().zip(names).map(|(entry, name)| {
        let name = name.into_iter().map(|line| (Ink::Text, line));
        let amount = sheet.cut(&entry.amount.french(), width);
        name.chain([(Ink::Soft, amount)]).filter(|(_, line)| !line.is_empty()).collect()
    });
    all.collect()
}

/// The names of a side, each on two lines at most: the short one where the whole has no room; and where that is cut so
/// that several read alike, their ends, or else what follows from where they differ.
fn names(sheet: &Sheet<'_>, side: &Side, width: i32) -> Vec<Vec<String>> {
    let is_cut = |lines: &[String]| lines.last().is_none_or(|line| line.ends_with('…'));
    let shorts: Vec<&str> = side.entries.iter().map(|entry| entry.called.short.as_str()).collect();
    let name = |entry: &Entry| {
        let whole = sheet.wrap(&entry.called.name, width, 2);
        if is_cut(&whole) { sheet.wrap(&entry.called.short, width, 2) } else { whole }
    };
    let names: Vec<Vec<String>> = side.entries.iter().map(name).collect();
    let ends = zip_alike(&names, |at, name| {
        let short = shorts.get(at).filter(|_| is_cut(name))?;
        Some(sheet.wrap_with(short, width, 2, cut_start))
    });
    zip_alike(&ends, |at, name| {
        let from = shorts.get(at).and_then(|short| apart(short, &shorts))?;
        let first = name.iter().take(1).filter(|_| name.len() > 1).cloned();
        Some(first.chain([sheet.cut(&format!("…{from}"), width)]).collect())
    })
}

/// The names, those that are not alone put otherwise where that can be.
fn zip_alike(
    names: &[Vec<String>],
    otherwise: impl Fn(usize, &[String]) -> Option<Vec<String>>,
) -> Vec<Vec<String>> {
    let alike = |name: &Vec<String>| names.iter().filter(|other| *other == name).count() > 1;
    let one = |(at, name): (usize, &Vec<String>)| {
        let other = if alike(name) { otherwise(at, name) } else { None };
        other.unwrap_or_else(|| name.clone())
    };
    names.iter().enumerate().map(one).collect()
}

/// The words of a name from the one before the first that tells it from the name most like it: « numéro 4 ».
fn apart<'a>(name: &'a str, all: &[&str]) -> Option<&'a str> {
    let common = |other: &&&str| {
        let same = name.char_indices().zip(other.chars()).take_while(|((_, a), b)| a == b);
        same.last().map_or(0, |((at, sign), _)| at + sign.len_utf8())
    };
    let end = all.iter().filter(|other| **other != name).map(|other| common(&other)).max()?;
    let start = name.get(..end)?.rmatch_indices(' ').nth(1).map_or(0, |(at, _)| at + 1);
    name.get(start..)
}

fn lines_height(lines: usize) -> i32 {
    LINE * i32::try_from(lines).unwrap_or(1)
}

/// What each entry of a side takes: its bar or its label, whichever is higher, and some room.
fn slots(side: &Side, lines: &[Lines], total: Cents) -> Vec<i32> {
    let one = |(entry, lines): (&Entry, &Lines)| {
        let bar = length(HEIGHT, entry.amount.get(), total.get());
        bar.max(lines_height(lines.len())) + BETWEEN
    };
    side.entries.iter().zip(lines).map(one).collect()
}

/// The bars of a side, each in the middle of what it takes.
fn nodes(side: &Side, slots: &[i32], top: i32, total: Cents) -> Vec<Node> {
    let mut y = top;
    let set = side.entries.iter().zip(slots).map(|(entry, slot)| {
        let height = length(HEIGHT, entry.amount.get(), total.get());
        let node = Node { y: y + (slot - height) / 2, height, joined: Cents::ZERO, amount: entry.amount };
        y += slot;
        node
    });
    set.collect()
}

/// The bands, the widest first: what is thin stays in sight.
fn paint(
    sheet: &mut Sheet<'_>,
    (from, to): (i32, i32),
    lefts: &mut [Node],
    rights: &mut [Node],
    bands: Vec<Band>,
) {
    let mut shapes: Vec<(Cents, Vec<Mark>)> = Vec::new();
    for band in bands {
        let (Some(left), Some(right)) = (lefts.get_mut(band.left), rights.get_mut(band.right)) else {
            continue;
        };
        let (start, end) = (left.next(band.amount), right.next(band.amount));
        shapes.push((band.amount, ribbon((from, to), start, end, look(band.left))));
    }
    // The widest behind, each with its lines.
    shapes.sort_by_key(|(amount, _)| std::cmp::Reverse(*amount));
    sheet.marks.extend(shapes.into_iter().flat_map(|(_, marks)| marks));
}

fn label(sheet: &mut Sheet<'_>, labels: Vec<Lines>, nodes: &[Node], (x, anchor): (i32, Anchor)) {
    for (lines, node) in labels.into_iter().zip(nodes) {
        let mut top = node.y + (node.height - lines_height(lines.len())) / 2;
        for (ink, line) in lines {
            sheet.text_at((x, top), anchor, ink, line);
            top += LINE;
        }
    }
}

fn table(budget: &Budget, call: &Call, bearer: Bearer<'_>) -> Vec<Vec<Cell>> {
    let rows = pairs(budget).into_iter().filter_map(|(from, to, amount)| {
        let (who, what) = (budget.bearers.get(from)?.id.as_ref(), budget.categories.get(to)?);
        let key = figure_key(&["cells", figure_step(who), figure_step(what.id.as_ref()), "*"]);
        let names = [bearer(who.map(String::as_str)).name, name(what, call).to_owned()];
        Some(names.map(Cell::plain).into_iter().chain([Cell::amount(amount, key)]).collect())
    });
    let total = vec![Cell::plain("Total"), Cell::plain(""), Cell::amount(budget.total, "total")];
    rows.chain([total]).collect()
}

fn describe(budget: &Budget, call: &Call, bearer: Bearer<'_>) -> String {
    let mut text = format!("Total des dépenses\u{A0}: {}.", budget.total.french());
    for one in budget.bearers.iter().filter(|one| !one.amount.is_zero()) {
        let own = pairs(budget)
            .into_iter()
            .filter(|(from, _, _)| budget.bearers.get(*from).is_some_and(|bearer| bearer.id == one.id));
        let own: Vec<String> = own
            .filter_map(|(_, to, amount)| Some((budget.categories.get(to)?, amount)))
            .map(|(category, amount)| format!("{} {}", name(category, call), amount.french()))
            .collect();
        text.push_str(&format!(" {}\u{A0}: {}.", bearer(one.id.as_deref()).name, own.join(", ")));
    }
    text
}
