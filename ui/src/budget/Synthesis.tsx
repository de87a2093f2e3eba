/** The same figures under other lights: by category, by bearer, by year, in time. */
import { Table } from "../components/Table";
import { useBudget, useDossier, useFigureKeys, useParties } from "../dossier/hooks";
import { words } from "../words";
import { Figure } from "./Figure";
import { FigureDrawing } from "./FigureDrawing";

const w = words.synthesis;
const figures = (key: string, header: string) => ({ key, header, figures: true });

export function Synthesis() {
	return (
		<div className="synthesis">
			<FigureDrawing figure="costs_by_category" />
			<ByCategory />
			<ByBearer />
			<ByYear />
			<Time />
			<ByStatus />
		</div>
	);
}

function ByCategory() {
	const { call } = useDossier();
	const { categories } = useBudget();
	return (
		<Table
			caption={w.byCategory}
			columns={[
				{ key: "name", header: w.category },
				{ key: "nature", header: w.nature },
				figures("amount", w.amount),
				figures("base", w.base),
				figures("grant", w.grant),
			]}
			rows={categories.map((id) => {
				const category = call.categories.find((one) => one.id === id);
				const name = category?.name ?? words.budget.unattributed;
				const cell = (key: string, label: string) => (
					<Figure key={key} id={`categories/${id}/${key}`} label={`${label}, ${name}`} />
				);
				return {
					key: id,
					cells: [
						name,
						category?.nature_name ?? "—",
						cell("amount", w.amount),
						cell("base", w.base),
						cell("grant", w.grant),
					],
				};
			})}
			total={{
				key: "total",
				cells: [
					w.total,
					"",
					<Figure key="total" id="total" label={w.total} />,
					<Figure key="base" id="base" label={w.base} />,
					<Figure key="grant" id="grant" label={w.grant} />,
				],
			}}
		/>
	);
}

function useNameOf(): (id: string) => string {
	const { carriers, partners } = useParties();
	return (id) =>
		[...carriers, ...partners].find(({ value }) => value === id)?.label ?? words.budget.unattributed;
}

function ByBearer() {
	const { bearers } = useBudget();
	const nameOf = useNameOf();
	const columns = [
		["amount", w.amount],
		["base", w.base],
		["grant", w.grant],
		["cash", w.cash],
		["in_kind", w.inKind],
	] as const;
	return (
		<Table
			caption={w.byBearer}
			columns={[{ key: "name", header: w.bearer }, ...columns.map(([key, header]) => figures(key, header))]}
			rows={bearers.map((id) => ({
				key: id,
				cells: [
					nameOf(id),
					...columns.map(([key, label]) => (
						<Figure key={key} id={`bearers/${id}/${key}`} label={`${label}, ${nameOf(id)}`} />
					)),
				],
			}))}
		/>
	);
}

const middle = (key: string) => key.split("/")[1] ?? "";

function ByYear() {
	const years = useFigureKeys("years/").filter((key) => key.endsWith("/amount"));
	const civil = useFigureKeys("civil_years/").filter((key) => key.endsWith("/amount"));
	return (
		<div className="synthesis__pair">
			<Table
				caption={w.byYear}
				columns={[{ key: "year", header: w.year }, figures("amount", w.amount), figures("base", w.base)]}
				rows={years.map((key) => {
					const name = w.yearName(middle(key));
					const base = `years/${middle(key)}/base`;
					return {
						key,
						cells: [
							name,
							<Figure key="a" id={key} label={`${w.amount}, ${name}`} />,
							<Figure key="b" id={base} label={`${w.base}, ${name}`} />,
						],
					};
				})}
			/>
			{civil.length > 0 && (
				<Table
					caption={w.byCivilYear}
					columns={[{ key: "year", header: w.civilYear }, figures("amount", w.amount)]}
					rows={civil.map((key) => ({
						key,
						cells: [middle(key), <Figure key="a" id={key} label={`${w.amount}, ${middle(key)}`} />],
					}))}
				/>
			)}
		</div>
	);
}

function Time() {
	const keys = useFigureKeys("time/").filter((key) => key.endsWith("/days"));
	const nameOf = useNameOf();
	if (keys.length === 0) return null;
	return (
		<Table
			caption={w.time}
			columns={[
				{ key: "name", header: w.bearer },
				figures("days", w.days),
				figures("fte", w.fte),
				figures("amount", w.valued),
			]}
			rows={keys.map((key) => {
				const id = middle(key);
				const cell = (part: string, label: string) => (
					<Figure key={part} id={`time/${id}/${part}`} label={`${label}, ${nameOf(id)}`} />
				);
				return {
					key,
					cells: [nameOf(id), cell("days", w.days), cell("fte", w.fte), cell("amount", w.valued)],
				};
			})}
		/>
	);
}

function ByStatus() {
	const { call } = useDossier();
	return (
		<Table
			caption={w.byStatus}
			columns={[{ key: "status", header: words.funding.status }, figures("amount", w.amount)]}
			rows={call.funding_statuses.map(({ id, name }) => ({
				key: id,
				cells: [name, <Figure key={id} id={`funding_by_status/${id}`} label={name} />],
			}))}
		/>
	);
}
