/** The page of the example on a phone, drawn by a real browser; undefined where there is none. */
import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { CHROMIUM, startBrowser } from "../pages/browser.ts";
import type { Theme } from "./svg.ts";

const FOLDER = fileURLToPath(new URL("../../docs/example", import.meta.url));
const EXAMPLE = "1234-in-place-resize-of-worker-pools.pep.yaml";
const PROGRAM = fileURLToPath(new URL("../../bin/pep-wizard.js", import.meta.url));

/** A PNG of 390 by 780 points, twice as fine. The same in every run on the same machine. */
export async function phonePicture(theme: Theme): Promise<Uint8Array | undefined> {
	if (!CHROMIUM) return undefined;
	const outer = await mkdtemp(join(tmpdir(), "pep-wizard-phone-"));
	const browser = await startBrowser();
	try {
		const words = [PROGRAM, "status", "--format", "html", "-o", outer, EXAMPLE];
		execFileSync(process.execPath, words, { cwd: FOLDER, stdio: "ignore" });
		const viewport = { width: 390, height: 780 };
		const context = await browser.newContext({ viewport, colorScheme: theme, deviceScaleFactor: 2 });
		const page = await context.newPage();
		await page.goto(`file://${join(outer, "index.html")}`);
		await page.locator(".overview a").first().click();
		return await page.screenshot();
	} finally {
		await browser.close();
		await rm(outer, { recursive: true, force: true });
	}
}
