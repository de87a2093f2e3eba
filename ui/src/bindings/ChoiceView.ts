
export type ChoiceView = { value: string, label: string, };
