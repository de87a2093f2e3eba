/** Identité: the project's name, who files it, who coordinates it, who receives the grant. */
import { Fieldset } from "../components/Fieldset";
import { PartHead } from "../components/PartHead";
import { FieldInput } from "../dossier/FieldInput";
import { useField } from "../dossier/hooks";
import { words } from "../words";
import { FilingCarrier } from "./FilingCarrier";
import { RegionSelect } from "./RegionSelect";

export default function Identity() {
	const delegated = useField("/identity/prefet/by_delegation").text === "true";
	const w = words.identity;
	return (
		<>
			<PartHead title={words.nav.parts.identity} intro={w.intro} />
			<Fieldset title={w.project}>
				<FieldInput pointer="/identity/title" label={w.title} help={w.titleHelp} />
				<FieldInput pointer="/identity/acronym" label={w.acronym} width="medium" />
				<FieldInput pointer="/identity/summary" label={w.summary} help={w.summaryHelp} rows={5} />
			</Fieldset>
			<Fieldset title={w.region} help={w.regionHelp}>
				<RegionSelect />
				<FieldInput pointer="/identity/region/name" label={w.regionName} width="medium" />
			</Fieldset>
			<Fieldset title={w.calendar} help={w.calendarHelp}>
				<FieldInput pointer="/project/start" label={w.start} />
				<FieldInput pointer="/project/months" label={w.months} width="short" />
				<FieldInput
					pointer="/project/working_days"
					label={w.workingDays}
					help={w.workingDaysHelp}
					width="short"
				/>
				<FieldInput pointer="/project/working_days_reason" label={w.workingDaysReason} />
				<FieldInput
					pointer="/project/valuation_reason"
					label={w.valuationReason}
					help={w.valuationReasonHelp}
				/>
			</Fieldset>
			<Fieldset title={w.prefet} help={w.prefetHelp}>
				<FieldInput pointer="/identity/prefet/name" label={w.name} width="medium" />
				<FieldInput pointer="/identity/prefet/title" label={w.prefetTitle} help={w.prefetTitleHelp} />
				<FilingCarrier />
				<FieldInput
					pointer="/identity/prefet/by_delegation"
					label={w.byDelegation}
					help={w.byDelegationHelp}
				/>
				{delegated && (
					<>
						<FieldInput pointer="/identity/prefet/delegate/name" label={w.delegateName} width="medium" />
						<FieldInput pointer="/identity/prefet/delegate/quality" label={w.quality} width="medium" />
						<FieldInput pointer="/identity/prefet/delegate/order" label={w.order} help={w.orderHelp} />
					</>
				)}
			</Fieldset>
			<Fieldset title={w.coordinator}>
				<FieldInput pointer="/identity/coordinator/name" label={w.name} width="medium" />
				<FieldInput pointer="/identity/coordinator/service" label={w.service} width="medium" />
				<FieldInput pointer="/identity/coordinator/email" label={w.email} width="medium" />
				<FieldInput pointer="/identity/coordinator/phone" label={w.phone} width="medium" />
			</Fieldset>
			<Fieldset title={w.recipient} help={w.recipientHelp}>
				<FieldInput pointer="/identity/recipient/name" label={w.recipientName} />
				<FieldInput pointer="/identity/recipient/siret" label={w.siret} width="medium" />
				<FieldInput pointer="/identity/recipient/iban" label={w.iban} width="medium" />
				<FieldInput
					pointer="/identity/recipient/fonds_de_concours"
					label={w.fondsDeConcours}
					width="medium"
				/>
				<FieldInput pointer="/identity/recipient/comptable" label={w.comptable} width="medium" />
			</Fieldset>
		</>
	);
}
