/** A report as a page for a browser. Loaded only when asked for. */
import { createHash } from "node:crypto";
import type { World } from "../../cli/world.ts";
import { reportPage } from "../../pages/report-page.ts";
import { version } from "../../templates/built-in-templates.ts";
import type { Sheet } from "./types.ts";

/** The report as a page of its own, with links to the proposals. */
export function reportHtml(sheet: Sheet, world: World): string {
	const sha256 = (text: string): string => createHash("sha256").update(text).digest("base64");
	const made = world.now().toISOString();
	return reportPage(sheet, { entries: [], problems: [], made, version: version(), sha256 });
}
