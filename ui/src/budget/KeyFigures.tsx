/** The figures that one keeps in sight while typing: the total and its ceiling, the grant, the balance. */
import { Gauge } from "../components/Gauge";
import { Icon } from "../components/Icon";
import { useBudget, useDossier, useFigure } from "../dossier/hooks";
import { words } from "../words";
import { Figure, TracedFigure } from "./Figure";
import { Unread } from "./Unread";
import { useGap } from "./useGap";

export function KeyFigures() {
	const { call } = useDossier();
	const budget = useBudget();
	const gap = useGap();
	const isLongInKind = useIsLong("in_kind");
	const w = words.budget.key;
	const icon = {
		empty: null,
		balanced: "checkbox-circle-fill",
		unsure: "alert-fill",
		shortfall: "alert-fill",
		surplus: "alert-fill",
	} as const;
	const sign = icon[budget.balance];
	return (
		<section className="key-figures" aria-label={w.title}>
			<div className={budget.over_ceiling ? "key-figures__one key-figures__one--over" : "key-figures__one"}>
				<p className="key-figures__label">{w.total}</p>
				<KeyFigure id="total" label={w.total} />
				<Gauge
					label={w.ceiling}
					permille={budget.ceiling_permille}
					over={budget.over_ceiling}
					text={w.ceilingShare(budget.ceiling_permille)}
				/>
				<p
					className={budget.over_ceiling ? "key-figures__note key-figures__note--error" : "key-figures__note"}
				>
					{budget.over_ceiling ? w.overCeiling(call.rules.ceiling) : w.ceilingIs(call.rules.ceiling)}
				</p>
			</div>
			<div className="key-figures__one">
				<p className="key-figures__label">{w.grant}</p>
				<KeyFigure id="grant" label={w.grant} />
				<p
					className={
						budget.grant === "above_ceiling"
							? "key-figures__note key-figures__note--error"
							: "key-figures__note"
					}
				>
					{w.atMost} <Figure id="grant_ceiling" label={w.grantCeiling} />
				</p>
			</div>
			<div className="key-figures__one">
				<p className="key-figures__label">{w.cash}</p>
				<KeyFigure id="cash_costs" label={w.cash} />
				<p className={isLongInKind ? "key-figures__note key-figures__note--long" : "key-figures__note"}>
					{w.inKind} <Figure id="in_kind" label={w.inKind} />
				</p>
			</div>
			<div className={`key-figures__one key-figures__balance key-figures__balance--${budget.balance}`}>
				<p className="key-figures__label">{w.balance}</p>
				<p className="key-figures__state" data-testid="balance">
					{sign && <Icon name={sign} />}
					{gap ? (
						<span>
							{w.gapOf(gap.name)}
							<TracedFigure id="balance" label={w.balance} text={gap.text} />
						</span>
					) : (
						<span>{budget.balance_text}</span>
					)}
				</p>
				{budget.unread_at ? (
					<p className="key-figures__note">
						<Unread />
					</p>
				) : (
					!gap && (
						<p className="key-figures__note">
							{w.gap} <Figure id="balance" label={w.balance} />
						</p>
					)
				)}
			</div>
		</section>
	);
}

/** In characters: « 999 999 999,99 € » has room everywhere. */
const ROOM = 16;

/** Whether a figure is in smaller letters, or on a line of its own, where there is little room. */
const useIsLong = (id: string) => (useFigure(id) ?? "").length > ROOM;

function KeyFigure({ id, label }: { id: string; label: string }) {
	return (
		<p className={useIsLong(id) ? "key-figures__figure key-figures__figure--long" : "key-figures__figure"}>
			<Figure id={id} label={label} />
		</p>
	);
}
