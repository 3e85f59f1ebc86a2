/**
 * Formats a heading's words as an entry of a table of contents: the HTML that mdtoc prints, and the text its anchor is
 * made of. Follows the inline rules of gomarkdown, which mdtoc is built on, where they differ from CommonMark.
 */

export interface TocEntry {
	/** Inline HTML. */
	readonly html: string;
	/** Without marks and tags; spaces as written. */
	readonly text: string;
}

/** The address and title of a link reference by its label; undefined for a label that nothing defines. */
export type References = (label: string) => { readonly target: string; readonly title?: string } | undefined;

/** What one construct adds, and how many characters it consumed. */
interface Taken {
	readonly length: number;
	readonly entry: TocEntry;
}

interface Context {
	readonly references: References;
	readonly insideLink: boolean;
	readonly nesting: number;
}

type Construct = (source: string, at: number, context: Context) => Taken | undefined;

const NOTHING: TocEntry = { html: "", text: "" };
/** Longer headings are taken as plain words: looking for the ends of constructs takes quadratic time. */
const MAX_LENGTH = 1_000;
/** Deeper constructs are dropped, as in gomarkdown. */
const MAX_NESTING = 16;
/** Characters that may begin a construct; most headings have none. */
const MARKS = /[\\`*_~<&[$]|:\/\/|mailto:/i;

/**
 * `source` is a heading's inline Markdown, one line, as written. `references` resolves `[label]` and `[words][label]`.
 */
export function tocEntry(source: string, references: References = () => undefined): TocEntry {
	const { html, text } =
		source.length <= MAX_LENGTH && MARKS.test(source)
			? inline(source, { references, insideLink: false, nesting: 0 })
			: { html: escapeHtml(source), text: source };
	return { html: html.trim(), text };
}

/**
 * A heading's words as mdtoc takes them: without an id (`## Words {#id}`) and anything after it, and without trailing
 * number signs, even those of a word (`## C#`).
 */
export function headingWords(source: string): string {
	const id = /\{#[^}]*\}/.exec(source);
	return (id ? source.slice(0, id.index) : source)
		.trimEnd()
		.replace(/(?<!\\)#+$/, "")
		.trimEnd();
}

function inline(source: string, context: Context): TocEntry {
	if (context.nesting >= MAX_NESTING) return NOTHING;
	const inner = { ...context, nesting: context.nesting + 1 };
	let html = "";
	let text = "";
	let plainFrom = 0;
	const addPlain = (to: number): void => {
		const plain = source.slice(plainFrom, to);
		html += escapeHtml(context.insideLink ? decoded(plain) : plain);
		text += plain;
	};
	for (let at = 0; at < source.length; ) {
		const taken = constructAt(source, at)?.(source, at, inner);
		if (!taken) {
			at += 1;
			continue;
		}
		addPlain(at);
		html += taken.entry.html;
		text += taken.entry.text;
		at += taken.length;
		plainFrom = at;
	}
	addPlain(source.length);
	return { html, text };
}

function constructAt(source: string, at: number): Construct | undefined {
	switch (source[at]) {
		case "`":
			return codeSpan;
		case "*":
		case "_":
		case "~":
			return emphasis;
		case "[":
			return link;
		case "!":
			return source[at + 1] === "[" ? image : undefined;
		case "<":
			return angle;
		case "\\":
			return escaped;
		case "&":
			return entity;
		case "$":
			return math;
		case "h":
		case "H":
		case "f":
		case "F":
		case "m":
		case "M":
			return bareLink;
		default:
			return undefined;
	}
}

function plain(text: string): TocEntry {
	return { html: escapeHtml(text), text };
}

function element(name: string, { html, text }: TocEntry): TocEntry {
	return { html: `<${name}>${html}</${name}>`, text };
}

function anchor(target: string, title: string | undefined, { html, text }: TocEntry): TocEntry {
	const shown = title ? ` title="${escapeHtml(title)}"` : "";
	return { html: `<a href="${escapeHtml(decoded(target))}"${shown}>${html}</a>`, text };
}

const codeSpan: Construct = (source, at) => {
	const ticks = /^`+/.exec(source.slice(at))![0];
	const end = source.indexOf(ticks, at + ticks.length);
	if (end < 0) return undefined;
	const code = source.slice(at + ticks.length, end).replace(/^ +| +$/g, "");
	return { length: end + ticks.length - at, entry: code === "" ? NOTHING : element("code", plain(code)) };
};

/** Emphasis, strong emphasis, both, and strikethrough with two tildes. */
const emphasis: Construct = (source, at, context) => {
	const mark = source[at]!;
	const run = /^(.)\1*/.exec(source.slice(at, at + 4))![0].length;
	const next = source[at + run];
	if (run > 3 || next === undefined || /\s/.test(next) || (mark === "~" && run === 3)) return undefined;
	const rest = source.slice(at + run);
	const taken =
		run === 1 ? single(rest, mark, context) : run === 2 ? double(rest, mark, context) : triple(rest, mark, context);
	return taken && { ...taken, length: taken.length + run };
};

function single(rest: string, mark: string, context: Context): Taken | undefined {
	let at = rest.startsWith(mark + mark) ? 1 : 0;
	while (at < rest.length) {
		const step = nextMark(rest.slice(at), mark);
		if (step === 0) return undefined;
		at += step;
		if (rest[at + 1] === mark) {
			at += 1;
			continue;
		}
		const after = rest[at + 1];
		const closes = after === undefined || /[\s!-/:-@[-`{-~]/.test(after);
		if (rest[at] === mark && !/\s/.test(rest[at - 1]!) && closes) {
			return { length: at + 1, entry: element("em", inline(rest.slice(0, at), context)) };
		}
	}
	return undefined;
}

function double(rest: string, mark: string, context: Context): Taken | undefined {
	for (let at = 0; at < rest.length; at += 1) {
		const step = nextMark(rest.slice(at), mark);
		if (step === 0) return undefined;
		at += step;
		if (rest[at] === mark && rest[at + 1] === mark && !/\s/.test(rest[at - 1]!)) {
			const name = mark === "~" ? "del" : "strong";
			return { length: at + 2, entry: element(name, inline(rest.slice(0, at), context)) };
		}
	}
	return undefined;
}

/** `rest` follows three marks: they close together, or two or one of them close first. */
function triple(rest: string, mark: string, context: Context): Taken | undefined {
	for (let at = 0; at < rest.length; ) {
		const step = nextMark(rest.slice(at), mark);
		if (step === 0) return undefined;
		at += step;
		if (/\s/.test(rest[at - 1]!)) continue;
		if (rest.startsWith(mark.repeat(3), at)) {
			return { length: at + 3, entry: element("strong", element("em", inline(rest.slice(0, at), context))) };
		}
		const left = rest[at + 1] === mark ? 2 : 1;
		const taken = (left === 2 ? single : double)(mark.repeat(left) + rest, mark, context);
		return taken && { ...taken, length: taken.length - left };
	}
	return undefined;
}

/** The offset of the next mark outside code and links; 0 if there is none. Escaped marks are skipped. */
function nextMark(source: string, mark: string): number {
	let at = 0;
	while (at < source.length) {
		while (at < source.length && source[at] !== mark && source[at] !== "`" && source[at] !== "[") at += 1;
		if (at >= source.length) return 0;
		if (source[at - 1] === "\\") at += 1;
		else if (source[at] === mark) return at;
		else {
			const end = source[at] === "`" ? source.indexOf("`", at + 1) : endOfLink(source, at);
			if (end < 0) {
				const inside = source.indexOf(mark, at + 1);
				return Math.max(0, inside);
			}
			at = end + 1;
		}
	}
	return 0;
}

/**
 * The offset of the last character of the brackets at `at`, including the destination after them; -1 if they don't end.
 */
function endOfLink(source: string, at: number): number {
	const end = source.indexOf("]", at);
	const next = end < 0 ? undefined : source[end + 1];
	if (next !== "(" && next !== "[") return end;
	return source.indexOf(next === "(" ? ")" : "]", end + 1);
}

const image: Construct = (source, at, context) => {
	const found = linkParts(source, at + 1, context);
	if (!found) return undefined;
	const title = found.title ? `" title="${escapeHtml(found.title)}` : "";
	const html = `<img src="${escapeHtml(decoded(found.target))}" alt="${escapeHtml(found.words)}${title}" />`;
	return { length: found.length + 1, entry: { html, text: found.words } };
};

const link: Construct = (source, at, context) => {
	if (context.insideLink && (source[at - 1] === "[" || source[at + 1] === "^")) return undefined;
	const found = linkParts(source, at, context);
	if (!found) return undefined;
	const words = inline(found.words, { ...context, insideLink: true });
	return { length: found.length, entry: anchor(found.target, found.title, words) };
};

interface LinkParts {
	readonly words: string;
	readonly target: string;
	readonly title?: string | undefined;
	/** From the opening bracket. */
	readonly length: number;
}

function linkParts(source: string, at: number, { references }: Context): LinkParts | undefined {
	const close = closingBracket(source, at);
	if (close < 0) return undefined;
	const words = source.slice(at + 1, close);
	const next = close + 1 + /^\s*/.exec(source.slice(close + 1))![0].length;
	if (source[next] === "(") {
		const address = addressAt(source, next);
		return address && { words, ...address, length: address.end + 1 - at };
	}
	const hasLabel = source[next] === "[" && source[next + 1] !== "^";
	const end = hasLabel ? source.indexOf("]", next) : close;
	if (end < 0) return undefined;
	const reference = references((hasLabel && source.slice(next + 1, end)) || words);
	return reference && { words, ...reference, length: end + 1 - at };
}

function closingBracket(source: string, open: number): number {
	let level = 0;
	for (let at = open; at < source.length; at += 1) {
		if (source[at - 1] === "\\" && at > open) continue;
		if (source[at] === "[") level += 1;
		if (source[at] === "]") level -= 1;
		if (level === 0) return at;
	}
	return -1;
}

/** `(address "title")` from its opening parenthesis at `open`; `end` is that of the closing one. */
function addressAt(source: string, open: number): { target: string; title?: string; end: number } | undefined {
	let level = 0;
	for (let at = open; at < source.length; at += 1) {
		if (source[at] === "\\") at += 1;
		else if (source[at] === "(") level += 1;
		else if (source[at] === ")") level -= 1;
		else if (source[at] === '"' || source[at] === "'") {
			const titled = /^(["'])((?:\\.|(?!\1).)*)\1\s*\)/.exec(source.slice(at));
			if (!titled) return undefined;
			return { target: address(source.slice(open + 1, at)), title: titled[2]!, end: at + titled[0].length - 1 };
		}
		if (level === 0) return { target: address(source.slice(open + 1, at)), end: at };
	}
	return undefined;
}

function address(written: string): string {
	return written.trim().replace(/^<|>$/g, "").replace(/\\(.)/g, "$1");
}

/** A tag or a comment unchanged, or an autolink in angle brackets. */
const angle: Construct = (source, at) => {
	const rest = source.slice(at);
	const comment = /^<!--[\s\S]*?-->/.exec(rest);
	if (comment) return { length: comment[0].length, entry: { html: comment[0], text: "" } };
	const mail = /^<([\w.+-]+@[\w.-]+)>/.exec(rest);
	if (mail) return { length: mail[0].length, entry: anchor(`mailto:${mail[1]}`, undefined, plain(mail[1]!)) };
	const auto = /^<([A-Za-z0-9][A-Za-z0-9.+-]+:[^\s>'"]+)>/.exec(rest);
	if (auto) return { length: auto[0].length, entry: anchor(auto[1]!, undefined, plain(auto[1]!)) };
	const tag = /^<\/?[A-Za-z0-9][^>]*>/.exec(rest);
	return tag ? { length: tag[0].length, entry: { html: tag[0], text: "" } } : undefined;
};

const escaped: Construct = (source, at) => {
	const next = source[at + 1];
	return next !== undefined && "\\`*_{}[]()#+-.!:|&<>~^$".includes(next)
		? { length: 2, entry: plain(next) }
		: undefined;
};

/** Only `&amp;` and numbers are decoded; another entity is escaped once more. */
const entity: Construct = (source, at) => {
	const found = /^&#?[A-Za-z0-9]+;/.exec(source.slice(at))?.[0];
	if (!found) return undefined;
	if (found === "&amp;") return { length: found.length, entry: plain("&") };
	const number = /^&#(?:[xX]([0-9A-Fa-f]+)|(\d+));$/.exec(found);
	const code = number ? Number.parseInt(number[1] ?? number[2]!, number[1] ? 16 : 10) : Number.NaN;
	return { length: found.length, entry: plain(code <= 0x10ffff ? String.fromCodePoint(code) : found) };
};

const math: Construct = (source, at) => {
	const end = source[at + 1] === "$" ? -1 : source.indexOf("$", at + 1);
	if (end < 0) return undefined;
	const html = `<span class="math inline">\\(${escapeHtml(source.slice(at + 1, end))}\\)</span>`;
	return { length: end + 1 - at, entry: { html, text: "" } };
};

/** A bare URL, up to the next space or `<`, without a trailing full stop or comma. */
const bareLink: Construct = (source, at, { insideLink }) => {
	if (insideLink) return undefined;
	const found = /^(?:(?:https?|ftp|file):\/\/|mailto:)[A-Za-z0-9][^\s<]*/i.exec(source.slice(at))?.[0];
	if (!found) return undefined;
	const trimmed = found.replace(/[.,]$/, "").replace(/;$/, "");
	const target = /[)\]}"']$/.test(trimmed) && !isBalanced(trimmed) ? trimmed.slice(0, -1) : trimmed;
	return { length: target.length, entry: anchor(target, undefined, plain(target)) };
};

/** Whether the closing mark at the end of an address is opened inside it. */
function isBalanced(target: string): boolean {
	const close = target.at(-1)!;
	const open = { ")": "(", "]": "[", "}": "{" }[close];
	if (open === undefined) return false;
	return target.split(open).length === target.split(close).length;
}

const DECODED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", "#34": '"' };

function decoded(text: string): string {
	return text.replace(/&(amp|lt|gt|quot|#39|#34);/g, (_, name: string) => DECODED[name]!);
}

const ESCAPED: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escapeHtml(text: string): string {
	return text.replace(/[&<>"]/g, (character) => ESCAPED[character]!);
}
