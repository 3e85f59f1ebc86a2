/** `npm run pictures`: draws the pictures in docs/pictures from the built program. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { phonePicture } from "./phone.ts";
import { pictures } from "./screens.ts";

const folder = fileURLToPath(new URL("../../docs/pictures", import.meta.url));

await mkdir(folder, { recursive: true });
for (const theme of ["dark", "light"] as const) {
	for (const [name, svg] of await pictures(theme)) {
		await writeFile(join(folder, name), svg);
		console.error(`Written: docs/pictures/${name}, ${Math.round(svg.length / 1024)} KB`);
	}
	const phone = await phonePicture(theme);
	if (phone) await writeFile(join(folder, `phone-${theme}.png`), phone);
	console.error(phone ? `Written: docs/pictures/phone-${theme}.png` : "No Chromium: the page on a phone isn't drawn.");
}
