/** Without case, accents or double spaces: « Réception  » is « reception ». */
export function fold(text: string): string {
	return text
		.normalize("NFD")
		.replace(/\p{M}/gu, "")
		.replace(/[\s\u00a0\u202f]+/g, " ")
		.replace(/[’‘]/g, "'")
		.trim()
		.toLowerCase();
}
