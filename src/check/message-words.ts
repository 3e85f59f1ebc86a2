/** Words that findings have in common. Knows no rule. */

import type { Item, Outline, Stage } from "../outline/types.ts";
import { joinWords } from "../text/english.ts";

/** A text as part of a message: one line of bounded length, in quotes. */
export function quoted(text: string, most = 60): string {
	const line = text
		.slice(0, most * 4)
		.replace(/\s+/g, " ")
		.trim();
	return `“${line.length > most ? `${line.slice(0, most - 1).trimEnd()}…` : line}”`;
}

/** What a finding calls an item. */
export function named(item: Item): string {
	return quoted(item.label, 80);
}

/** The stage as the template prints it. */
export function stageName(outline: Outline, stage: Stage): string {
	return outline.stageLabels[stage];
}

/** `a`, `a and b`, `a, b and c`; further ones are only counted. */
export function listed(words: readonly string[], most = 4): string {
	const shown = words.length > most ? [...words.slice(0, most - 1), `${words.length - most + 1} more`] : words;
	return joinWords(shown);
}
