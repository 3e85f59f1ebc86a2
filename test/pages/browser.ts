/** A real Chromium without a window, for the tests that look at pages; the tests are skipped where there is none. */
import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Undefined where there is no Chromium. */
export const CHROMIUM = PLACES.find((path) => existsSync(path));

/** Starts it; it asks for nothing but what it is shown. */
export function startBrowser(): Promise<Browser> {
	const quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];
	const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", ...quiet];
	return chromium.launch({ executablePath: CHROMIUM!, args });
}
