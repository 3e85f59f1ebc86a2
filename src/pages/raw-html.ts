/**
 * Parses raw HTML in Markdown: common tags become elements with harmless attributes only, all other tags are shown as
 * text, and comments are removed.
 */
import type { Element, ElementContent, Properties, Root } from "hast";

const PAIRED = new Set(
	(
		"a abbr b big blockquote center code dd del details div dl dt em font h1 h2 h3 h4 h5 h6 i ins kbd li mark ol p pre q s " +
		"samp section small span strike strong sub summary sup table tbody td th thead tr tt u ul var"
	).split(" "),
);
const VOID = new Set(["br", "hr", "img", "wbr"]);
/** Tags nested more deeply are shown as text. */
const DEEPEST = 30;

// Each alternative consumes at least one character and looks no further ahead than it consumes.
const TOKENS = /<!--[\s\S]*?(?:-->|$)|<[?!][^<>]*>|<(\/?)([A-Za-z][A-Za-z0-9]*)((?:\s[^<>]*)?\/?)>|[^<]+|</g;

interface Open {
	/** Undefined for the container itself. */
	readonly element: Element | undefined;
	readonly children: ElementContent[];
}

/** Turns the raw HTML below a node into elements and text, in place. */
export function readTags(node: Root | Element): void {
	const stack: Open[] = [{ element: undefined, children: [] }];
	for (const child of node.children) {
		if (child.type === "doctype") continue;
		if (child.type === "element") readTags(child);
		if (child.type === "raw") readRaw(child.value, stack);
		else stack.at(-1)!.children.push(child);
	}
	close(stack, 1);
	node.children = stack[0]!.children;
}

function readRaw(html: string, stack: Open[]): void {
	for (const [token, slash, tag, rest = ""] of html.matchAll(TOKENS)) {
		const name = tag?.toLowerCase();
		if (name === undefined) {
			if (!/^<[!?]/.test(token)) append(stack, { type: "text", value: decoded(token) });
		} else if (VOID.has(name)) append(stack, elementOf(name, rest));
		else if (!PAIRED.has(name)) append(stack, { type: "text", value: token });
		else if (slash === "/") {
			const at = stack.findLastIndex(({ element }) => element?.tagName === name);
			if (at > 0) close(stack, at);
		} else if (stack.length <= DEEPEST) {
			const element = elementOf(name, rest);
			append(stack, element);
			stack.push({ element, children: [] });
		}
	}
}

function append(stack: readonly Open[], node: ElementContent): void {
	stack.at(-1)!.children.push(node);
}

/** Closes all elements on the stack from index `from` on. */
function close(stack: Open[], from: number): void {
	for (const { element, children } of stack.splice(from)) if (element) element.children = children;
}

/** An element with no attributes other than address, description, id and `open`. */
function elementOf(tagName: string, rest: string): Element {
	const properties: Properties = {};
	const href = attribute(rest, tagName === "img" ? "src" : "href");
	if (tagName === "img") Object.assign(properties, { src: href, alt: attribute(rest, "alt") });
	else if (tagName === "a") Object.assign(properties, { href, id: attribute(rest, "id") ?? attribute(rest, "name") });
	else if (tagName === "details" && /\sopen\b/i.test(rest)) properties.open = true;
	return { type: "element", tagName, properties, children: [] };
}

function attribute(rest: string, name: string): string | undefined {
	const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, "i").exec(rest);
	const value = match?.[1] ?? match?.[2] ?? match?.[3];
	return value === undefined ? undefined : decoded(value);
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };

function decoded(text: string): string {
	return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{1,8}));/gi, (all, decimal, hex, name) => {
		if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? all;
		const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
		return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "\uFFFD";
	});
}
