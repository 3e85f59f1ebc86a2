/** Who is who: the names under which people review. Knows no settings and no git. */

/** Whether two names are one person's. */
export type SamePerson = (one: string, other: string) => boolean;

/** By the person's main name, the others: as the settings' `people`. */
export type Aliases = Readonly<Record<string, readonly string[]>>;

/** The name as it is compared: `@Ann`, `ann` and `Ann` are one; so are `Ann Example <ann@example.org>` and its address. */
export function nameKey(name: string): string {
	const trimmed = name.trim().toLowerCase().normalize("NFC");
	const address = /<([^<>\s]+@[^<>\s]+)>$/.exec(trimmed)?.[1] ?? trimmed;
	return address.replace(/^@/, "").replace(/\s+/g, " ");
}

/** By the names alone. */
export const sameName: SamePerson = (one, other) => nameKey(one) === nameKey(other);

/** The people whose names are given. */
export class People {
	readonly aliases: Aliases;
	readonly #main = new Map<string, string>();

	constructor(aliases: Aliases = {}) {
		this.aliases = aliases;
		for (const [main, others] of Object.entries(aliases))
			for (const name of [main, ...others]) this.#main.set(nameKey(name), main);
	}

	/** The main name of a person; the name itself for one who has only that. */
	nameOf(name: string): string {
		for (const key of keysOf(name)) {
			const main = this.#main.get(key);
			if (main !== undefined) return main;
		}
		return name.trim();
	}

	/** Whether both are names of one person. */
	readonly isSame: SamePerson = (one, other) => sameName(this.nameOf(one), this.nameOf(other));
}

/** A name with an address is known by the address, or else by the name: two people may have one name, but not one address. */
function keysOf(name: string): readonly string[] {
	const alone = /^(.+?)\s*<[^<>]*>$/.exec(name.trim())?.[1];
	return alone === undefined ? [nameKey(name)] : [nameKey(name), nameKey(alone)];
}
