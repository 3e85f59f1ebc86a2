/** Percent-encoding in links and anchors. */

/** The text with `%20` and the like decoded; unchanged if it can't be. */
export function percentDecoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
