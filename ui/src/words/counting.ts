/** Numbers and plurals as French writes them. */

export const NUMBER = new Intl.NumberFormat("fr-FR");

export const count = (n: number, one: string, many: string) => `${NUMBER.format(n)} ${n > 1 ? many : one}`;
