/** The heading of a part, with what it is for in one sentence. */
import type { ReactNode } from "react";

export function PartHead({
	title,
	intro,
	children,
}: {
	title: string;
	intro?: string;
	children?: ReactNode;
}) {
	return (
		<div className="part-head">
			<div>
				<h1>{title}</h1>
				{intro && <p className="quiet part-head__intro">{intro}</p>}
			</div>
			{children && <div className="row">{children}</div>}
		</div>
	);
}
