/** The months of a line as a bar across the project, which the program counts: « 1–18 ». */
import { useFigure, useTableMonths } from "../dossier/hooks";
import { words } from "../words";

export function MonthBar({ figure }: { figure: string }) {
	const span = useFigure(figure);
	const { months, window } = useTableMonths();
	const [first = 0, last = 0] = (span ?? "").split("–").map(Number);
	if (!first || !last || months === 0) return null;
	const label = words.grid.months(first, last);
	return (
		<svg
			className="month-bar"
			viewBox={`0 0 ${months} 10`}
			preserveAspectRatio="none"
			role="img"
			aria-label={label}
		>
			<title>{label}</title>
			<rect className="month-bar__track" width={months} height="10" />
			<rect className="month-bar__run" x={first - 1} y="1" width={last - first + 1} height="8" />
			{window < months && (
				<line
					className="month-bar__window"
					x1={window}
					x2={window}
					y2="10"
					vectorEffect="non-scaling-stroke"
				/>
			)}
		</svg>
	);
}
