/** Finds code that does something else for some kinds of answers by comparing a kind's name. */
import { parseAst } from "rolldown/parseAst";
import { KINDS } from "../../src/outline/kinds.ts";

interface Node {
	readonly type: string;
	readonly [key: string]: unknown;
}

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && "type" in value;

function childrenOf(node: Node): Node[] {
	return Object.values(node).flatMap((value) =>
		Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : [],
	);
}

function nodesIn(root: Node): Node[] {
	const nodes = [root];
	for (let at = 0; at < nodes.length; at++) nodes.push(...childrenOf(nodes[at]!));
	return nodes;
}

function nameIn(node: unknown): string | undefined {
	const isName = isNode(node) && node.type === "Literal" && KINDS.some((kind) => kind === node.value);
	return isName ? String(node.value) : undefined;
}

function words(node: unknown): string {
	if (!isNode(node)) return "";
	if (node.type === "Identifier") return String(node.name);
	if (node.type === "MemberExpression") return `${words(node.object)}.${words(node.property)}`;
	return isNode(node.expression) ? words(node.expression) : "";
}

/** Whether it is called a kind, as in `kind` and `item.kind`. Lines of a document that may be questions have kinds of their own. */
function isKind(node: unknown): boolean {
	return /(?:^|\.)(?:\w+K|k)ind$/.test(words(node)) && !/\blandmark\.kind$/.test(words(node));
}

/** The names in a list or a set, written in place or declared in the same file. */
function namesIn(node: unknown, declared: ReadonlyMap<string, Node>): string[] {
	if (!isNode(node)) return [];
	if (node.type === "Identifier") {
		const init = declared.get(String(node.name));
		return init ? namesIn(init, new Map()) : [];
	}
	if (node.type === "ObjectExpression")
		return childrenOf(node).flatMap(({ key }) => KINDS.filter((kind) => kind === words(key)));
	if (node.type === "ArrayExpression") return childrenOf(node).flatMap((each) => nameIn(each) ?? []);
	if (node.type === "NewExpression") return (node.arguments as Node[]).flatMap((each) => namesIn(each, declared));
	// A table that the compiler keeps complete is what is asked for.
	return node.type === "TSAsExpression" ? namesIn(node.expression, declared) : [];
}

function comparedIn(node: Node, declared: ReadonlyMap<string, Node>): string[] {
	switch (node.type) {
		case "BinaryExpression": {
			const [left, right] = [node.left, node.right];
			const name = isKind(left) ? nameIn(right) : isKind(right) ? nameIn(left) : undefined;
			return /^[!=]==?$/.test(String(node.operator)) && name !== undefined ? [name] : [];
		}
		case "SwitchStatement":
			return isKind(node.discriminant) ? (node.cases as Node[]).flatMap(({ test }) => nameIn(test) ?? []) : [];
		case "CallExpression": {
			const callee = node.callee as Node;
			const isLookup = /\.(?:includes|has|indexOf)$/.test(`.${words(callee.property)}`);
			return isLookup && (node.arguments as Node[]).some(isKind) ? namesIn(callee.object, declared) : [];
		}
		case "MemberExpression":
			return node.computed === true && isKind(node.property) ? namesIn(node.object, declared) : [];
		default:
			return [];
	}
}

/** The kinds' names that a source compares something with. */
export function comparedKinds(source: string, lang: "ts" | "tsx" = "ts"): string[] {
	if (!/kind\b/i.test(source)) return [];
	const nodes = nodesIn(parseAst(source, { lang }) as unknown as Node);
	const declared = new Map(
		nodes.flatMap(({ type, id, init }) =>
			type === "VariableDeclarator" && isNode(init) ? [[words(id), init] as const] : [],
		),
	);
	return nodes.flatMap((node) => comparedIn(node, declared));
}
