/** Helpers for plain data, as parsed from YAML and JSON. Knows nothing about its meaning. */

export type PlainMap = Readonly<Record<string, unknown>>;

/** Whether the value is a map: an object that is neither a list nor a date. */
export function isMap(data: unknown): data is PlainMap {
	return typeof data === "object" && data !== null && !Array.isArray(data) && !(data instanceof Date);
}

/** The value of an own key of a record; inherited keys such as `constructor` are ignored. */
export function ownValue<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
	return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** Whether two values are equal, ignoring the order of keys. */
export function isEqual(a: unknown, b: unknown): boolean {
	if (a === b) return true;
	if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
	if (Array.isArray(a) !== Array.isArray(b)) return false;
	const keys = Object.keys(a);
	if (keys.length !== Object.keys(b).length) return false;
	return keys.every(
		(key) => Object.hasOwn(b, key) && isEqual((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
	);
}
