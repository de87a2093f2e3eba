
export type DeclarationView = { id: string, text: string, };
