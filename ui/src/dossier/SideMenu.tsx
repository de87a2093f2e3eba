/** The parts of the dossier, each with what is still to be seen to in it. */
import { useMemo } from "react";
import type { FindingView } from "../bindings/FindingView";
import { Icon, type IconName } from "../components/Icon";
import { goToPart, PARTS, type Part, partOf } from "../route";
import { words } from "../words";
import { useBudget, useFindings } from "./hooks";

const ICONS: Record<Part, IconName> = {
	identity: "profil-line",
	carriers: "government-line",
	partners: "shake-hands-line",
	sections: "article-line",
	budget: "calculator-line",
	annexes: "attachment-line",
	signature: "pen-nib-line",
	verification: "todo-line",
	export: "file-pdf-line",
};

type Counts = { blocking: number; fix: number };

export function SideMenu({ part }: { part: Part }) {
	const findings = useFindings();
	const counts = useMemo(() => countByPart(findings), [findings]);
	// Nothing is wrong in a budget that is not begun, and nothing is done.
	const isBegun = useBudget().balance !== "empty";
	return (
		<nav className="frame__menu" aria-label={words.nav.label}>
			<ul>
				{PARTS.map((key) => (
					<li key={key} className={key === "verification" ? "frame__menu-apart" : undefined}>
						<button
							type="button"
							className="frame__part"
							title={words.nav.parts[key]}
							aria-current={key === part ? "page" : undefined}
							onClick={() => goToPart(key)}
							data-testid={`nav-${key}`}
						>
							<Icon name={ICONS[key]} />
							<span className="frame__part-name">{words.nav.parts[key]}</span>
							<State
								isDone={key !== "export" && (key !== "budget" || isBegun)}
								counts={counts.get(key) ?? { blocking: 0, fix: 0 }}
							/>
						</button>
					</li>
				))}
			</ul>
		</nav>
	);
}

/** `isDone`: whether a part without a finding is one that is done. */
function State({ isDone, counts: { blocking, fix } }: { isDone: boolean; counts: Counts }) {
	if (blocking + fix === 0 && !isDone) return null;
	if (blocking + fix === 0) {
		return (
			<span className="frame__state frame__state--done">
				<Icon name="check-line" />
				<span className="fr-sr-only">, {words.findings.none}</span>
			</span>
		);
	}
	const tone = blocking > 0 ? "blocking" : "fix";
	return (
		<span className={`frame__state frame__state--${tone}`}>
			<span aria-hidden="true">{blocking > 0 ? blocking : fix}</span>
			<span className="fr-sr-only">
				, {blocking > 0 ? words.findings.blocking(blocking) : words.findings.fix(fix)}
			</span>
		</span>
	);
}

function countByPart(findings: FindingView[]): Map<Part, Counts> {
	const counts = new Map<Part, Counts>();
	const add = (part: Part, finding: FindingView) => {
		const known = counts.get(part) ?? { blocking: 0, fix: 0 };
		if (finding.severity === "blocking") known.blocking += 1;
		if (finding.severity === "fix") known.fix += 1;
		counts.set(part, known);
	};
	for (const finding of findings) {
		const part = partOf(finding.pointer);
		if (part) add(part, finding);
		add("verification", finding);
	}
	return counts;
}
