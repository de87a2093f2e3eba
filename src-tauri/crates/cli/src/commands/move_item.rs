//! `move`: an item takes another place in its list.

use app::Desk;
use app::dto::PositionRequest;
use clap::{ArgGroup, Args};

use super::Done;
use crate::exit::Exit;

#[derive(Debug, Args)]
#[command(group(ArgGroup::new("position").required(true).args(["before", "after", "last"])))]
pub struct Move {
    #[arg(value_name = "BROUILLON", help = "Le brouillon")]
    draft: String,
    #[arg(value_name = "POINTEUR", value_parser = super::pointer::pointer, help = "L’élément\u{A0}: /costs/ID")]
    pointer: String,
    #[arg(long, value_name = "ID", help = "Juste avant cet élément")]
    before: Option<String>,
    #[arg(long, value_name = "ID", help = "Juste après cet élément")]
    after: Option<String>,
    #[arg(long, help = "En dernier")]
    last: bool,
}

impl Move {
    pub fn run(self, desk: &Desk) -> Done {
        let id = desk.resolve(&self.draft)?;
        let position = match (self.before, self.after) {
            (Some(sibling), _) => PositionRequest::Before(sibling),
            (None, Some(sibling)) => PositionRequest::After(sibling),
            // clap demands one of the three.
            (None, None) => PositionRequest::Last,
        };
        desk.move_item(&id, &self.pointer, &position)?;
        Ok(Exit::Done)
    }
}
