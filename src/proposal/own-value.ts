/** Reading records whose keys come from files. Knows nothing of what they hold. */

/** The value that a record has of its own under a key; a key such as `constructor` finds nothing by accident. */
export function ownValue<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
	return Object.hasOwn(record, key) ? record[key] : undefined;
}
