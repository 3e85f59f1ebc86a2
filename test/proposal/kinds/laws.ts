/** What holds for every kind, checked with random values. Each kind's own test calls this for its items. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Item, STAGES } from "../../../src/outline/types.ts";
import { trimLines } from "../../../src/proposal/kinds/list-markdown.ts";
import { kindOf } from "../../../src/proposal/kinds/table.ts";
import { type Change, COMPLETENESS, type Control, type Reason, type Value } from "../../../src/proposal/types.ts";
import { changeFor, dataFor, oddText, tameText, valueFor } from "../arbitraries.ts";

/** A value as it is seen: texts without empty lines around them, entries and fields without any text left out. */
export function seen(data: unknown): unknown {
	if (typeof data === "string") return trimLines(data);
	if (Array.isArray(data)) return data.map(seen);
	if (typeof data !== "object" || data === null) return data;
	return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, seen(value)]));
}

const stages = fc.constantFrom(...STAGES);

function typed(control: Control): Change[] {
	switch (control.type) {
		case "text":
			return [{ type: "text", path: control.path, value: "typed: *text*\n" }];
		case "choice":
			return control.choices.map(({ id }) => ({ type: "choice", path: control.path, value: id }));
		case "tick":
			return [{ type: "tick", path: control.path, value: !control.value }];
		default:
			return [];
	}
}

export function describeLaws(item: Item): void {
	const kind = kindOf(item);
	const odd = valueFor(item, oddText);
	const tame = valueFor(item, tameText);
	const check = <T>(arbitrary: fc.Arbitrary<T>, holds: (value: T) => void): void =>
		fc.assert(fc.property(arbitrary, holds), { numRuns: 200 });

	describe(`${item.kind} “${item.id}”, for any value`, () => {
		test("prints no empty lines around it and no final line ending", () => {
			check(odd, (value) => {
				const markdown = kind.toMarkdown(item, value);
				expect(trimLines(markdown)).toBe(markdown);
			});
		});

		test("prints the same before and after cleaning, and cleaning twice changes nothing", () => {
			check(odd, (value) => {
				const clean = kind.clean(item, value);
				expect(kind.clean(item, clean)).toEqual(clean);
				expect(kind.toMarkdown(item, clean)).toBe(kind.toMarkdown(item, value));
			});
		});

		test("reads printed plain words back as the same value", () => {
			check(tame, (value) => {
				const markdown = kind.toMarkdown(item, value);
				// All options without any field are printed for none at all, and read as none.
				fc.pre(kind.isEmpty(item, value) || markdown !== kind.toMarkdown(item, kind.empty(item)));
				expect(kind.fromMarkdown(item, markdown)).toEqual(kind.clean(item, value));
			});
		});

		test("reads printed odd text back, if at all, as a value that prints the same", () => {
			check(odd, (value) => {
				const markdown = kind.toMarkdown(item, value);
				const read = kind.fromMarkdown(item, markdown);
				if (read !== undefined) expect(kind.toMarkdown(item, read)).toBe(markdown);
			});
		});

		test("prints exactly the Markdown that it reads a value from", () => {
			const markdown = fc.tuple(odd, oddText, fc.nat(200)).map(([value, text, at]) => {
				const printed = kind.toMarkdown(item, value);
				return printed.slice(0, at) + text + printed.slice(at);
			});
			check(markdown, (text) => {
				const read = kind.fromMarkdown(item, text);
				if (read !== undefined) expect(kind.toMarkdown(item, read)).toBe(text);
			});
		});

		test("reads any plain data, or refuses it in words with the keys that lead to it", () => {
			check(dataFor(item), (data) => {
				const parsed = kind.parse(item, data);
				if (!("mismatch" in parsed)) {
					kind.toMarkdown(item, parsed.value);
					return;
				}
				expect(parsed.mismatch.message).toMatch(/^[^.]+$|“/);
				expect(parsed.mismatch.path.length).toBeLessThan(6);
			});
		});

		test("keeps a saved value unchanged", () => {
			check(odd, (value) => {
				const clean = kind.clean(item, value);
				// Texts in place of structure are read elsewhere, see answers.
				if (typeof clean === "string") return;
				expect(kind.parse(item, JSON.parse(JSON.stringify(clean)))).toEqual({ value: clean });
			});
		});

		test("is blank exactly when nothing is left after cleaning", () => {
			check(fc.tuple(odd, stages), ([value, stage]) => {
				const state = kind.completeness(item, value, stage);
				expect(COMPLETENESS).toContain(state);
				expect(state === "blank").toBe(kind.isEmpty(item, value));
				expect(kind.isEmpty(item, kind.clean(item, value))).toBe(kind.isEmpty(item, value));
			});
		});

		test("always has a reason for an incomplete value, which does not change the verdict", () => {
			check(fc.tuple(odd, stages), ([value, stage]) => {
				const reasons: Reason[] = [];
				const state = kind.completeness(item, value, stage, (reason) => reasons.push(reason));
				expect(state).toBe(kind.completeness(item, value, stage));
				if (state === "partial" || state === "placeholder") expect(reasons).not.toEqual([]);
			});
		});

		test("never throws on a change, and leaves the value unchanged if no control fits", () => {
			check(fc.tuple(odd, fc.array(changeFor(item), { maxLength: 5 }), stages), ([start, changes, stage]) => {
				let value: Value = start;
				for (const change of changes) value = kind.change(item, value, change);
				expect(kind.form(item, value, stage).length).toBeGreaterThan(0);
				const nowhere: Change = { type: "text", path: ["no", "such", "control", "here"], value: "x" };
				expect(kind.change(item, value, nowhere)).toBe(value);
			});
		});

		test("returns through the form what is given to a control", () => {
			check(fc.tuple(odd, stages, fc.nat(), fc.nat()), ([value, stage, which, how]) => {
				const controls = kind.form(item, value, stage).filter((control) => typed(control).length > 0);
				const control = controls[which % controls.length]!;
				const changes = typed(control);
				const change = changes[how % changes.length]! as Extract<Change, { value: string | boolean }>;
				const after = kind.form(item, kind.change(item, value, change), stage);
				const same = after.find(({ type, path }) => type === control.type && path.join("/") === control.path.join("/"));
				expect(same).toEqual({ ...control, value: change.value });
			});
		});

		test("gives each control its own path", () => {
			check(fc.tuple(odd, stages), ([value, stage]) => {
				const paths = kind.form(item, value, stage).map(({ type, path }) => `${type} ${path.join("/")}`);
				expect(new Set(paths).size).toBe(paths.length);
			});
		});
	});
}

/** For kinds whose print tells all: odd text reads back as the very same value, apart from empty lines around texts. */
export function describeExactReading(item: Item): void {
	test(`${item.kind} “${item.id}”: odd text reads back, if at all, as the same text`, () => {
		const kind = kindOf(item);
		fc.assert(
			fc.property(valueFor(item, oddText), (value) => {
				const read = kind.fromMarkdown(item, kind.toMarkdown(item, value));
				if (read !== undefined) expect(read).toEqual(seen(kind.clean(item, value)));
			}),
			{ numRuns: 500 },
		);
	});
}
