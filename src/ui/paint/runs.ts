/**
 * Painted text as runs of one style, so that rows that look the same are equal, however their escape sequences are
 * written. Knows no screen.
 */

export interface Run {
	/** What `codesOf` makes escape sequences from; equal styles look the same. */
	readonly style: string;
	readonly text: string;
}

export const PLAIN = "";

/** Colours and attributes, links, other sequences, text. */
const TOKEN = /\x1b\[([\d;:]*)m|\x1b\]8;[^;]*;([^\x07\x1b]*)(?:\x07|\x1b\\)|\x1b\[[0-?]*[ -/]*[@-~]|[^\x1b]+|\x1b/g;

/** The runs of a painted row, without blanks at its end that nobody sees. */
export function runsOf(painted: string): readonly Run[] {
	const runs: Run[] = [];
	const pen = new Pen();
	for (const [token, sgr, link] of painted.matchAll(TOKEN)) {
		if (sgr !== undefined) pen.apply(sgr);
		else if (link !== undefined) pen.link = link;
		else if (!token.startsWith("\x1b")) add(runs, { style: pen.style, text: token });
	}
	return withoutTrailingBlanks(runs);
}

function add(runs: Run[], run: Run): void {
	const last = runs.at(-1);
	if (last?.style === run.style) runs[runs.length - 1] = { ...last, text: last.text + run.text };
	else runs.push(run);
}

/** Underlined, inverse, struck through, with a background, or a link: styles that are seen on blanks too. */
const SEEN_ON_BLANKS = /(?:^|;)(?:4|7|9|21|53|4[0-8]|10[0-7])(?:[;:\0]|$)|\0/;

function withoutTrailingBlanks(runs: Run[]): Run[] {
	const last = runs.at(-1);
	if (!last || SEEN_ON_BLANKS.test(last.style)) return runs;
	const text = last.text.replace(/ +$/, "");
	return text === "" ? withoutTrailingBlanks(runs.slice(0, -1)) : [...runs.slice(0, -1), { ...last, text }];
}

/** Whether both look the same on the screen. */
export function areSameRuns(one: readonly Run[], other: readonly Run[]): boolean {
	return (
		one.length === other.length &&
		one.every(({ style, text }, at) => style === other[at]?.style && text === other[at].text)
	);
}

/** The sequences that begin and end text of a style. */
export function codesOf(style: string): readonly [begin: string, end: string] {
	if (style === PLAIN) return ["", ""];
	const [sgr = "", link = ""] = style.split("\0");
	const [begin, end] = sgr === "" ? ["", ""] : [`\x1b[${sgr}m`, "\x1b[m"];
	return link === "" ? [begin, end] : [`\x1b]8;;${link}\x1b\\${begin}`, `${end}\x1b]8;;\x1b\\`];
}

/** Codes that set an attribute, by the code that takes it back. */
const ENDS: Readonly<Record<number, readonly number[]>> = {
	22: [1, 2],
	23: [3],
	24: [4, 21],
	25: [5, 6],
	27: [7],
	28: [8],
	29: [9],
	55: [53],
};

/** The attributes and colours in force. */
class Pen {
	link = "";
	readonly #attributes = new Set<number>();
	/** Foreground, background, underline. */
	readonly #colours: [string, string, string] = ["", "", ""];

	get style(): string {
		const codes = [...[...this.#attributes].sort((a, b) => a - b), ...this.#colours.filter((colour) => colour !== "")];
		return this.link === "" ? codes.join(";") : `${codes.join(";")}\0${this.link}`;
	}

	apply(sgr: string): void {
		const codes = sgr.split(";");
		for (let at = 0; at < codes.length; at++) {
			const code = Number.parseInt(codes[at] || "0", 10);
			if (code === 38 || code === 48 || code === 58) {
				const length = codes[at]?.includes(":") ? 1 : codes[at + 1] === "2" ? 5 : 3;
				this.#colours[(code - 38) / 10] = codes.slice(at, at + length).join(";");
				at += length - 1;
			} else this.#set(code);
		}
	}

	#set(code: number): void {
		if (code === 0) {
			this.#attributes.clear();
			this.#colours.fill("");
		} else if (ENDS[code]) for (const ended of ENDS[code]) this.#attributes.delete(ended);
		else if (code === 39 || code === 49 || code === 59) this.#colours[(code - 39) / 10] = "";
		else if ((code >= 30 && code < 38) || (code >= 90 && code < 98)) this.#colours[0] = `${code}`;
		else if ((code >= 40 && code < 48) || (code >= 100 && code < 108)) this.#colours[1] = `${code}`;
		else this.#attributes.add(code);
	}
}
