/**
 * Changes a draft's text by reprinting all YAML nodes, for files that can't be changed line by line. Keeps comments and
 * keys, but not the layout. The caller verifies the result.
 */
import { isMap, isScalar, type Node, Pair, YAMLMap } from "yaml";
import { subtractComments } from "../yaml/entry.ts";
import { emptyNode, pairOf, reconcile, type Style, textNode, yamlText } from "../yaml/nodes.ts";
import { keyOf } from "../yaml/plain.ts";
import { readYaml } from "../yaml/yaml.ts";
import type { Changes } from "./changes.ts";
import { readDraft } from "./parse.ts";
import type { EditableDraft } from "./splice.ts";

/** The text with the changes. */
export function reprint(draft: EditableDraft, changes: Changes): string {
	const { text, comments } = draft.source.yaml;
	// Nodes are changed in place, and those of the source must stay.
	const { root, yaml } = readDraft(text, draft.source.draft.file);
	const style: Style = { step: draft.step };
	root.flow = false;
	if (changes.stage !== undefined) put(root, "stage", changes.stage, style, ["template", "pep-wizard"]);
	if (changes.layout !== undefined) put(root, "layout", changes.layout ?? undefined, style, ["answers", "template"]);
	if (changes.answers.size > 0) putAnswers(draft, root, changes, style);
	const printed = yamlText(yaml.document, draft.step);
	const lost = subtractComments(comments, readYaml(printed, draft.source.draft.file).comments) ?? [];
	const whole = lost.map(({ source }) => `${source}\n`).join("") + printed;
	const lines = whole.replace(/^\uFEFF/, "").split("\n");
	return (text.startsWith("\uFEFF") ? "\uFEFF" : "") + lines.join(draft.eol);
}

function putAnswers({ outline }: EditableDraft, root: YAMLMap, changes: Changes, style: Style): void {
	const answers = answersOf(root, style);
	answers.flow = false;
	const above: string[] = [];
	for (const { id } of outline.items) {
		if (changes.answers.has(id)) put(answers, id, changes.answers.get(id), style, above);
		above.unshift(id);
	}
}

function answersOf(root: YAMLMap, style: Style): YAMLMap {
	const there = root.items.find((pair) => keyOf(pair) === "answers");
	if (isMap(there?.value)) return there.value;
	const answers = new YAMLMap();
	if (isScalar(there?.value)) answers.commentBefore = there.value.comment;
	if (there) there.value = answers;
	else root.items.push(new Pair<Node, Node>(textNode("answers", style), answers));
	return answers;
}

/** Sets a key, or empties it for undefined. A new key is inserted after the first key of `above` that exists. */
function put(map: YAMLMap, key: string, data: unknown, style: Style, above: readonly string[]): void {
	const there = map.items.find((pair) => keyOf(pair) === key);
	if (there) {
		const comment = isScalar(there.value) ? there.value.comment : undefined;
		there.value = data === undefined ? Object.assign(emptyNode(), { comment }) : reconcile(there.value, data, style);
	} else if (data !== undefined) {
		const keys = map.items.map(keyOf);
		const anchor = above.find((id) => keys.includes(id));
		map.items.splice(anchor === undefined ? 0 : keys.indexOf(anchor) + 1, 0, pairOf(key, data, style));
	}
}
