/** How much of something is reached. `permille` may pass 1 000: the gauge is then full, and says so. */
type Props = { label: string; permille: number; over?: boolean; text: string };

export function Gauge({ label, permille, over, text }: Props) {
	const filled = Math.max(0, Math.min(1000, permille));
	return (
		<div
			className={`gauge ${over ? "gauge--over" : ""}`}
			role="progressbar"
			aria-label={label}
			aria-valuemin={0}
			aria-valuemax={1000}
			aria-valuenow={filled}
			aria-valuetext={text}
		>
			<div className="gauge__filled" style={{ width: `${filled / 10}%` }} />
		</div>
	);
}
