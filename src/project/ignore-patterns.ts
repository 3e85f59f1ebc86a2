/**
 * The patterns of a `.gitignore`: parsed, and matched with paths, in time proportional to both. Reads no file; the last
 * pattern that matches decides, as in git.
 */

export interface IgnorePattern {
	/** Takes back what an earlier pattern ignores. */
	readonly isNegated: boolean;
	readonly foldersOnly: boolean;
	/** Names of folders and the last name; `**` stands for any number of folders. */
	readonly parts: readonly string[];
}

/** Longer files are no lists of patterns. */
const MAX_PATTERNS = 5000;

/** The patterns in the text of a `.gitignore`. */
export function ignorePatterns(text: string): IgnorePattern[] {
	const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/, MAX_PATTERNS);
	return lines.flatMap((line) => patternOf(line) ?? []);
}

function patternOf(line: string): IgnorePattern | undefined {
	// Blanks at the end count only after a backslash.
	const text = line.replace(/((?:^|[^\\])(?:\\\\)*)[ \t]+$/, "$1");
	if (text.trim() === "" || text.startsWith("#")) return undefined;
	const isNegated = text.startsWith("!");
	const whole = isNegated ? text.slice(1) : text;
	const foldersOnly = whole.endsWith("/");
	const body = foldersOnly ? whole.slice(0, -1) : whole;
	if (body === "" || body === "/") return undefined;
	// A slash at the beginning or in the middle ties the pattern to its folder.
	const parts = (body.startsWith("/") ? body.slice(1) : body.includes("/") ? body : `**/${body}`).split("/");
	return { isNegated, foldersOnly, parts };
}

/** Whether the patterns ignore a path, given by its names from their folder; undefined if none of them matches. */
export function isIgnored(
	patterns: readonly IgnorePattern[],
	names: readonly string[],
	isFolder: boolean,
): boolean | undefined {
	const last = patterns.findLast((each) => (isFolder || !each.foldersOnly) && matches(each.parts, names));
	return last && !last.isNegated;
}

/** Greedy, with one step back: to the last `**`. */
function matches(parts: readonly string[], names: readonly string[]): boolean {
	let [part, name] = [0, 0];
	let retry: readonly [part: number, name: number] | undefined;
	while (name < names.length) {
		if (parts[part] === "**") {
			// At the end it stands for everything inside, but not for the folder itself.
			if (part === parts.length - 1) return true;
			retry = [part, name];
			part++;
		} else if (part < parts.length && matchesName(parts[part]!, names[name]!)) {
			part++;
			name++;
		} else if (retry) {
			retry = [retry[0], retry[1] + 1];
			part = retry[0] + 1;
			name = retry[1];
		} else return false;
	}
	return part === parts.length;
}

/** Greedy, with one step back: to the last `*`. */
function matchesName(pattern: string, name: string): boolean {
	let [at, to] = [0, 0];
	let retry: readonly [at: number, to: number] | undefined;
	while (to < name.length) {
		const token = tokenAt(pattern, at);
		if (token?.isStar) {
			retry = [token.end, to];
			at = token.end;
		} else if (token?.accepts(name.charAt(to))) {
			at = token.end;
			to++;
		} else if (retry) {
			retry = [retry[0], retry[1] + 1];
			[at, to] = retry;
		} else return false;
	}
	while (tokenAt(pattern, at)?.isStar) at = tokenAt(pattern, at)!.end;
	return at === pattern.length;
}

interface Token {
	readonly end: number;
	readonly isStar?: true;
	accepts(character: string): boolean;
}

function tokenAt(pattern: string, at: number): Token | undefined {
	const sign = pattern.charAt(at);
	if (sign === "") return undefined;
	if (sign === "*") return { end: at + 1, isStar: true, accepts: () => true };
	if (sign === "?") return { end: at + 1, accepts: () => true };
	if (sign === "[") return setAt(pattern, at) ?? { end: at + 1, accepts: () => false };
	const isEscape = sign === "\\" && at + 1 < pattern.length;
	const literal = isEscape ? pattern.charAt(at + 1) : sign;
	return { end: at + (isEscape ? 2 : 1), accepts: (character) => character === literal };
}

/** `[a-z]`, `[!a-z]` or `[^a-z]`; undefined if the bracket isn't closed. */
function setAt(pattern: string, at: number): Token | undefined {
	const isNegated = /[!^]/.test(pattern.charAt(at + 1));
	const ranges: (readonly [from: string, to: string])[] = [];
	let next = at + (isNegated ? 2 : 1);
	const first = next;
	const character = (): string => {
		if (pattern.charAt(next) === "\\") next++;
		return pattern.charAt(next++);
	};
	while (next < pattern.length && (pattern.charAt(next) !== "]" || next === first)) {
		const from = character();
		const isRange = pattern.charAt(next) === "-" && !["", "]"].includes(pattern.charAt(next + 1));
		if (isRange) next++;
		ranges.push([from, isRange ? character() : from]);
	}
	if (pattern.charAt(next) !== "]") return undefined;
	const has = (text: string): boolean => ranges.some(([from, to]) => from <= text && text <= to);
	return { end: next + 1, accepts: (text) => text !== "" && has(text) !== isNegated };
}
