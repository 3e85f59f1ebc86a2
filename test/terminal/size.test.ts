/** The size to draw with, whatever the terminal reports. */
import { expect, it } from "vitest";
import { plausibleLength, withPlausibleSize } from "../../src/terminal/size.ts";

it.each([
	["columns", undefined, 80],
	["columns", 0, 80],
	["columns", Number.NaN, 80],
	["columns", 65_535, 80],
	["columns", 40, 40],
	["columns", 1, 1],
	["columns", 1_000, 500],
	["rows", 0, 24],
	["rows", 65_535, 24],
	["rows", 10, 10],
	["rows", 3_000, 200],
] as const)("%s: told %s, drawn on %s", (side, told, drawn) => {
	expect(plausibleLength(side, told)).toBe(drawn);
});

it("keeps a stream's size plausible when the terminal reports another one", () => {
	const stream = withPlausibleSize({ columns: 0, rows: 0 } as NodeJS.WriteStream);
	expect([stream.columns, stream.rows]).toEqual([80, 24]);
	Object.assign(stream, { columns: 65_535, rows: 50 });
	expect([stream.columns, stream.rows]).toEqual([80, 50]);
});
