/** One section: what is asked, the text and how it reads, how long it is, who writes it and how far it is. */
import type { CallView } from "../bindings/CallView";
import { characters } from "../characters";
import { Badge } from "../components/Badge";
import { Button } from "../components/Button";
import { TextArea } from "../components/TextArea";
import { FieldInput } from "../dossier/FieldInput";
import { useFieldFinding } from "../dossier/useFieldFinding";
import { useTyping } from "../dossier/useTyping";
import { words } from "../words";
import { InsertFigure } from "./InsertFigure";
import { Reading } from "./Reading";
import { useReadingShown } from "./readingShown";

type Props = { section: CallView["sections"][number] };

export function SectionEditor({ section }: Props) {
	const at = `/sections/${section.id}`;
	const { missing, ...typing } = useTyping(`${at}/text`);
	const warning = useFieldFinding(`${at}/text`, missing);
	const [isReadingShown, setReadingShown] = useReadingShown();
	const max = section.max_characters;
	const length = characters(typing.value);
	const over = max !== null && length > max;
	const w = words.sections;
	return (
		<section className="sections__editor" aria-labelledby="section-title">
			<div className="sections__head">
				<h2 id="section-title">{section.title}</h2>
				<p className="row">
					{section.required && <Badge tone="info">{w.required}</Badge>}
					{section.source === "proposed" && <Badge>{w.proposed}</Badge>}
				</p>
			</div>
			<p className="sections__help">{section.help}</p>
			<div className="sections__tools">
				<InsertFigure pointer={`${at}/text`} />
				<Button
					kind="quiet"
					icon="article-line"
					data-testid="toggle-reading"
					onClick={() => setReadingShown(!isReadingShown)}
				>
					{isReadingShown ? words.textFigures.hide : words.textFigures.show}
				</Button>
			</div>
			<p className="quiet sections__signs">{w.signs}</p>
			<div className={isReadingShown ? "writing writing--read" : "writing"}>
				<div className="writing__text">
					<TextArea
						{...typing}
						label={w.text}
						rows={18}
						pointer={`${at}/text`}
						warning={warning}
						foot={
							<p className={`counter ${over ? "counter--over" : ""}`} data-testid="counter">
								{max === null ? w.countFree(length) : over ? w.over(length, max) : w.count(length, max)}
							</p>
						}
					/>
					<div className="fieldset__fields">
						<FieldInput pointer={`${at}/status`} label={w.status} width="medium" />
						<FieldInput pointer={`${at}/owner`} label={w.owner} width="medium" empty={w.noOwner} />
					</div>
				</div>
				{isReadingShown && <Reading section={section.id} />}
			</div>
		</section>
	);
}
