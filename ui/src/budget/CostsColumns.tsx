/** Which columns of the costs are shown, and how wide, by the keyboard too. */
import { Button } from "../components/Button";
import { Checkbox } from "../components/Checkbox";
import { Dialog } from "../components/Dialog";
import { words } from "../words";
import { COST_GRID } from "./costGrid";
import { type CostGridView, PLAIN_VIEW, widened } from "./costGridView";

const w = words.costs.view;

type Props = {
	view: CostGridView;
	change: (changed: Partial<CostGridView>) => void;
	onClose: () => void;
};

export function CostsColumns({ view, change, onClose }: Props) {
	const hide = (key: string, hidden: boolean) =>
		change({ hidden: hidden ? [...view.hidden, key] : view.hidden.filter((other) => other !== key) });
	return (
		<Dialog
			title={w.columnsTitle}
			place="side"
			onClose={onClose}
			testId="columns-dialog"
			actions={
				<Button onClick={() => change({ hidden: PLAIN_VIEW.hidden, widths: PLAIN_VIEW.widths })}>
					{w.usual}
				</Button>
			}
		>
			<p className="quiet">{w.columnsHelp}</p>
			<ul className="costs-columns">
				{COST_GRID.columns.map((column) => {
					const { key, header, fixed } = column;
					const width = view.widths[key] ?? column.width;
					const widen = (by: number) => change({ widths: widened(view, key, width + by) });
					return (
						<li key={key}>
							{fixed ? (
								<span className="costs-columns__fixed">{header}</span>
							) : (
								<Checkbox
									label={header}
									checked={!view.hidden.includes(key)}
									onChange={(shown) => hide(key, !shown)}
								/>
							)}
							<Button kind="quiet" icon="subtract-line" iconOnly onClick={() => widen(-1)}>
								{w.narrower(header)}
							</Button>
							<Button kind="quiet" icon="add-line" iconOnly onClick={() => widen(1)}>
								{w.wider(header)}
							</Button>
						</li>
					);
				})}
			</ul>
		</Dialog>
	);
}
