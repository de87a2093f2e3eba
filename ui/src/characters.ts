/**
 * How long a text is for its reader, as the checks count it: characters once their accents are composed.
 * (Positions of splices count UTF-16 units instead.)
 */
export const characters = (text: string): number => [...text.normalize("NFC")].length;
