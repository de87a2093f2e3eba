//! `check`: the findings; 1 where one blocks.

use app::Desk;
use app::dto::FindingView;
use clap::Args;

use super::Done;
use crate::exit::Exit;
use crate::output::Output;
use crate::printed;

#[derive(Debug, Args)]
pub struct Check {
    #[arg(value_name = "BROUILLON", help = "Le brouillon")]
    draft: String,
}

/// Severities in the order of their weight: the code, one, several.
const SEVERITIES: [(&str, &str, &str); 3] = [
    ("blocking", "bloquant", "bloquants"),
    ("fix", "à corriger", "à corriger"),
    ("note", "à noter", "à noter"),
];

impl Check {
    pub fn run(self, desk: &Desk, output: Output) -> Done {
        let id = desk.resolve(&self.draft)?;
        let findings = desk.check(&id)?;
        if output.json {
            output.data(&findings.iter().map(printed::Finding::from).collect::<Vec<_>>())?;
        } else {
            for (code, one, _) in SEVERITIES {
                for finding in findings.iter().filter(|finding| finding.severity == code) {
                    output.line(&paragraph(one, finding))?;
                }
            }
            output.line(&summary(&findings))?;
        }
        let blocks = findings.iter().any(|finding| finding.severity == "blocking");
        Ok(if blocks { Exit::Blocking } else { Exit::Done })
    }
}

fn paragraph(severity: &str, finding: &FindingView) -> String {
    let place = if finding.place.is_empty() { &finding.pointer } else { &finding.place };
    let mut text = format!("[{severity}] {place}\n  {}", finding.message);
    for hint in &finding.hints {
        text.push_str("\n  → ");
        text.push_str(hint);
    }
    text.push_str("\n  ");
    text.push_str(&finding.pointer);
    text.push('\n');
    text
}

fn summary(findings: &[FindingView]) -> String {
    let counts = SEVERITIES.map(|(code, one, several)| {
        let count = findings.iter().filter(|finding| finding.severity == code).count();
        format!("{count} {}", if count > 1 { several } else { one })
    });
    format!("Constats\u{A0}: {}.", counts.join(", "))
}
