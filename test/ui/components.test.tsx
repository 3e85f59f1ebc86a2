/** Single components, rendered to a string. */
import { render } from "ink-testing-library";
import type { ReactNode } from "react";
import { describe, expect, test } from "vitest";
import { OutlinePane } from "../../src/ui/OutlinePane.tsx";
import { AppearanceProvider, Rows } from "../../src/ui/Rows.tsx";
import { appearanceOf } from "../../src/ui/rows/appearance.ts";
import { Story } from "../wizard/outline.ts";
import { CAPABILITIES } from "./wizard.ts";

/** What a component shows. */
function frame(node: ReactNode, capabilities = {}): string {
	const look = appearanceOf({ ...CAPABILITIES, colours: 0, ...capabilities });
	const { lastFrame, unmount } = render(<AppearanceProvider value={look}>{node}</AppearanceProvider>);
	const shown = lastFrame() ?? "";
	unmount();
	return shown;
}

/** Without the sequences for bold and inverse, which are sent even without colours. */
const bare = (text: string): string => text.replace(/\x1b\[[0-9;]*m/g, "");

const area = (width: number, height: number) => ({ left: 0, top: 1, width, height });

describe("rows", () => {
	test("keep empty rows", () => {
		expect(bare(frame(<Rows lines={[[{ text: "a", styles: [] }], [], [{ text: "b", styles: [] }]]} />))).toBe("a\n\nb");
	});
});

describe("the outline", () => {
	const story = () => new Story({ title: "T", goals: ["g"] }, { place: { item: "summary", focus: 0 } });

	test("shows by shape what is done, in progress, required or optional", () => {
		const shown = bare(frame(<OutlinePane state={story().state} area={area(30, 20)} />));
		expect(shown).toContain(" ✓ Title");
		expect(shown).toContain("›○ Summary");
		expect(shown).toContain(" · Packages");
	});

	test("does so in ASCII, too", () => {
		const shown = bare(frame(<OutlinePane state={story().state} area={area(30, 20)} />, { unicode: false }));
		expect(shown).toContain(" + Title");
		expect(shown).toContain(">o Summary");
	});

	test("shows the rows around the selected one if not all fit", () => {
		const low = story().press("escape", "end").state;
		const shown = bare(frame(<OutlinePane state={low} area={area(30, 4)} />));
		expect(shown.split("\n").length).toBeLessThanOrEqual(4);
		expect(shown).toContain("Owners");
		expect(shown).not.toContain("Title");
	});

	test("says if nothing is missing", () => {
		const answers = { title: "T", summary: "S", goals: ["g"], signoff: ["design"], how: { gate: { name: "G" } } };
		const done = new Story(
			{ ...answers, updated: "2026-01-02", owners: ["@a"] },
			{ place: { item: "title", focus: 0 } },
		);
		const shown = bare(frame(<OutlinePane state={done.press("escape", "m").state} area={area(40, 9)} />));
		expect(shown).toContain("Title");
		expect(shown).not.toContain("Summary");
	});
});
