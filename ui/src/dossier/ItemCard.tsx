/** One item of a list as a card that opens: its name and state when closed, its fields when open. */
import { type ReactNode, useEffect, useId, useState } from "react";
import { Icon } from "../components/Icon";
import { useTarget } from "../route";
import { ListActions } from "./ListActions";

type Props = {
	list: string;
	id: string;
	name: string;
	/** What an item of this list is called, for the labels of undo. */
	kind: string;
	summary?: ReactNode;
	openAtFirst?: boolean;
	children: ReactNode;
};

export function ItemCard({ list, id, name, kind, summary, openAtFirst = false, children }: Props) {
	const pointer = `${list}/${id}`;
	const target = useTarget();
	const [open, setOpen] = useState(openAtFirst);
	const bodyId = useId();
	const aimed = target !== null && `${target.pointer}/`.startsWith(`${pointer}/`);
	useEffect(() => {
		if (target && aimed) setOpen(true);
	}, [target, aimed]);
	return (
		<li className="item" data-list={list} data-id={id} data-testid="item">
			<div className="item__head">
				<h2 className="item__title">
					<button
						type="button"
						className="item__toggle"
						aria-expanded={open}
						aria-controls={bodyId}
						data-pointer={pointer}
						onClick={() => setOpen(!open)}
					>
						<Icon name={open ? "arrow-down-s-line" : "arrow-right-s-line"} />
						<span>{name}</span>
					</button>
				</h2>
				<div className="item__summary">{summary}</div>
				<ListActions list={list} id={id} name={name} added={kind} />
			</div>
			<div id={bodyId} className="item__body" hidden={!open}>
				{open && children}
			</div>
		</li>
	);
}
