/** The screen's appearance: the theme's painter, and marks that differ in shape, not only in colour. Knows no components. */
import type { Completeness } from "../../proposal/types.ts";
import type { Capabilities } from "../../terminal/capabilities.ts";
import { withFillers } from "../../terminal/cursor-columns.ts";
import { visibleLine } from "../../terminal/sanitize.ts";
import type { StyledLine } from "../../terminal/styled.ts";
import { themeOf } from "../../terminal/theme.ts";
import { COMMENT_GLYPHS, MARK_GLYPHS } from "../../wizard/legend.ts";

export interface Glyphs {
	readonly state: Readonly<Record<Completeness, string>>;
	/** A required item that is blank. */
	readonly due: string;
	readonly open: string;
	readonly folded: string;
	readonly here: string;
	readonly bar: readonly [done: string, left: string];
	readonly line: string;
	readonly across: string;
	readonly thumb: string;
	readonly boxes: readonly [off: string, on: string];
	readonly radios: readonly [off: string, on: string];
	readonly crumb: string;
	readonly ellipsis: string;
	readonly warning: string;
	readonly bullet: string;
	/** Before the number of open comments. */
	readonly comment: string;
}

const UNICODE: Glyphs = {
	state: MARK_GLYPHS.unicode,
	due: MARK_GLYPHS.unicode.due,
	open: "▾",
	folded: "▸",
	here: "›",
	bar: ["━", "─"],
	line: "│",
	across: "─",
	thumb: "┃",
	boxes: ["☐", "☑"],
	radios: ["○", "●"],
	crumb: " › ",
	ellipsis: "…",
	warning: "!",
	bullet: "•",
	comment: COMMENT_GLYPHS.unicode,
};

const ASCII: Glyphs = {
	state: MARK_GLYPHS.ascii,
	due: MARK_GLYPHS.ascii.due,
	open: "v",
	folded: ">",
	here: ">",
	bar: ["#", "-"],
	line: "|",
	across: "-",
	thumb: "#",
	boxes: ["[ ]", "[x]"],
	radios: ["( )", "(*)"],
	crumb: " > ",
	ellipsis: "...",
	warning: "!",
	bullet: "*",
	comment: COMMENT_GLYPHS.ascii,
};

export interface Appearance {
	readonly unicode: boolean;
	/** Links can be clicked. */
	readonly hyperlinks: boolean;
	readonly glyphs: Glyphs;
	/** Paints a line for Ink, or for `insertColumnMoves`. */
	readonly paint: (line: StyledLine) => string;
	/** One line of text from a file, with visible marks for what must not reach the terminal. */
	readonly clean: (text: string) => string;
}

/** How a terminal with these capabilities shows text. */
export function appearanceOf(capabilities: Capabilities): Appearance {
	const known = appearances.get(capabilities) ?? newAppearance(capabilities);
	appearances.set(capabilities, known);
	return known;
}

const appearances = new WeakMap<Capabilities, Appearance>();

function newAppearance(capabilities: Capabilities): Appearance {
	const { unicode, hyperlinks } = capabilities;
	const theme = themeOf(capabilities);
	return {
		unicode,
		hyperlinks,
		clean: (text) => visibleLine(text, { unicode }),
		glyphs: unicode ? UNICODE : ASCII,
		paint: (line) => withFillers(theme(line)),
	};
}
