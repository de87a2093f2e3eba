/** Fields that belong together, under a heading. */
import { type ReactNode, useId } from "react";

type Props = { title: string; help?: string; level?: 2 | 3; children: ReactNode };

export function Fieldset({ title, help, level = 2, children }: Props) {
	const id = useId();
	const Heading = `h${level}` as const;
	return (
		<div className={`fieldset fieldset--${level}`}>
			<fieldset className="fieldset__group" aria-labelledby={id}>
				<legend>
					<Heading id={id}>{title}</Heading>
				</legend>
				{help && <p className="quiet fieldset__help">{help}</p>}
				<div className="fieldset__fields">{children}</div>
			</fieldset>
		</div>
	);
}
