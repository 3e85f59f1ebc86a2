/** The graph of references between proposals, as Mermaid. Knows no file system. */
import type { Relation } from "../../metadata/references.ts";

export interface GraphNode {
	/** Absolute. */
	readonly path: string;
	readonly file: string;
	readonly title: string;
}

export interface GraphEdge {
	readonly from: string;
	readonly to: string;
	readonly relation: Relation;
}

/** An arrow points from the newer proposal to what it replaces; related ones are joined by a dotted line. */
export interface Graph {
	readonly nodes: readonly GraphNode[];
	readonly edges: readonly { readonly from: GraphNode; readonly to: GraphNode; readonly isReplacement: boolean }[];
}

/** Each relation once, whichever side says so; proposals without any are left out. */
export function graphOf(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): Graph {
	const byPath = new Map(nodes.map((node) => [node.path, node]));
	const found = new Map<string, Graph["edges"][number]>();
	for (const { from, to, relation } of edges) {
		const [one, other] = [byPath.get(from), byPath.get(to)];
		if (!one || !other || one === other) continue;
		const isReplacement = relation !== "related";
		const pair = relation === "replaced-by" ? [other, one] : [one, other];
		const key = isReplacement ? pair.map(({ path }) => path) : pair.map(({ path }) => path).sort();
		const name = JSON.stringify([isReplacement, ...key]);
		if (!found.has(name)) found.set(name, { from: pair[0]!, to: pair[1]!, isReplacement });
	}
	const list = [...found.values()];
	const used = new Set(list.flatMap(({ from, to }) => [from, to]));
	return { nodes: nodes.filter((node) => used.has(node)), edges: list };
}

/** A flowchart. */
export function mermaid({ nodes, edges }: Graph): string {
	const ids = new Map(nodes.map((node, at) => [node, `p${at + 1}`]));
	return [
		"flowchart LR",
		...nodes.map((node) => `  ${ids.get(node)}["${label(node.title)}"]`),
		...edges.map(({ from, to, isReplacement }) => {
			return `  ${ids.get(from)} ${isReplacement ? "-- replaces -->" : "-.-"} ${ids.get(to)}`;
		}),
	]
		.map((line) => `${line}\n`)
		.join("");
}

const MAX_LABEL = 80;

/** In quotes, all but letters, digits and blanks is written as entities, so that nothing of it is syntax or markup. */
function label(title: string): string {
	const line = title.replace(/\s+/g, " ").trim();
	const short = [...line].length > MAX_LABEL ? `${[...line].slice(0, MAX_LABEL - 1).join("")}…` : line;
	const entity = (sign: string): string => `#${sign.codePointAt(0)};`;
	const text = short.replace(/[^\p{L}\p{M}\p{N} ,.…/()'–-]/gu, entity);
	// What begins like a list would be read as one.
	return text.replace(/^-|(?<=^\d+)[.)]/, entity) || "No title";
}
