/** Highlights inline Markdown source: emphasis, code, links, comments, tags. */
import type { Span, StyleName } from "./styled.ts";

/** Longer lines are not highlighted, so that the work per key stays small. */
const MAX_LINE = 4000;

type Token = readonly [name: string, pattern: RegExp];
let known: readonly Token[] | undefined;

/** Created on first use: a start would read the patterns. All repetitions are bounded, so that no line takes quadratic time. */
function tokens(): readonly Token[] {
	known ??= [
		["escape", /\\[!-/:-@[-`{-~]/y],
		["code", /(`{1,3})(?!`)[^`]{1,400}(?:`{1,2}[^`]{1,400}){0,5}?\1(?!`)/y],
		["comment", /<!--.{0,2000}?(?:-->|$)/y],
		[
			"link",
			/!?\[(?:[^[\]\\]|\\.){0,300}\](?:\((?:[^()\s\\]|\\.|\([^()\s]{0,200}\)){0,500}(?:\s+"[^"]{0,200}")?\)|\[[^[\]]{0,200}\]|:(?=\s)|(?<=^\[\^[^\]]{0,100}\]))/y,
		],
		["address", /<(?:https?:|mailto:)[^\s<>]{1,500}>|\bhttps?:\/\/[^\s<>()"'`]{1,500}/y],
		["tag", /<\/?[A-Za-z][\w-]{0,40}(?:\s[^<>]{0,300})?\/?>/y],
		["strong", /(\*\*|__)(?=[^\s*_])(?:[^\\]|\\.){1,300}?(?<=[^\s\\])\1/y],
		["strike", /(~~)(?=[^\s~]).{1,300}?(?<=[^\s\\])\1/y],
		[
			"emphasis",
			/(?:(\*)|(?<![\p{L}\p{N}_])(_))(?=[^\s*_])(?:[^*_\\]|\\.){1,300}?(?<=[^\s\\])(?:\1\2)(?!\2[\p{L}\p{N}])/uy,
		],
	];
	return known;
}

const STARTS = /[\\`<![h*_~]/g;

/** Highlights inline Markdown; every span also gets the given styles. The spans' texts joined are exactly `text`. */
export function highlightInline(text: string, styles: readonly StyleName[] = []): Span[] {
	if (text.length > MAX_LINE) return [{ text, styles }];
	const spans: Span[] = [];
	let plain = 0;
	for (let at = 0; at < text.length; ) {
		STARTS.lastIndex = at;
		const start = STARTS.exec(text)?.index ?? text.length;
		const token = tokenAt(text, start);
		at = start + (token?.[1].length ?? 1);
		if (token === undefined) continue;
		if (start > plain) spans.push({ text: text.slice(plain, start), styles });
		spans.push(...styleToken(token[0], token[1], styles));
		plain = at;
	}
	if (plain < text.length) spans.push({ text: text.slice(plain), styles });
	return spans;
}

function tokenAt(text: string, at: number): readonly [string, string] | undefined {
	for (const [name, pattern] of tokens()) {
		pattern.lastIndex = at;
		const match = pattern.exec(text);
		if (match && match[0] !== "") return [name, match[0]];
	}
	return undefined;
}

function styleToken(name: string, text: string, styles: readonly StyleName[]): Span[] {
	switch (name) {
		case "code":
			return delimited(text, /^`+/.exec(text)![0].length, styles, ["code"]);
		case "strong":
			return nested(text, 2, [...styles, "strong"]);
		case "strike":
			return nested(text, 2, [...styles, "strike"]);
		case "emphasis":
			return nested(text, 1, [...styles, "emphasis"]);
		case "link":
			return styleLink(text, styles);
		case "address":
			return [{ text, styles: [...styles, "link"] }];
		case "comment":
			return [{ text, styles: [...styles, "comment"] }];
		default:
			return [{ text, styles: ["marker"] }];
	}
}

/** Dims the delimiters at both ends, and styles the text between them. */
function delimited(text: string, marks: number, styles: readonly StyleName[], inner: readonly StyleName[]): Span[] {
	const mark = (part: string): Span => ({ text: part, styles: ["marker"] });
	const end = text.length - marks;
	return [
		mark(text.slice(0, marks)),
		{ text: text.slice(marks, end), styles: [...styles, ...inner] },
		mark(text.slice(end)),
	];
}

/** Like `delimited`, but highlights the Markdown between the delimiters, up to two levels deep. */
function nested(text: string, marks: number, styles: readonly StyleName[]): Span[] {
	const [open, inner, close] = delimited(text, marks, styles, []);
	const content = styles.length > 3 ? [inner!] : highlightInline(inner!.text, styles);
	return [open!, ...content, close!];
}

function styleLink(text: string, styles: readonly StyleName[]): Span[] {
	const image = text.startsWith("!") ? 1 : 0;
	const close = /\](?=[([:]|$)/.exec(text)!.index;
	return [
		{ text: text.slice(0, image + 1), styles: ["marker"] },
		{ text: text.slice(image + 1, close), styles: [...styles, "link"] },
		{ text: text.slice(close), styles: ["marker"] },
	];
}
