/** How messages name items and stages, quote texts and list words. Knows no rule. */

import type { Item, Outline, Stage } from "../outline/types.ts";
import { joinWords } from "../text/english.ts";

/** A text as quoted in a message: one line of limited length. */
export function quoted(text: string, most = 60): string {
	const line = text
		.slice(0, most * 4)
		.replace(/\s+/g, " ")
		.trim();
	return `“${line.length > most ? `${line.slice(0, most - 1).trimEnd()}…` : line}”`;
}

/** The name of an item in a message. */
export function itemName(item: Item): string {
	return quoted(item.label, 80);
}

/** The stage as the template prints it. */
export function stageName(outline: Outline, stage: Stage): string {
	return outline.stageLabels[stage];
}

/** `a`, `a and b`, `a, b and c`; above `most`, the rest is only counted. */
export function shortList(words: readonly string[], most = 4): string {
	const shown = words.length > most ? [...words.slice(0, most - 1), `${words.length - most + 1} more`] : words;
	return joinWords(shown);
}
