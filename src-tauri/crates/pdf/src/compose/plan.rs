//! The work plan, the indicators, the risks: no call of this format demands them as lists, so that a final without them
//! has no chapter for them.

use super::wording::{count, month, note, or};
use super::{Case, drawn, table_or};
use crate::tree::{Align, Block, Cell, Column, Row, Table, Width};

/// Tasks, milestones, deliverables.
pub fn work_plan(case: Case<'_>) -> Vec<Block> {
    let plan = &case.input.dossier.work_plan;
    let is_empty = plan.tasks.is_empty() && plan.milestones.is_empty() && plan.deliverables.is_empty();
    if case.leaves_out(is_empty, false) {
        return Vec::new();
    }
    let mut blocks = vec![Block::heading(1, "plan", "Plan de travail")];
    blocks.extend(drawn(case.input.gantt));
    let title = |id: &str| plan.tasks.get(id).map_or(String::new(), |task| task.title.trim().to_owned());
    let tasks: Vec<Row> = plan
        .tasks
        .iter()
        .map(|task| {
            let after: Vec<String> =
                task.after.iter().map(|id| title(id)).filter(|title| !title.is_empty()).collect();
            let length = task.months.map(|months| usize::try_from(months.get()).unwrap_or(0));
            Row::new(vec![
                or(&task.title, "Action sans titre").into(),
                at(case, task.from.map(|from| from.get())).into(),
                length.map_or("—".to_owned(), |length| count(length, "mois", "mois")).into(),
                or(case.names.short_owner(&task.owner), "—").into(),
                or(&after.join(" ; "), "—").into(),
            ])
        })
        .collect();
    if !case.leaves_out(tasks.is_empty(), false) {
        blocks.push(table_or(tasks, "Aucune action n’est renseignée.", |rows| {
            table("Actions", &[5, 0, 0, 3, 4], &["Action", "Début", "Durée", "Responsable", "Après"], rows)
        }));
    }
    let milestones: Vec<Row> = plan
        .milestones
        .iter()
        .map(|milestone| {
            let when = at(case, milestone.month.map(|month| month.get()));
            Row::new(vec![or(&milestone.title, "Jalon sans titre").into(), when.into()])
        })
        .collect();
    if !milestones.is_empty() {
        blocks.push(Block::Table(table("Jalons", &[6, 0], &["Jalon", "Échéance"], milestones)));
    }
    let deliverables: Vec<Row> = plan
        .deliverables
        .iter()
        .map(|deliverable| {
            Row::new(vec![
                or(&deliverable.title, "Livrable sans titre").into(),
                at(case, deliverable.month.map(|month| month.get())).into(),
                or(&title(&deliverable.task), "—").into(),
            ])
        })
        .collect();
    if !deliverables.is_empty() {
        blocks.push(Block::Table(table(
            "Livrables",
            &[5, 0, 4],
            &["Livrable", "Échéance", "Action"],
            deliverables,
        )));
    }
    blocks
}

/// How success is measured.
pub fn indicators(case: Case<'_>) -> Vec<Block> {
    let rows: Vec<Row> = case
        .input
        .dossier
        .indicators
        .iter()
        .map(|indicator| {
            Row::new(vec![
                or(&indicator.name, "Indicateur sans nom").into(),
                or(&indicator.baseline, "—").into(),
                or(&indicator.target, "—").into(),
                at(case, indicator.month.map(|month| month.get())).into(),
                or(&indicator.source, "—").into(),
            ])
        })
        .collect();
    if case.leaves_out(rows.is_empty(), false) {
        return Vec::new();
    }
    let head = ["Indicateur", "Départ", "Cible", "Échéance", "Source"];
    vec![
        Block::heading(1, "indicateurs", "Indicateurs"),
        table_or(rows, "Aucun indicateur n’est renseigné.", |rows| {
            table("", &[5, 3, 3, 0, 4], &head, rows)
        }),
    ]
}

/// What may go wrong, the gravest first as the dossier orders it.
pub fn risks(case: Case<'_>) -> Vec<Block> {
    let rows: Vec<Row> = case
        .input
        .dossier
        .risks
        .iter()
        .map(|risk| {
            let level =
                |level: Option<u32>| level.map_or("—".to_owned(), |level| format!("{level}\u{a0}/\u{a0}4"));
            Row::new(vec![
                or(&risk.title, "Risque sans titre").into(),
                centred(level(risk.likelihood.map(|level| level.get()))),
                centred(level(risk.gravity.map(|level| level.get()))),
                or(&risk.response, "—").into(),
                or(case.names.short_owner(&risk.owner), "—").into(),
            ])
        })
        .collect();
    if case.leaves_out(rows.is_empty(), false) {
        return Vec::new();
    }
    let head = ["Risque", "Probabilité", "Gravité", "Réponse", "Responsable"];
    let scale = (!rows.is_empty()).then(|| note("Probabilité et gravité vont de 1 (faible) à 4 (forte)."));
    let title = Block::heading(1, "risques", "Risques");
    let risks =
        table_or(rows, "Aucun risque n’est renseigné.", |rows| table("", &[4, 0, 0, 6, 3], &head, rows));
    [title, risks].into_iter().chain(scale).collect()
}

fn centred(text: String) -> Cell {
    Cell { align: Some(Align::Centre), ..Cell::from(text) }
}

/// A month of the project: « M4, avril 2017 » where the start is known.
fn at(case: Case<'_>, place: Option<u32>) -> String {
    let Some(place) = place else { return "—".to_owned() };
    match case.input.dossier.project.start {
        Some(start) => {
            let real = start.plus(place.saturating_sub(1));
            format!("M{place}, {}", month(real.year, real.month)).replace(' ', "\u{a0}")
        }
        None => format!("M{place}"),
    }
}

/// A table of text; a share of 0 is a column as wide as its text.
fn table(caption: &str, shares: &[u16], head: &[&str], rows: Vec<Row>) -> Table {
    let column = |share: &u16| match share {
        0 => Column { width: Width::Fit, align: Align::Left },
        share => Column::text(*share),
    };
    Table {
        caption: caption.to_owned(),
        columns: shares.iter().map(column).collect(),
        head: vec![Row::new(head.iter().map(|text| Cell::from(*text)).collect())],
        rows,
        row_heads: true,
        ..Table::default()
    }
}
