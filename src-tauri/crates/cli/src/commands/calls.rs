//! `calls`: the calls known.

use app::Desk;
use clap::Args;

use super::Done;
use crate::exit::Exit;
use crate::output::Output;
use crate::printed;
use crate::table::{Side, Table, cut};

#[derive(Debug, Args)]
pub struct Calls {}

impl Calls {
    pub fn run(self, desk: &Desk, output: Output) -> Done {
        let calls = desk.calls()?;
        if output.json {
            output.data(&calls.iter().map(printed::Call::from).collect::<Vec<_>>())?;
            return Ok(Exit::Done);
        }
        let columns = [
            ("Identifiant", Side::Left),
            ("Révision", Side::Right),
            ("Titre", Side::Left),
            ("Date limite", Side::Left),
        ];
        let mut table = Table::new(&columns);
        for call in calls {
            table.row([call.id, call.revision.to_string(), cut(&call.title, 50), call.deadline]);
        }
        output.table(&table)?;
        Ok(Exit::Done)
    }
}
