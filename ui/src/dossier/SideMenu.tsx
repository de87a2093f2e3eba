/** The parts of the dossier, each with what is still to be seen to in it. */
import { useMemo } from "react";
import type { FindingView } from "../bindings/FindingView";
import { Icon, type IconName } from "../components/Icon";
import { goToPart, PARTS, type Part, partOf } from "../route";
import { words } from "../words";
import { useBegun, useBudget, useFindings } from "./hooks";

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
	const begun = useBegun();
	const hasBudget = useBudget().balance !== "empty";
	// What the checks find missing in a part is a fault only once one has begun it; all together, once one has begun.
	const isBegun = (key: Part) => (key === "verification" ? begun.length > 0 : begun.includes(key));
	// Where nothing is begun, nothing is done either.
	const isDone = (key: Part) =>
		key === "verification" || (key !== "export" && begun.includes(key) && (key !== "budget" || hasBudget));
	return (
		<nav className="frame__menu" aria-label={words.nav.label}>
			<ul>
				{PARTS.map((key) => (
					<li key={key} className={key === "verification" ? "frame__menu-apart" : undefined}>
						<button
							type="button"
							className="frame__part"
							aria-current={key === part ? "page" : undefined}
							onClick={() => goToPart(key)}
							data-testid={`nav-${key}`}
						>
							<Icon name={ICONS[key]} />
							<span className="frame__part-name">{words.nav.parts[key]}</span>
							<State
								isDone={isDone(key)}
								isBegun={isBegun(key)}
								counts={counts.get(key) ?? { blocking: 0, fix: 0 }}
							/>
						</button>
					</li>
				))}
			</ul>
		</nav>
	);
}

type StateProps = {
	/** Whether a part without a finding is one that is done. */
	isDone: boolean;
	/** Whether what is missing in it has been come to at all. */
	isBegun: boolean;
	counts: Counts;
};

function State({ isDone, isBegun, counts: { blocking, fix } }: StateProps) {
	if (blocking + fix === 0 && !isDone) return null;
	if (blocking + fix === 0) {
		return (
			<span className="frame__state frame__state--done">
				<Icon name="check-line" />
				<span className="fr-sr-only">, {words.findings.none}</span>
			</span>
		);
	}
	const tone = isBegun ? (blocking > 0 ? "blocking" : "fix") : "todo";
	const count = blocking > 0 ? blocking : fix;
	const said = { blocking: words.findings.blocking, fix: words.findings.fix, todo: words.findings.todo }[
		tone
	](count);
	return (
		<span className={`frame__state frame__state--${tone}`} title={said}>
			<span aria-hidden="true">{count}</span>
			<span className="fr-sr-only">, {said}</span>
		</span>
	);
}

function countByPart(findings: readonly FindingView[]): Map<Part, Counts> {
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
