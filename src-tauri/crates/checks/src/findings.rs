//! What the rules have said so far.

use dossier::Pointer;

use crate::typography::typeset;
use crate::{Finding, Rule};

/// The findings of all rules; each is told under the rule that runs.
#[derive(Default)]
pub(crate) struct Findings {
    rule: Option<&'static Rule>,
    list: Vec<Finding>,
}

impl Findings {
    /// From now on, `rule` speaks.
    pub(crate) fn begin(&mut self, rule: &'static Rule) {
        self.rule = Some(rule);
    }

    /// Says something about a field. The message is written with plain spaces; its first letter becomes a
    /// capital and its typography French.
    pub(crate) fn say(&mut self, pointer: Pointer, message: impl AsRef<str>) {
        self.say_with(pointer, message, &[]);
    }

    /// The same, with ways out.
    pub(crate) fn say_with(&mut self, pointer: Pointer, message: impl AsRef<str>, hints: &[&str]) {
        let Some(rule) = self.rule else { return };
        self.list.push(Finding {
            rule: rule.id,
            severity: rule.severity,
            pointer,
            message: typeset(&capital(message.as_ref())),
            hints: hints.iter().map(|hint| typeset(hint)).collect(),
        });
    }

    pub(crate) fn into_list(self) -> Vec<Finding> {
        self.list
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| format!("{}{}", first.to_uppercase(), chars.as_str()))
}
