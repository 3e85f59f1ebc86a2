/** Makes unique ids from words. Knows no template. */
import { slugOf } from "../markdown/plain-text.ts";

/** Keys that every object inherits. */
const RESERVED = ["constructor"];
const LONGEST = 80;

/**
 * A slug that is valid as a key: neither empty nor only digits, since objects reorder numeric keys. `otherwise`
 * replaces an empty one.
 */
export function idFromWords(words: string, otherwise: string): string {
	const slug = slugOf(words);
	const short =
		slug.length <= LONGEST
			? slug
			: slug
					.slice(0, LONGEST + 1)
					.replace(/-[^-]*$/, "")
					.slice(0, LONGEST);
	if (short === "") return otherwise;
	return /^\d+$/.test(short) ? `${otherwise}-${short}` : short;
}

/** Hands out unique ids: repeated words get `-2` appended, then `-3`. */
export class IdAllocator {
	private readonly taken = new Set<string>(RESERVED);
	private readonly last = new Map<string, number>();

	/** False if the id is taken. */
	reserve(id: string): boolean {
		if (this.taken.has(id)) return false;
		this.taken.add(id);
		return true;
	}

	allocate(base: string): string {
		if (this.reserve(base)) return base;
		for (let n = (this.last.get(base) ?? 1) + 1; ; n++) {
			this.last.set(base, n);
			if (this.reserve(`${base}-${n}`)) return `${base}-${n}`;
		}
	}
}

export const ID_FIX =
	"Use lower-case letters, digits and hyphens, with at least one letter, for example “how-enabled”.";

/** Whether a questionnaire may give this id. */
export function isId(id: string): boolean {
	return /^(?=.*\p{L})[\p{Ll}\p{Lo}\p{N}]+(-[\p{Ll}\p{Lo}\p{N}]+)*$/u.test(id) && !RESERVED.includes(id);
}
