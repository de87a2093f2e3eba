/** Above the costs: what is searched, left out, put together; which columns are shown. */
import { useCallback, useState, useSyncExternalStore } from "react";
import type { CostGrouping } from "../bindings/CostGrouping";
import { Button } from "../components/Button";
import { chosenOf, Options } from "../components/Select";
import { choicesOf } from "../dossier/choices";
import { useDossier, useParties } from "../dossier/hooks";
import { words } from "../words";
import { CostsColumns } from "./CostsColumns";
import { type CostGridView, isArranged } from "./costGridView";

const w = words.costs.view;

type Props = {
	view: CostGridView;
	change: (changed: Partial<CostGridView>) => void;
	/** Asks for the lines to be put in order again, as they have been since this state of the dossier. */
	again: () => void;
	since: number;
};

/** The fields that lines are filtered by, with the declaration that says their choices. */
const FILTERS = [
	["category", "/costs/*/category"],
	["bearer", "/costs/*/bearer"],
	["kind", "/costs/*/basis/kind"],
] as const;

export function CostsToolbar({ view, change, again, since }: Props) {
	const dossier = useDossier();
	const parties = useParties();
	const [choosing, setChoosing] = useState(false);
	return (
		<search className="costs-bar" aria-label={w.title}>
			<input
				type="search"
				className="fr-input costs-bar__search"
				aria-label={w.search}
				placeholder={w.searchShort}
				value={view.search}
				onChange={(event) => change({ search: event.target.value })}
			/>
			<select
				className="fr-select costs-bar__choice"
				aria-label={w.group}
				value={view.group ?? ""}
				onChange={(event) => change({ group: (event.target.value || null) as CostGrouping | null })}
			>
				<option value="">{w.groups.none}</option>
				<option value="category">{w.groups.category}</option>
				<option value="bearer">{w.groups.bearer}</option>
			</select>
			{FILTERS.map(([key, pattern]) => {
				const spec = dossier.spec(pattern);
				const chosen = view[key];
				const choices = spec ? choicesOf(dossier, parties, spec).choices : [];
				return (
					<select
						key={key}
						className={`fr-select costs-bar__choice ${chosen === null ? "" : "costs-bar__choice--on"}`}
						aria-label={w[key]}
						// An id begins with no sign: « = » says that there is a filter, if only for what has none.
						value={chosen === null ? "" : `=${chosen}`}
						title={chosenOf(chosen ?? "", choices)}
						onChange={({ target: { value } }) => change({ [key]: value === "" ? null : value.slice(1) })}
					>
						<option value="">{w.all[key]}</option>
						<Options
							value={chosen ? `=${chosen}` : ""}
							empty={null}
							groups={undefined}
							choices={choices.map(({ value, label }) => ({ value: `=${value}`, label }))}
						/>
						<option value="=">{w.without[key]}</option>
					</select>
				);
			})}
			<label className="costs-bar__box">
				<input
					type="checkbox"
					className="box"
					checked={view.with_finding}
					onChange={(event) => change({ with_finding: event.target.checked })}
				/>
				{w.finding}
			</label>
			<span className="costs-bar__rest" />
			{isArranged(view) && <Again since={since} onAsk={again} />}
			<Button kind="quiet" onClick={() => setChoosing(true)} data-testid="choose-columns">
				{w.columns}
			</Button>
			{choosing && <CostsColumns view={view} change={change} onClose={() => setChoosing(false)} />}
		</search>
	);
}

/** Nothing to put in order as long as nothing has changed. Its place is kept: the others do not move for it. */
function Again({ since, onAsk }: { since: number; onAsk: () => void }) {
	const dossier = useDossier();
	const listen = useCallback(
		(listener: () => void) => dossier.listeners.listen("revision", listener),
		[dossier],
	);
	const isNeeded = useSyncExternalStore(listen, () => dossier.revision > since);
	return (
		<Button kind="quiet" onClick={onAsk} disabled={!isNeeded} data-testid="arrange-again">
			{w.again}
		</Button>
	);
}
