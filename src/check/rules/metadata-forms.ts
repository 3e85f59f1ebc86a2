/** Compares texts with a declared form, and suggests what was meant. Knows no field. */
import type { Metadata, MetadataText } from "../../metadata/metadata.ts";
import { type CompiledPattern, compilePattern } from "../../outline/pattern.ts";
import type { DeclaredForm } from "../../outline/types.ts";
import { quoted } from "../message-words.ts";
import { locationAt } from "../metadata-findings.ts";
import type { RawFinding } from "../raw-finding.ts";
import type { Context } from "../types.ts";

/** Whether a text has the form. */
export function hasForm(form: DeclaredForm, text: string): boolean {
	return patternOf(form).matches(text);
}

/** A finding about a text that lacks the form; undefined if it has it. */
export function formFinding(
	context: Context,
	metadata: Metadata,
	form: DeclaredForm,
	{ text, path }: MetadataText,
): RawFinding | undefined {
	if (hasForm(form, text)) return undefined;
	const meant = meantText(form, text);
	const fix = meant === undefined ? `Write ${form.what}, such as ${quoted(form.example)}.` : `Write ${quoted(meant)}.`;
	const key = quoted(path.filter((each) => typeof each === "string").join("."));
	return { message: `${quoted(text)} in ${key} is not ${form.what}`, fix, ...locationAt(context, metadata, path) };
}

const PATTERNS = new WeakMap<DeclaredForm, CompiledPattern>();

function patternOf(form: DeclaredForm): CompiledPattern {
	const pattern = PATTERNS.get(form) ?? compilePattern(form.pattern);
	PATTERNS.set(form, pattern);
	return pattern;
}

/** The text that was probably meant: in lower case, with hyphens, with its prefix, or cut to its first numbers. */
function meantText(form: DeclaredForm, text: string): string | undefined {
	const { prefix = "", otherPrefixes = [] } = form;
	const lower = text.slice(0, 200).toLowerCase();
	const hyphened = lower.replace(/[\s_/-]+/g, "-");
	const shorter = lower.replace(/\.\d+$/, "");
	const candidates = [lower, hyphened, shorter].flatMap((each) => {
		const isOther = otherPrefixes.some((other) => each.startsWith(other));
		return isOther || each.startsWith(prefix) ? [each] : [each, prefix + each];
	});
	return candidates.find((each) => patternOf(form).matches(each));
}
