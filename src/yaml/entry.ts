/**
 * Prints one key with its value as lines of YAML, after verifying that they read back unchanged. Knows nothing of
 * drafts and of the lines around it.
 */
import { isMap, isScalar, type Node, Pair, Scalar } from "yaml";
import { isEqual } from "../proposal/plain-data.ts";
import { extentsOf } from "./extents.ts";
import { keepsBlankLines, type LineStyle, literalLines } from "./literal.ts";
import { emptyNode, nodeOf, pairOf, pairText, reconcile, type Style, textNode } from "./nodes.ts";
import { plainData } from "./plain.ts";
import { type Comment, readYaml, type YamlLimits } from "./yaml.ts";

export interface EntryLines {
	readonly text: string;
	/** Blank lines added below would become part of the value. */
	readonly isOpen: boolean;
}

/** The existing lines of a key. */
export interface FormerEntry {
	readonly pair: Pair;
	/** All comments between its lines. */
	readonly comments: readonly Comment[];
}

/**
 * A key with its value; an undefined value writes nothing after the key. Comments of the existing lines stay in place,
 * or move above the key if their line is gone.
 */
export function entryLines(key: string, data: unknown, style: LineStyle, former?: FormerEntry): EntryLines {
	const comments = former?.comments ?? [];
	if (typeof data === "string" && comments.length === 0 && isLiteral(former?.pair)) {
		const quick = literalLines(key, data, style);
		if (quick !== undefined) return { text: quick, isOpen: keepsBlankLines(data) };
	}
	for (const pair of candidates(key, data, style, former?.pair)) {
		const text = indentLines(pairText(pair, style.step), style);
		const proof = verify(text, key, data ?? null);
		const lost = proof && subtractComments(comments, proof.comments);
		// Undefined if the new lines contain a comment that was elsewhere: it would be duplicated.
		if (proof && lost)
			return { text: lost.map(({ source }) => commentLine(source, style)).join("") + text, isOpen: proof.isOpen };
	}
	throw new Error(`“${key}” can't be written`);
}

/** Whether another text can replace the former one without losing its style. */
function isLiteral(former: Pair | undefined): boolean {
	if (!former) return true;
	const { key, value } = former;
	return isScalar(key) && key.type === Scalar.PLAIN && isScalar(value) && value.type === Scalar.BLOCK_LITERAL;
}

/** Candidates from the one that keeps most style to the one that can hold any value. */
function* candidates(key: string, data: unknown, style: Style, former: Pair | undefined): Generator<Pair> {
	if (data === undefined) return yield new Pair<Node, Node>(textNode(key, style), emptyNode());
	if (former) {
		const pair = former.clone() as Pair<Node, Node>;
		pair.key.commentBefore = undefined;
		pair.key.spaceBefore = undefined;
		pair.value = reconcile(pair.value, data, style);
		yield pair;
	}
	yield pairOf(key, data, style);
	const quoted = { ...style, quoteAll: true };
	yield new Pair<Node, Node>(textNode(key, style), nodeOf(data, quoted));
	yield new Pair<Node, Node>(textNode(key, quoted), nodeOf(data, quoted));
}

function indentLines(text: string, { indent, eol }: LineStyle): string {
	const lines = text.split("\n").map((line) => (line === "" ? "" : " ".repeat(indent) + line));
	return lines.join(eol);
}

function commentLine(source: string, { indent, eol }: LineStyle): string {
	return `${" ".repeat(indent)}${source.trimEnd()}${eol}`;
}

/** What is printed here was read within limits. */
const NO_LIMITS: YamlLimits = { tokens: Number.POSITIVE_INFINITY, fix: "" };

/** Reads the lines back; undefined if they don't give the expected value. */
function verify(
	text: string,
	key: string,
	data: unknown,
): { comments: readonly Comment[]; isOpen: boolean } | undefined {
	try {
		const yaml = readYaml(text, key, NO_LIMITS);
		const root = yaml.document.contents;
		if (!isMap(root) || !isEqual(plainData(root), Object.fromEntries([[key, data]]))) return undefined;
		return { comments: yaml.comments, isOpen: extentsOf(root, yaml)?.[0]?.isOpen ?? false };
	} catch {
		return undefined;
	}
}

/** The comments without `others`; undefined if some of `others` are not among them. */
export function subtractComments(comments: readonly Comment[], others: readonly Comment[]): Comment[] | undefined {
	const left = [...comments];
	for (const { source } of others) {
		const at = left.findIndex((comment) => comment.source.trimEnd() === source.trimEnd());
		if (at < 0) return undefined;
		left.splice(at, 1);
	}
	return left;
}
