/** Converts YAML nodes to plain data, with texts as written. Knows nothing of the data's meaning. */
import { isMap, isScalar, isSeq, type Node, type Pair, Scalar, type YAMLMap } from "yaml";
import type { Problem } from "../outline/problem.ts";
import type { YamlText } from "./yaml.ts";

const NULL_WORDS = new Set(["", "~", "null", "Null", "NULL"]);

/** The text of a pair's key. */
export function keyOf(pair: Pair): string {
	return isScalar(pair.key) ? String(pair.key.value) : "";
}

/**
 * The data of a node: texts, true and false, null, lists and maps. Without quotes, `true` and `false` are booleans and
 * YAML's null values are null; numbers and dates are the text as written.
 */
export function plainData(node: unknown): unknown {
	if (isMap(node)) return Object.fromEntries(node.items.map((pair) => [keyOf(pair), plainData(pair.value)]));
	if (isSeq(node)) return node.items.map(plainData);
	if (!isScalar(node)) return null;
	const text = String(node.value);
	if (node.type !== Scalar.PLAIN) return text;
	if (NULL_WORDS.has(text)) return null;
	return text === "true" || text === "false" ? text === "true" : text;
}

/** Every invalid key in the document: duplicated, missing, not a text, or YAML's `<<`. */
export function invalidKeys(yaml: YamlText): Problem[] {
	const problems: Problem[] = [];
	const visit = (node: unknown): void => {
		if (isSeq(node)) for (const entry of node.items) visit(entry);
		if (!isMap(node)) return;
		for (const problem of invalidKeysOf(node, yaml)) problems.push(problem);
		for (const pair of node.items) visit(pair.value);
	};
	visit(yaml.document.contents);
	return problems;
}

function invalidKeysOf(map: YAMLMap, yaml: YamlText): Problem[] {
	const seen = new Map<string, number>();
	return map.items.flatMap((pair): Problem[] => {
		const offset = (pair.key as Node | null)?.range?.[0] ?? map.range?.[0] ?? 0;
		const at = yaml.at(offset);
		const problem = (rule: string, message: string, fix: string): Problem[] => [
			{ rule: `draft/${rule}`, severity: "error", message, at, fix },
		];
		if (!isScalar(pair.key)) return problem("key", "expected one text as the key", "Give the key a name.");
		const key = keyOf(pair);
		const isBare = pair.key.type === Scalar.PLAIN;
		if (isBare && key === "") return problem("key", "there is no key before the colon", "Give the key a name.");
		if (isBare && key === "<<")
			return problem("merge-key", "“<<” takes keys from elsewhere, which drafts don't support", "Remove it.");
		const first = seen.get(key);
		if (first !== undefined) {
			const message = `“${key}” is given twice, first on line ${yaml.at(first).line}`;
			return problem("duplicate-key", message, "Remove one of the two.");
		}
		seen.set(key, offset);
		return [];
	});
}
