import type { AnnexKindView } from "./AnnexKindView";
import type { CategoryView } from "./CategoryView";
import type { DateView } from "./DateView";
import type { DeclarationView } from "./DeclarationView";
import type { NamedView } from "./NamedView";
import type { PartnerKindView } from "./PartnerKindView";
import type { RulesView } from "./RulesView";
import type { SectionView } from "./SectionView";

export type CallView = { id: string, revision: number, title: string, short_name: string, organiser: string, sections: Array<SectionView>, categories: Array<CategoryView>, partner_kinds: Array<PartnerKindView>, funding_statuses: Array<NamedView>, annex_kinds: Array<AnnexKindView>, declarations: Array<DeclarationView>, calendar: Array<DateView>, rules: RulesView, };
