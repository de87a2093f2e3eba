//! The financing plan: costs on the left, resources on the right, in two blocks that balance apart.

use ::budget::{Cents, PlanBlock, PlanItem, PlanLine, Ratio};
use dossier::Pointer;
use dossier::leaf::Choices;

use super::wording::{illegible, note, or};
use super::{Case, drawn, people};
use crate::tree::{Align, Block, Cell, Column, Row, Run, Table};

/// The financing plan.
pub fn financing(case: Case<'_>) -> Vec<Block> {
    let budget = case.input.budget;
    let plan = budget.financing_plan();
    let mut rows = Vec::new();
    let titles = ("Dépenses à payer", "Ressources à encaisser");
    block(case, &mut rows, titles, &plan.cash);
    block(case, &mut rows, ("Contributions valorisées", "Apports en nature"), &plan.in_kind);
    rows.push(
        Row::new(vec![
            "Total des dépenses".into(),
            budget.total.french().into(),
            "Total des ressources".into(),
            budget.resources.french().into(),
        ])
        .total(),
    );
    let mut blocks = vec![
        Block::heading(2, "financement", "Plan de financement"),
        Block::Table(Table {
            columns: vec![Column::text(5), Column::figures(), Column::text(5), Column::figures()],
            head: vec![Row::new(
                ["Dépenses", "Montant", "Ressources", "Montant"].into_iter().map(Cell::from).collect(),
            )],
            rows,
            row_heads: true,
            second_side: 2,
            ..Table::default()
        }),
        note(balance(case)),
        rates(case),
    ];
    blocks.extend(time(case));
    blocks.extend(agents(case));
    blocks.extend(drawn(&case.input.charts.financing));
    blocks
}

/// Both sides of a block, row by row; the shorter side ends in empty cells.
fn block(case: Case<'_>, rows: &mut Vec<Row>, titles: (&str, &str), block: &PlanBlock) {
    let left_title = Cell::from(titles.0).span(2);
    rows.push(Row::new(vec![left_title, Cell::from(titles.1).span(2)]).group());
    for at in 0..block.costs.len().max(block.resources.len()) {
        let mut cells = Vec::with_capacity(4);
        for line in [block.costs.get(at), block.resources.get(at)] {
            cells.extend(line.map_or_else(|| [Cell::from(""), Cell::from("")], |line| side(case, line)));
        }
        rows.push(Row::new(cells));
    }
    rows.push(
        Row::new(vec![
            "Total".into(),
            block.costs_total.amount.french().into(),
            "Total".into(),
            block.resources_total.amount.french().into(),
        ])
        .subtotal(),
    );
}

/// A line with its amount.
fn side(case: Case<'_>, line: &PlanLine) -> [Cell; 2] {
    let none = String::new();
    let (name, note) = match &line.item {
        PlanItem::Category(id) => (case.names.category_of(id.as_deref()), none),
        PlanItem::Grant => ("Subvention demandée", none),
        PlanItem::Funding { id, status } => (funder(case, id), status.name().to_lowercase()),
        PlanItem::SelfFinancing => {
            let funder = case.names.short_owner(&case.input.dossier.self_financing.funder);
            ("Autofinancement", or(funder, "non attribué").to_owned())
        }
        PlanItem::InKind { bearer, .. } => {
            (bearer.as_deref().map_or("Non attribué", |id| case.names.short(id)), none)
        }
        PlanItem::Total => ("Total", none),
    };
    let mut runs = vec![Run::new(name)];
    if !note.is_empty() {
        runs.extend([Run::new(", "), Run::italic(note)]);
    }
    let amount = if is_unread(case, line) { "illisible".to_owned() } else { line.amount.french() };
    [Cell { align: Some(Align::Left), ..Cell::runs(runs) }, amount.into()]
}

/// Whether something was typed as the amount of this resource, which counts for nothing, or for the most that there can be.
fn is_unread(case: Case<'_>, line: &PlanLine) -> bool {
    let amount = match &line.item {
        PlanItem::Funding { id, .. } => Pointer::new("/funding").join(id).join("amount"),
        PlanItem::Grant => Pointer::new("/grant/requested"),
        _ => return false,
    };
    case.input.unread.contains(&&amount)
}

fn funder<'a>(case: Case<'a>, id: &str) -> &'a str {
    let Some(funding) = case.input.dossier.funding.get(id) else { return "" };
    let name = if funding.funder.is_empty() {
        funding.funder_name.trim()
    } else {
        case.names.short_owner(&funding.funder)
    };
    or(name, "Financeur à préciser")
}

fn balance(case: Case<'_>) -> String {
    let (balance, unread) = (case.input.budget.balance, case.input.unread.len());
    if balance.is_zero() && unread > 0 {
        return format!(
            "Dans chaque bloc, les ressources égalent les dépenses, mais sans compter {}\u{a0}: l’équilibre est à confirmer.",
            illegible(unread)
        );
    }
    if balance.is_zero() {
        return "Dans chaque bloc, les ressources égalent les dépenses\u{a0}: le plan est équilibré, au centime."
            .to_owned();
    }
    let provisional = if unread > 0 {
        format!(" Ce solde est provisoire\u{a0}: {}.", illegible(unread))
    } else {
        String::new()
    };
    if balance > Cents::ZERO {
        return format!("Reste à financer\u{a0}: {}.{provisional}", balance.french());
    }
    format!(
        "Excédent\u{a0}: la subvention et les apports dépassent les dépenses à payer de {}.{provisional}",
        (-balance).french()
    )
}

/// The rates that a jury reads.
fn rates(case: Case<'_>) -> Block {
    let rates = &case.input.budget.rates;
    let row = |name: &str, formula: &str, rate: Option<Ratio>| {
        let rate = rate.map_or_else(|| "sans objet".to_owned(), Ratio::french);
        Row::new(vec![name.into(), formula.into(), rate.into()])
    };
    Block::Table(Table {
        caption: "Taux".to_owned(),
        columns: vec![Column::text(4), Column::text(6), Column::figures()],
        head: vec![Row::new(vec!["Taux".into(), "Calcul".into(), "Valeur".into()])],
        rows: vec![
            row("Taux de subvention", "Subvention ÷ assiette", rates.grant_over_base),
            row(
                "Taux de cofinancement",
                "(Ressources − subvention) ÷ total des dépenses",
                rates.cofinancing_over_total,
            ),
            row("Part d’argent public", "Argent public ÷ total des dépenses", rates.public_over_total),
        ],
        row_heads: true,
        ..Table::default()
    })
}

/// The time given, by service.
fn time(case: Case<'_>) -> Option<Block> {
    let times = &case.input.budget.time;
    let rows = times.iter().map(|time| {
        Row::new(vec![
            time.bearer.as_deref().map_or("Non attribué", |id| case.names.short(id)).into(),
            time.days.french().into(),
            time.fte.map_or("—".to_owned(), |fte| fte.french()).into(),
            time.amount.french().into(),
        ])
    });
    let rows: Vec<Row> = rows.collect();
    (!rows.is_empty()).then(|| {
        super::crossed::table(
            "Temps consacré au projet, par service",
            &["Porteur ou partenaire", "Jours", "Équivalents temps plein sur un an", "Montant"],
            rows,
        )
    })
}

/// The days of each agent against those of the year; not where individual costs are grouped (see [`people`]).
fn agents(case: Case<'_>) -> Option<Block> {
    let times = checks::agent_times(case.input.dossier, case.input.budget);
    let first = times.first().filter(|_| !case.grouped())?;
    let years: Vec<String> = first.years.iter().map(|year| format!("Année {}", year.year)).collect();
    let head: Vec<&str> = ["Agent", "Porteur"].into_iter().chain(years.iter().map(String::as_str)).collect();
    let rows = times.iter().map(|time| {
        let agent = people::agent(case, &time.agent).unwrap_or_else(|| "Agent".to_owned());
        let cells = time.years.iter().map(|year| {
            let of = year.possible.as_ref().map_or(String::new(), |possible| format!(" sur {possible}"));
            let said = format!("{}\u{a0}j{of}", year.days);
            let excess =
                year.excess.as_ref().map(|excess| vec![Run::bold(format!("{excess}\u{a0}j de trop"))]);
            Cell {
                paragraphs: [vec![Run::new(said)]].into_iter().chain(excess).collect(),
                span: 1,
                align: None,
            }
        });
        let who = [Cell::from(agent), Cell::from(case.names.short(&time.carrier))];
        Row::new(who.into_iter().chain(cells).collect())
    });
    let mut columns = vec![Column::text(4), Column::text(3)];
    columns.resize(head.len(), Column::figures());
    Some(Block::Table(Table {
        caption: "Jours d’agents, sur les jours ouvrés de chaque année du projet".to_owned(),
        columns,
        head: vec![Row::new(head.into_iter().map(Cell::from).collect())],
        rows: rows.collect(),
        row_heads: true,
        ..Table::default()
    }))
}
