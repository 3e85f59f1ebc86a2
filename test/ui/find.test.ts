/** The search below the panes: at every size it keeps the match in view, and the cursor in its line. */
import { describe, expect, test } from "vitest";
import { bufferOf, viewOf } from "../../src/editor/buffer.ts";
import { textRows } from "../../src/ui/rows/text.ts";
import { leave, openWizard } from "./wizard.ts";

const TEXT = `${"节点按顺序排空。\n".repeat(60)}The last pod 👍 waits.`;

describe.each([
	[40, 10],
	[80, 24],
	[200, 60],
] as const)("at %ix%i", (columns, rows) => {
	test("Ctrl+F shows the match, its number and the keys; Ctrl+R adds a line", async () => {
		const opened = await openWizard({
			size: [columns, rows],
			place: { item: "summary", focus: 0, cursor: { line: 0, column: 0 } },
			answers: { summary: TEXT },
		});
		const { terminal } = opened;
		await terminal.type("\x06");
		await terminal.type("pod");
		const shown = terminal.rows();
		expect(shown).toHaveLength(rows);
		expect(terminal.text()).toContain("The last pod");
		expect(shown.find((row) => row.startsWith(" Find: pod"))).toMatch(/1 of 1 *$/);
		expect(shown.at(-1)).toContain("Enter next");
		await terminal.type("\x12");
		await terminal.type("节点");
		expect(terminal.rows().find((row) => row.startsWith(" With: 节点"))).toBeDefined();
		expect(terminal.text()).toContain("The last pod");
		expect(terminal.rows().at(-1)).toContain("Enter replace   Alt+A replace all");
		await terminal.type("\r");
		expect(terminal.text()).toContain("The last 节点");
		await terminal.type("\x1b");
		expect(terminal.text()).not.toContain("Find:");
		await leave(opened);
	});
});

test("marks all matches in a wrapped text, also across rows", () => {
	const buffer = bufferOf("顺序 pod pod");
	const rows = textRows(buffer, viewOf(buffer, { width: 6, height: 9 }), false, true, { query: "pod", misspelled: [] });
	const marked = rows.map((line) =>
		line
			.filter(({ styles }) => styles.includes("selected"))
			.map(({ text }) => text)
			.join(""),
	);
	expect(marked.join("|")).toBe("|pod|pod");
});
