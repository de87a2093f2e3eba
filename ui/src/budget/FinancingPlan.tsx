/**
 * The financing plan: what there is to pay and who pays it, then what is given in kind, each block with its
 * two sides. Every amount says where it comes from, and every line leads to what is typed for it.
 */
import { type ReactNode, useCallback } from "react";
import type { FinancingPlanView } from "../bindings/FinancingPlanView";
import type { PlanBlockView } from "../bindings/PlanBlockView";
import type { PlanLineView } from "../bindings/PlanLineView";
import { Announced } from "../components/Announced";
import { Icon } from "../components/Icon";
import { FieldInput } from "../dossier/FieldInput";
import { useBudget, useField } from "../dossier/hooks";
import { useView } from "../dossier/useView";
import { ipc } from "../ipc";
import { goToField } from "../route";
import { words } from "../words";
import { Figure, TracedFigure } from "./Figure";
import { UsefulGrant } from "./Grant";
import { Unread } from "./Unread";
import { useGap } from "./useGap";
import "./plan.css";

const w = words.plan;

export function FinancingPlan() {
	const plan = useView(useCallback((id: string) => ipc.financingPlan(id), []));
	return (
		<section className="plan" data-testid="plan" aria-label={w.title}>
			<h2>{w.title}</h2>
			{plan && <Blocks plan={plan} />}
			<Balance />
			<UsefulGrant />
			<dl className="rates">
				<Rate label={w.rates.grant} id="rates/grant_over_base" how={w.rates.grantHow} />
				<Rate label={w.rates.cofinancing} id="rates/cofinancing_over_total" how={w.rates.cofinancingHow} />
				<Rate label={w.rates.public} id="rates/public_over_total" how={w.rates.publicHow} />
			</dl>
		</section>
	);
}

/** Seen to move at each key, said once the typing rests. */
function Balance() {
	const budget = useBudget();
	const gap = useGap();
	const label = words.budget.key.balance;
	return (
		<>
			<p className={`plan__balance plan__balance--${budget.balance}`}>
				<span>{gap?.name ?? budget.balance_text}</span>
				{gap ? (
					<TracedFigure id="balance" label={label} text={gap.text} />
				) : (
					<Figure id="balance" label={label} />
				)}
			</p>
			{budget.unread_at && (
				<p className="plan__unread">
					<Icon name="alert-fill" />
					<Unread />
				</p>
			)}
			<Announced>{budget.balance_text}</Announced>
		</>
	);
}

function Blocks({ plan }: { plan: FinancingPlanView }) {
	return (
		<>
			{plan.blocks.map((block) => (
				<Block key={block.title} block={block} />
			))}
			<div className="plan__grand">
				<Total line={plan.costs_total} />
				<Total line={plan.resources_total} />
			</div>
		</>
	);
}

function Block({ block }: { block: PlanBlockView }) {
	return (
		<section className="plan__block">
			<div className="plan__block-head">
				<h3>{block.title}</h3>
				{block.verdict && (
					<p className={`plan__verdict plan__verdict--${block.balance}`}>
						<Icon name={block.balance === "balanced" ? "checkbox-circle-fill" : "alert-fill"} />
						{block.verdict}
					</p>
				)}
			</div>
			<div className="plan__sides">
				<Side
					name={w.costs}
					caption={`${block.title}, ${w.costs}`}
					lines={block.costs}
					total={block.costs_total}
				/>
				<Side
					name={w.resources}
					caption={`${block.title}, ${w.resources}`}
					lines={block.resources}
					total={block.resources_total}
				/>
			</div>
		</section>
	);
}

type SideProps = { name: string; caption: string; lines: PlanLineView[]; total: PlanLineView };

function Side({ name, caption, lines, total }: SideProps) {
	return (
		<table className="plan__side">
			<caption className="fr-sr-only">{caption}</caption>
			<thead>
				<tr>
					<th scope="col">{name}</th>
					<th scope="col" className="table__figures">
						{w.amount}
					</th>
				</tr>
			</thead>
			<tbody>
				{lines.length === 0 && (
					<tr>
						<td colSpan={2} className="quiet">
							{w.nothing}
						</td>
					</tr>
				)}
				{lines.map((line) => (
					<Line key={line.key} line={line} />
				))}
			</tbody>
			<tfoot>
				<tr>
					<th scope="row">{total.label}</th>
					<td className="table__figures">
						<TracedFigure id={total.key} label={total.label} text={total.text} />
					</td>
				</tr>
			</tfoot>
		</table>
	);
}

function Line({ line }: { line: PlanLineView }) {
	const balancing = line.key === "self_financing";
	const unread = useField(amountOf(line)).error;
	return (
		<tr>
			<th scope="row">
				{line.pointer && !balancing ? <Leads to={line.pointer}>{line.label}</Leads> : line.label}
				{balancing ? (
					<span className="plan__funder">
						<FieldInput
							pointer="/self_financing/funder"
							label={words.funding.restFunder}
							empty={words.funding.nobody}
						/>
					</span>
				) : (
					line.note && <span className="plan__note">{line.note}</span>
				)}
				{unread && (
					<span className="plan__unread">
						<Icon name="alert-fill" />
						{line.pointer === GRANT ? w.unreadGrant(unread) : w.unread(unread)}
					</span>
				)}
				{line.lines.length > 0 && <Sources line={line} />}
			</th>
			<td className="table__figures">
				<TracedFigure id={line.key} label={line.label} text={line.text} />
			</td>
		</tr>
	);
}

const GRANT = "/grant/requested";

/** The field in which the amount of a resource is typed; empty for another line. */
const amountOf = ({ pointer }: PlanLineView) => {
	if (pointer === GRANT) return GRANT;
	return pointer?.startsWith("/funding/") ? `${pointer}/amount` : "";
};

/** The in-kind cost lines that a resource comes from. */
function Sources({ line }: { line: PlanLineView }) {
	return (
		<details className="plan__sources">
			<summary>{w.comesFrom(line.lines.length)}</summary>
			<ul>
				{line.lines.map((source) => (
					<li key={source.pointer}>
						<Leads to={source.pointer}>{source.label}</Leads>
						<TracedFigure id={source.key} label={source.label} text={source.text} />
					</li>
				))}
			</ul>
		</details>
	);
}

function Leads({ to, children }: { to: string; children: ReactNode }) {
	return (
		<button type="button" className="fr-link plan__link" onClick={() => goToField(to)}>
			{children}
		</button>
	);
}

function Total({ line }: { line: PlanLineView }) {
	return (
		<p>
			<span>{line.label}</span>
			<TracedFigure id={line.key} label={line.label} text={line.text} />
		</p>
	);
}

function Rate({ label, id, how }: { label: string; id: string; how: string }) {
	return (
		<div>
			<dt>{label}</dt>
			<dd>
				<Figure id={id} label={label} />
				<span className="plan__note">{how}</span>
			</dd>
		</div>
	);
}
