
export type PartnerKindView = { id: string, name: string, examples: string, public: boolean, demanded: boolean, };
