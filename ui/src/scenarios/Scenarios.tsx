/** Scénarios: other budgets kept aside, compared with the present one, adopted in its place. */
import { useCallback, useState } from "react";
import type { ScenarioCard } from "../bindings/ScenarioCard";
import type { TableCellView } from "../bindings/TableCellView";
import { Cell } from "../budget/Figure";
import { AddButton } from "../components/AddButton";
import { Alert } from "../components/Alert";
import { Badge } from "../components/Badge";
import { Menu } from "../components/Menu";
import { Table } from "../components/Table";
import { focusAfter } from "../components/useKeptFocus";
import { useDossier } from "../dossier/hooks";
import { useView } from "../dossier/useView";
import { ipc } from "../ipc";
import { words } from "../words";
import { NUMBER } from "../words/counting";
import { AdoptDialog } from "./AdoptDialog";
import { Comparison } from "./Comparison";
import { KeepDialog } from "./KeepDialog";
import { RenameDialog } from "./RenameDialog";
import "./scenarios.css";

const w = words.scenarios;

type Asked = { what: "keep" } | { what: "adopt" | "rename"; scenario: ScenarioCard };

export function Scenarios() {
	const dossier = useDossier();
	const view = useView(useCallback((draftId: string) => ipc.scenarios(draftId), []));
	const [asked, setAsked] = useState<Asked | null>(null);
	const [compared, setCompared] = useState<string | null>(null);
	const close = () => setAsked(null);
	if (view === null) return null;
	const shown = view.scenarios.find(({ id }) => id === compared) ?? view.scenarios[0];
	const actions = (scenario: ScenarioCard) => (
		<Menu
			label={words.list.actions(scenario.name)}
			testId="scenario-menu"
			actions={[
				{ label: w.compare, testId: "scenario-compare", onSelect: () => setCompared(scenario.id) },
				{ label: w.adopt, testId: "scenario-adopt", onSelect: () => setAsked({ what: "adopt", scenario }) },
				{ label: w.rename, icon: "edit-line", onSelect: () => setAsked({ what: "rename", scenario }) },
				{
					label: words.list.remove,
					icon: "delete-bin-line",
					testId: "scenario-remove",
					onSelect: () => {
						focusAfter("/scenarios");
						void dossier.edit(words.list.removed(w.one), [
							{ op: "remove", pointer: `/scenarios/${scenario.id}` },
						]);
					},
				},
			]}
		/>
	);
	return (
		<div className="scenarios">
			<Alert severity="info" testId="scenarios-banner">
				<p>{view.banner}</p>
			</Alert>
			<p className="quiet">{w.intro}</p>
			<AddButton list="/scenarios" testId="keep-scenario" onAdd={() => setAsked({ what: "keep" })}>
				{w.keep}
			</AddButton>
			<Table
				caption={w.title}
				columns={[
					{ key: "name", header: w.name },
					{ key: "costs", header: w.costs, figures: true },
					{ key: "total", header: w.total, figures: true },
					{ key: "grant", header: w.grant, figures: true },
					{ key: "self", header: w.selfFinancing, figures: true },
					{ key: "balance", header: w.balance, figures: true },
					{ key: "actions", header: w.actions },
				]}
				rows={[
					{
						key: "present",
						cells: [
							<strong key="name">{w.present}</strong>,
							NUMBER.format(view.costs),
							...mainFigures(view),
							null,
						],
					},
					...view.scenarios.map((one) => ({
						key: one.id,
						cells: [
							<Name key="name" scenario={one} />,
							NUMBER.format(one.costs),
							...mainFigures(one),
							actions(one),
						],
					})),
				]}
			/>
			{shown && <Comparison scenarios={view.scenarios} right={shown.id} onRight={setCompared} />}
			{asked?.what === "keep" && <KeepDialog onClose={close} />}
			{asked?.what === "adopt" && (
				<AdoptDialog scenario={asked.scenario} kept={view.is_kept} onClose={close} />
			)}
			{asked?.what === "rename" && <RenameDialog id={asked.scenario.id} onClose={close} />}
		</div>
	);
}

const MAIN = ["total", "grant", "self_financing", "balance"] as const;

const mainFigures = (budget: Record<(typeof MAIN)[number], TableCellView>) =>
	MAIN.map((key) => <Cell key={key} cell={budget[key]} />);

function Name({ scenario }: { scenario: ScenarioCard }) {
	return (
		<span className="scenarios__name">
			<span>{scenario.name}</span>
			{scenario.is_present && <Badge tone="info">{w.isPresent}</Badge>}
			{scenario.at !== null && <span className="scenarios__at">{w.keptAt(scenario.at)}</span>}
		</span>
	);
}
