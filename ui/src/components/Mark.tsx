/** The program's sign: a seed that sends up its first shoot. Beside its name, so it says nothing itself. */
export function Mark({ size = 28 }: { size?: number }) {
	return (
		<svg viewBox="0 0 512 512" width={size} height={size} aria-hidden="true" className="mark">
			<rect x="16" y="16" width="480" height="480" rx="108" fill="#1f3d36" />
			<path d="M256 404V250" stroke="#f4efe2" strokeWidth="26" strokeLinecap="round" fill="none" />
			<path d="M256 300C256 236 214 204 146 202C146 268 188 300 256 300Z" fill="#7fc29b" />
			<path d="M256 260C256 206 292 178 350 176C350 232 314 260 256 260Z" fill="#a9dcb9" />
			<path
				d="M172 404C172 372 210 350 256 350S340 372 340 404C340 428 306 440 256 440S172 428 172 404Z"
				fill="#f4efe2"
			/>
			<path d="M256 64L268 104L308 116L268 128L256 168L244 128L204 116L244 104Z" fill="#f5b94a" />
		</svg>
	);
}
