//! `list`: the drafts, or those in the trash.

use app::Desk;
use app::dto::DraftCard;
use clap::Args;

use super::Done;
use crate::exit::Exit;
use crate::output::Output;
use crate::printed;
use crate::table::{Side, Table, cut};

#[derive(Debug, Args)]
pub struct List {
    #[arg(long, help = "Ceux de la corbeille")]
    trash: bool,
}

impl List {
    pub fn run(self, desk: &Desk, output: Output) -> Done {
        let cards = desk.list(self.trash)?;
        if output.json {
            output.data(&cards.iter().map(printed::Draft::from).collect::<Vec<_>>())?;
            return Ok(Exit::Done);
        }
        if cards.is_empty() {
            output.note(match self.trash {
                true => "La corbeille est vide.",
                false => "Aucun brouillon ici. «\u{A0}amorce-cli new\u{A0}» en crée un.",
            });
            return Ok(Exit::Done);
        }
        output.table(&table(&cards))?;
        for card in &cards {
            if let Some(damage) = &card.damaged {
                output.note(&format!("⚠ {}\u{A0}: {damage}", titled(card)));
            }
        }
        Ok(Exit::Done)
    }
}

fn table(cards: &[DraftCard]) -> Table {
    let columns = [
        ("Identifiant", Side::Left),
        ("Acronyme", Side::Left),
        ("Titre", Side::Left),
        ("Total", Side::Right),
        ("Subvention", Side::Right),
        ("Bloquants", Side::Right),
        ("À corriger", Side::Right),
        ("Modifié", Side::Left),
    ];
    let mut table = Table::new(&columns);
    let short = shortest(cards);
    for card in cards {
        let title = titled(card);
        // What it is, is said under the table: a column has no room for it.
        let title = if card.damaged.is_some() { format!("⚠ {title}") } else { title.to_owned() };
        table.row([
            card.id.chars().take(short).collect(),
            cut(card.acronym.as_deref().unwrap_or_default(), 16),
            cut(&title, 44),
            card.total.clone(),
            card.grant.clone(),
            card.blocking.to_string(),
            card.fix.to_string(),
            card.modified.clone(),
        ]);
    }
    table
}

fn titled(card: &DraftCard) -> &str {
    card.title.as_deref().unwrap_or("(sans titre)")
}

/// How much of an id tells these drafts apart: eight characters, or more.
fn shortest(cards: &[DraftCard]) -> usize {
    let told_apart = |length: usize| {
        let mut begins: Vec<&str> = cards.iter().filter_map(|card| card.id.get(..length)).collect();
        begins.sort_unstable();
        begins.windows(2).all(|pair| pair.first() != pair.last())
    };
    (8..36).find(|length| told_apart(*length)).unwrap_or(36)
}
