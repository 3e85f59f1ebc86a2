/** The bytes that draw one screen: on dark and light backgrounds, with sixteen colours and with none. */
import { describe, expect, test } from "vitest";
import type { Capabilities } from "../../src/terminal/capabilities.ts";
import { leave, openWizard } from "./wizard.ts";

const answers = {
	title: "Pools",
	summary: "# One\n\n- two **bold** and `code`\n- [a link](https://example.org)",
	goals: ["No restart"],
	packages: [{ name: "pool", date: "soon" }],
};

/** The first drawing with readable escape sequences: `‹1›` is `ESC [ 1 m`; one row per line. */
async function drawn(item: string, capabilities: Partial<Capabilities>): Promise<string> {
	const opened = await openWizard({ answers, place: { item, focus: 0 }, size: [100, 22], capabilities });
	const sent = opened.terminal.written();
	await leave(opened);
	const from = sent.indexOf("\x1b[?1049h");
	const first = sent.slice(from, sent.indexOf("\x1b[?2026l", from));
	const shown = first
		.replace(/\x1b\[\d+H/g, "\n")
		.replace(/\x1b\[([0-9;]*)m/g, "‹$1›")
		.replace(/\x1b\]([^\x07\x1b]*)(\x07|\x1b\\)/g, "‹]$1›")
		.replace(/\x1b\[([0-9;?<>]*[A-Za-z])/g, "‹$1›");
	return `${shown}\n`;
}

const looks: readonly (readonly [string, Partial<Capabilities>])[] = [
	["dark", { background: "dark" }],
	["light", { background: "light" }],
	["unknown", { background: "unknown" }],
	["none", { colours: 0 }],
];

describe.each(looks)("%s", (name, capabilities) => {
	test.each(["summary", "packages"])("%s", async (item) => {
		const text = await drawn(item, capabilities);
		expect(text).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f]/);
		await expect(text).toMatchFileSnapshot(`golden/colours-${item}-${name}.txt`);
	});
});

test("makes important things stand out without colours", async () => {
	const text = await drawn("packages", { colours: 0 });
	expect(text).not.toMatch(/‹(3[0-7]|9[0-7]|4[0-7]|38;[^›]*)›/);
	expect(text).toContain("‹1›");
	expect(text).toContain("! Write the date as YYYY-MM-DD");
});

test("uses sixteen colours only where the background is unknown, so that the author's own palette applies", async () => {
	const sixteen = await drawn("summary", { background: "unknown" });
	expect(await drawn("summary", { background: "unknown", colours: 16777216 })).toBe(sixteen);
	expect(await drawn("summary", { background: "dark", colours: 16777216 })).toContain("‹38;5;");
});
