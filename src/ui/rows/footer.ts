/** The footer: a notice for the author, and the keys that matter here. */
import { fitLine, type StyledLine } from "../../terminal/styled.ts";
import { type Hint, hintsOf } from "../../wizard/hints.ts";
import { wrapText } from "../../wizard/item-layout.ts";
import type { State } from "../../wizard/types.ts";
import type { Appearance } from "./appearance.ts";
import { firstHints, span } from "./spans.ts";

/** Maximum rows of a notice, covering what is below it. */
const NOTICE_ROWS = 3;
/** Rows that an error leaves to the rest of the screen: all of it is shown, since what to do often comes last. */
const LEFT_BY_ERROR = 4;

/** Adds a missing full stop: what follows is a separate sentence. */
function inOneLine(text: string): string {
	return text.trim().replace(/([.:!?]?)\s*\n\s*/g, (_, end: string) => `${end || "."} `);
}

/** What the footer says. */
export interface FooterContent {
	readonly notice?: State["notice"];
	/** Why nothing is saved, where that is so. */
	readonly failed?: string | undefined;
	readonly hints: readonly Hint[];
	readonly columns: number;
	/** Rows of the whole screen; without them, an error is as short as any notice. */
	readonly lines?: number;
}

/** The current notice, wrapped at words; empty without one. */
function noticeRows(
	{ notice, failed, columns, lines = 0 }: FooterContent,
	appearance: Appearance,
): readonly StyledLine[] {
	const isError = notice ? notice.tone === "error" : true;
	const text = appearance.clean(inOneLine(notice?.text ?? (failed === undefined ? "" : `Not saved: ${failed}`)));
	if (text === "") return [];
	const lead = isError ? `${appearance.glyphs.warning} ` : "";
	const rows = wrapText(text, columns - 2 - lead.length);
	const most = isError ? Math.max(NOTICE_ROWS, lines - LEFT_BY_ERROR) : NOTICE_ROWS;
	const shown = rows.slice(0, most);
	// The last row indicates that there is more.
	if (rows.length > most) shown[most - 1] = `${shown.at(-1)} ${appearance.glyphs.ellipsis}`;
	return shown.map((row, index) => {
		const mark = isError ? span(` ${index === 0 ? lead : " ".repeat(lead.length)}`, "bad", "strong") : span(" ");
		return fitLine([mark, span(row, isError ? "bad" : "accent")], columns, appearance.unicode);
	});
}

/** Rows of the footer where no notice is longer. */
export function footerHeight(airy: boolean): number {
	return airy ? 2 : 1;
}

/** The wizard's footer. */
export function footerRows(state: State, appearance: Appearance, airy: boolean): readonly StyledLine[] {
	const { notice, save, size } = state;
	const failed = save.state === "failed" ? save.message : undefined;
	return drawFooter(
		{ ...(notice && { notice }), failed, hints: hintsOf(state), columns: size.columns, lines: size.rows },
		appearance,
		airy,
	);
}

/**
 * The footer rows. A notice has its own row if there is air (`airy`), and covers the keys otherwise; a longer one covers
 * the panes' last rows.
 */
export function drawFooter(content: FooterContent, appearance: Appearance, airy: boolean): readonly StyledLine[] {
	const notice = noticeRows(content, appearance);
	if (!airy && notice.length > 0) return notice;
	const free = Math.max(0, footerHeight(airy) - 1 - notice.length);
	return [...Array.from({ length: free }, () => []), ...notice, hintRow(content)];
}

const LEAD = span(" ");

/** As many hints as fit, in fewer words if one that is needed doesn't fit otherwise. */
function hintRow({ hints, columns }: FooterContent): StyledLine {
	const whole = firstHints(hints, columns, LEAD);
	if (whole.count > hints.findLastIndex(({ isNeeded }) => isNeeded)) return whole.line;
	const brief = hints.map((hint) => ({ ...hint, does: hint.brief ?? hint.does })).filter(({ does }) => does !== "");
	return firstHints(brief, columns, LEAD).line;
}
