/** The marks of items in the outline: their glyphs, and what they mean in the help and in the first session. */
import type { Completeness } from "../proposal/types.ts";

/** `due`: blank, and required at the proposal's stage. */
export type Mark = Completeness | "due";

export const MARK_GLYPHS: Readonly<Record<"unicode" | "ascii", Readonly<Record<Mark, string>>>> = {
	unicode: { blank: "·", due: "○", placeholder: "◌", partial: "◐", answered: "✓", "not-applicable": "–" },
	ascii: { blank: ".", due: "o", placeholder: "?", partial: "~", answered: "+", "not-applicable": "-" },
};

const MEANINGS: readonly (readonly [mark: Mark, means: string])[] = [
	["answered", "answered; sections: all required"],
	["partial", "in progress"],
	["placeholder", "only placeholder text"],
	["due", "blank, required at your stage"],
	["blank", "blank, not required"],
	["not-applicable", "not applicable"],
];

export interface MarkExplained {
	readonly glyph: string;
	readonly means: string;
}

/** Before the number of open comments. */
export const COMMENT_GLYPHS = { unicode: "✎", ascii: "#" } as const;

/** The marks of the outline with what they mean, in the order of the help. */
export function legend(unicode: boolean): readonly MarkExplained[] {
	const set = unicode ? "unicode" : "ascii";
	const marks = MEANINGS.map(([mark, means]) => ({ glyph: MARK_GLYPHS[set][mark], means }));
	return [...marks, { glyph: COMMENT_GLYPHS[set], means: "number of open comments by reviewers" }];
}

/** The marks that a first session meets, in one line. */
export function legendLine(unicode: boolean): string {
	const glyphs = MARK_GLYPHS[unicode ? "unicode" : "ascii"];
	return `Marks: ${glyphs.due} required, ${glyphs.partial} in progress, ${glyphs.answered} answered. F1 explains all.`;
}
