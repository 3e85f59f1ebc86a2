/**
 * The screens that people see most, at four sizes and in three themes, as sheets to be reviewed (`npm run update` writes
 * them). What the cells look like can also be read: WCAG AA on the terminals that people have.
 */
import { expect, test } from "vitest";
import { colourOf, contrast, DARK_TERMINALS, LIGHT_TERMINALS } from "../terminal/colours.ts";
import { SCENES, type Scene, type Size } from "./scenes.ts";
import { type Screen, screenOf, sheet } from "./sheet.ts";

/** Where the looks are shown. */
const MAPPED: Size = [80, 24];
const SIZES: readonly Size[] = [[40, 10], MAPPED, [100, 30], [200, 60]];

const THEMES = {
	dark: { colours: 256, background: "dark" },
	light: { colours: 256, background: "light" },
	none: { colours: 0 },
} as const;

/** The preview beside an item comes a little later. */
async function settled(
	scene: Scene,
	size: Size,
	terminal: Awaited<ReturnType<Scene["open"]>>["terminal"],
): Promise<Screen> {
	const { until, beside, columns } = scene;
	if (until) await terminal.until((text) => until.test(text));
	if (beside && size[0] >= 160) await terminal.until((text) => beside.test(text));
	if (size[0] >= 160 && /│ …/.test(terminal.text())) await terminal.until((text) => !/│ …/.test(text));
	return screenOf(terminal.emulator, columns?.(size) as [number, number] | undefined);
}

async function screenIn(scene: Scene, theme: keyof typeof THEMES, size: Size): Promise<Screen> {
	const { terminal, close } = await scene.open(size, THEMES[theme]);
	const taken = await settled(scene, size, terminal);
	await close();
	return taken;
}

/** Cells with a colour that can't be read on some terminal. */
function unreadable({ rows, looks }: Screen, background: "dark" | "light"): string[] {
	const terminals = Object.entries(background === "dark" ? DARK_TERMINALS : LIGHT_TERMINALS);
	return looks.flatMap((cells, row) =>
		cells.flatMap((look, column) => {
			const [ink, back] = [/(\d+)(?! on)/.exec(look.replace(/ ?on \d+$/, ""))?.[1], / ?on (\d+)$/.exec(look)?.[1]];
			if (ink === undefined) return [];
			const least = /[─━│┃╌═┼]/.test(rows[row]?.[column] ?? "") ? 3 : 4.5;
			return terminals
				.filter(([, colours]) => {
					const paper = back === undefined ? colours.back : colourOf(Number(back), colours);
					return contrast(colourOf(Number(ink), colours), paper) < least;
				})
				.map(([name]) => `${look} on ${name} at ${row},${column}`);
		}),
	);
}

test.each(SCENES)("$name", async (scene) => {
	const all: Screen[] = [];
	for (const size of SIZES) all.push(await screenIn(scene, "dark", size));
	const light = await screenIn(scene, "light", MAPPED);
	const none = await screenIn(scene, "none", MAPPED);
	const dark = all[SIZES.indexOf(MAPPED)]!;
	expect({ light: light.rows, none: none.rows }).toEqual({ light: dark.rows, none: dark.rows });
	expect([...unreadable(dark, "dark"), ...unreadable(light, "light")]).toEqual([]);
	await expect(sheet(all, { dark, light, none })).toMatchFileSnapshot(`golden/${scene.name}.txt`);
});
