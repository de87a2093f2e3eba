/** The region by its name: choosing one sets its code and its name, as one edit. The name stays free. */
import { Select } from "../components/Select";
import { useDossier, useField } from "../dossier/hooks";
import { words } from "../words";

export function RegionSelect() {
	const dossier = useDossier();
	const code = useField("/identity/region/code");
	const choose = (value: string) => {
		const name = dossier.regions.find((region) => region.code === value)?.name ?? "";
		void dossier.edit(words.identity.region, [
			{ op: "input", pointer: "/identity/region/code", text: value },
			{ op: "input", pointer: "/identity/region/name", text: name },
		]);
	};
	return (
		<Select
			label={words.identity.region}
			width="medium"
			pointer="/identity/region/code"
			value={code.text}
			error={code.error}
			choices={dossier.regions.map((region) => ({ value: region.code, label: region.name }))}
			onChange={choose}
		/>
	);
}
