/** File names of new drafts. Only looks into a folder to find a free one. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { reviewName, slugOf } from "./draft-name.ts";

const EXTENSION = ".pep.yaml";

/** `1234-in-place-resize.pep.yaml`; omits an empty number or title; `untitled.pep.yaml` without both. */
export function draftName(title: string, number: string): string {
	const parts = [slugOf(number), slugOf(title)].filter((part) => part !== "");
	return (parts.join("-") || "untitled") + EXTENSION;
}

/** The name, with -2, -3 … appended if it is taken in the folder. */
export function freeName(name: string, folder: string): string {
	const stem = name.slice(0, -EXTENSION.length);
	let free = name;
	// A review that an earlier draft left is not one of the new draft.
	const isTaken = (each: string): boolean => [each, reviewName(each)].some((file) => existsSync(join(folder, file)));
	for (let count = 2; isTaken(free); count++) free = `${stem}-${count}${EXTENSION}`;
	return free;
}
