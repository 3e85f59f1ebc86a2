/** What single entries and records are called. */
import type { Item } from "../../outline/types.ts";

/** `Goal 1`, from what the item calls its entries; `at` is 0-based. */
export function entryTitle(item: Item, at: number, otherwise: string): string {
	const name = item.entryName ?? otherwise;
	return `${name.charAt(0).toUpperCase()}${name.slice(1)} ${at + 1}`;
}
