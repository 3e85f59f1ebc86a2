/**
 * The pages as people have them: in a real browser, on a desk and on a phone, light and dark. Skipped where there is no
 * Chromium (Debian: `apt-get install chromium`).
 */
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { folder } from "../commands/run.ts";
import { CHROMIUM, startBrowser } from "./browser.ts";

const EVIL = [
	"<script>document.title = 'taken'</script><img src=x onerror=\"document.title = 'taken'\">",
	"[x](javascript:document.title='taken') <a href=\"javascript:document.title='taken'\" onclick=\"document.title='taken'\">y</a>",
	"<svg onload=\"document.title='taken'\"></svg> ![z](https://example.com/z.png)",
	"<details open ontoggle=\"document.title='taken'\"><summary>more</summary>inside</details>",
].join("\n\n");

/** A folder with three drafts, one of them hostile, and their pages. */
async function site(): Promise<string> {
	const { run, path } = await folder();
	await run("new", "12.pep.yaml", "--no-edit", "--number", "12", "--title", "Growing pools");
	await run("new", "7.pep.yaml", "--no-edit", "--number", "7", "--title", "Cold storage", "--stage", "beta");
	await run("new", "evil.pep.yaml", "--no-edit", "--number", "99", "--title", "<img src=x onerror=alert(1)>Évil");
	await run("set", "evil.pep.yaml", "summary", EVIL);
	await run("set", "7.pep.yaml", "summary", "Logs that nobody reads cost nothing.");
	await run("set", "7.pep.yaml", "pep-status/owners", "@ann, @ben");
	await run("set", "12.pep.yaml", "pep-status/owners", "@ben");
	expect((await run("status", "--format", "html", "-o", "pages")).code).toBe(0);
	return pathToFileURL(`${path}/pages`).href;
}

describe.skipIf(!CHROMIUM)("in Chromium (skipped where there is none)", () => {
	let browser: Browser;
	beforeAll(async () => {
		browser = await startBrowser();
	});
	afterAll(() => browser?.close());

	interface Look {
		readonly width?: number;
		readonly dark?: boolean;
		readonly javaScriptEnabled?: boolean;
	}

	/** A page, with what it complained about and what it asked for. */
	async function open(address: string, { width = 1280, dark = false, javaScriptEnabled = true }: Look = {}) {
		const context = await browser.newContext({
			viewport: { width, height: 800 },
			colorScheme: dark ? "dark" : "light",
			javaScriptEnabled,
		});
		onTestFinished(() => context.close());
		const page = await context.newPage();
		const complaints: string[] = [];
		const requests: string[] = [];
		page.on("console", (message) => complaints.push(message.text()));
		page.on("pageerror", (error) => complaints.push(error.message));
		page.on("request", (request) => requests.push(request.url()));
		await page.goto(address);
		return { page, complaints, requests };
	}

	const titles = (page: Page): Promise<string[]> => page.locator("tbody tr:visible .name").allTextContents();

	test("the overview searches, filters and sorts", async () => {
		const { page, complaints } = await open(`${await site()}/index.html`);
		const found = await titles(page);
		expect(found).toHaveLength(3);
		await page.getByLabel("Search").fill("grow POOL");
		expect(await titles(page)).toEqual(["12 Growing pools"]);
		expect(await page.locator("output").textContent()).toBe("1 of 3");
		await page.getByLabel("Search").fill("evil");
		expect(await titles(page)).toEqual(["99 Évil"]);
		await page.getByLabel("Search").fill("");
		await page.getByLabel("Stage").selectOption({ label: "Beta" });
		expect(await titles(page)).toEqual(["7 Cold storage"]);
		await page.getByLabel("Stage").selectOption({ label: "all" });
		await page.getByRole("button", { name: "Proposal" }).click();
		expect(await titles(page)).toEqual(["7 Cold storage", "12 Growing pools", "99 Évil"]);
		await page.getByRole("button", { name: "Proposal" }).click();
		expect(await titles(page)).toEqual(["99 Évil", "12 Growing pools", "7 Cold storage"]);
		expect(await page.locator("[aria-sort]").getAttribute("aria-sort")).toBe("descending");
		await page.getByLabel("Order").selectOption({ label: "as found" });
		expect(await titles(page)).toEqual(found);
		expect(complaints).toEqual([]);
	});

	test("every column sorts, and what is searched, filtered and sorted is in the address", async () => {
		const { page } = await open(`${await site()}/index.html`);
		const heads = await page.locator("th[data-by] button").allTextContents();
		expect(heads).toEqual(["Proposal", "Owner", "Stage", "Changed", "Required answers", "Missing"]);
		for (const name of heads) {
			await page.getByRole("button", { name }).click();
			expect(await page.locator("th[aria-sort]").textContent()).toBe(name);
		}
		await page.getByLabel("Owner").selectOption("@ben");
		await page.getByLabel("Search").fill("Po & co");
		await page.getByLabel("Search").fill("o");
		await page.getByRole("button", { name: "Proposal" }).click();
		expect(page.url()).toMatch(/index\.html#q=o&owner=%40ben&sort=title$/);
		expect(await titles(page)).toEqual(["7 Cold storage", "12 Growing pools"]);
		const { page: again } = await open(page.url());
		expect(await titles(again)).toEqual(["7 Cold storage", "12 Growing pools"]);
		expect(await again.getByLabel("Owner").inputValue()).toBe("@ben");
		expect(await again.getByLabel("Order").inputValue()).toBe("title");
		await again.evaluate("location.hash = '#stage=beta&owner=nobody&sort=nothing'");
		await again.waitForFunction("document.querySelector('output').textContent === '1 of 3'");
		expect(await titles(again)).toEqual(["7 Cold storage"]);
	});

	test("a screen reader hears the title once, and of what a bar is", async () => {
		const { page } = await open(`${await site()}/7.html`, { width: 390 });
		expect(await page.getByRole("heading", { name: /Cold storage/ }).count()).toBe(1);
		const text = page.getByText("Logs that nobody reads");
		const list = page.getByRole("complementary", { name: "Progress" });
		expect((await text.boundingBox())!.y).toBeLessThan((await list.boundingBox())!.y);
		expect(await list.getByRole("img", { name: /^Required answers: \d+ of \d+$/ }).count()).toBe(1);
	});

	test("people are shown by name, and found by their address, too", async () => {
		const { run, path } = await folder();
		await run("new", "12.pep.yaml", "--no-edit", "--number", "12", "--title", "Pools");
		await run("set", "12.pep.yaml", "pep-status/owners", "Ann Lee <ann@example.org>");
		await run("status", "--format", "html", "-o", "pages");
		const { page } = await open(`${pathToFileURL(path)}/pages/index.html`);
		expect(await page.locator("tbody .of-owner").textContent()).toBe("Ann Lee");
		await page.getByLabel("Owner").selectOption({ label: "Ann Lee" });
		await page.getByLabel("Search").fill("ann@example");
		expect(await titles(page)).toEqual(["12 Pools"]);
		expect(page.url()).toContain("owner=Ann+Lee+%3Cann%40example.org%3E");
		const { page: again } = await open(page.url());
		expect(await titles(again)).toEqual(["12 Pools"]);
		expect(await again.locator("summary .why").first().textContent()).toMatch(/^Release sign-off, Summary, /);
	});

	test("prints a table without the form, in black on white, also where the screen is dark", async () => {
		const { page } = await open(`${await site()}/index.html`, { width: 790, dark: true });
		await page.emulateMedia({ media: "print" });
		expect(await page.getByRole("search").isVisible()).toBe(false);
		expect(await page.getByRole("columnheader", { name: "Missing" }).isVisible()).toBe(true);
		expect((await page.evaluate<Seen>(LOOK)).back).toBe("rgb(255, 255, 255)");
	});

	test("missing items link to their place in the proposal", async () => {
		const { page } = await open(`${await site()}/index.html`);
		const row = page.locator("tbody tr", { hasText: "Growing pools" });
		await row.locator("summary", { hasText: "for Alpha" }).click();
		await row.getByRole("link", { name: "Non-Goals" }).click();
		expect(page.url()).toMatch(/\/12\.html#item-motivation%2Fnon-goals$/);
		expect(await page.locator(".noted:has(> span:target)").textContent()).toBe("Non-Goals");
	});

	test("times are shown in the reader's time zone", async () => {
		const address = await site();
		const context = await browser.newContext({ timezoneId: "Asia/Tokyo", locale: "en-GB" });
		onTestFinished(() => context.close());
		const page = await context.newPage();
		await page.goto(`${address}/index.html`);
		const time = page.locator("footer time");
		const made = new Date((await time.getAttribute("datetime")) ?? "");
		const there = { dateStyle: "medium", timeStyle: "short", timeZone: "Asia/Tokyo" } as const;
		expect(await time.textContent()).toBe(made.toLocaleString("en-GB", there));
	});

	test("everything is shown without scripts, in the original order", async () => {
		const { page } = await open(`${await site()}/index.html`, { javaScriptEnabled: false });
		expect(await titles(page)).toHaveLength(3);
		expect(await page.locator(".tools").isVisible()).toBe(false);
		expect(await page.locator("button").count()).toBe(0);
	});

	test.each(["index.html", "evil.html"])("hostile content in %s runs nothing, and requests nothing", async (name) => {
		const address = `${await site()}/${name}`;
		const { page, complaints, requests } = await open(address);
		for (const link of await page.locator("article a:text-matches('^[xy]$')").all()) await link.click({ force: true });
		expect(await page.title()).not.toBe("taken");
		expect(requests).toEqual([address]);
		expect(complaints).toEqual([]);
		expect(await page.locator("body :is(script, img, iframe, style, link)").count()).toBe(
			name === "index.html" ? 1 : 0,
		);
		// The search, which sends nothing.
		expect(await page.locator("form:not(.tools)").count()).toBe(0);
	});

	test.each([
		["a desk", 1280],
		["a phone", 360],
	])("on %s nothing overflows, light and dark differ, and text is readable on both", async (_, width) => {
		const address = await site();
		for (const name of ["index.html", "7.html"]) {
			const backs: string[] = [];
			for (const dark of [false, true]) {
				const { page } = await open(`${address}/${name}`, { width, dark });
				await page.locator("details").evaluateAll((all) => {
					for (const details of all) details.setAttribute("open", "");
				});
				const look = await page.evaluate<Seen>(LOOK);
				expect(look.wide).toEqual([]);
				expect(look.pale).toEqual([]);
				backs.push(look.back);
			}
			expect(new Set(backs).size).toBe(2);
		}
	});
});

interface Seen {
	readonly wide: readonly number[];
	readonly pale: readonly string[];
	readonly back: string;
}

/** Run in the page: what is wider than it, and texts whose contrast is below 4.5 to 1. */
const LOOK = `(() => {
	const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
	const light = (colour) => {
		const [r, g, b] = numbers(colour).map((value) => value / 255).map((value) =>
			value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
		return 0.2126 * r + 0.7152 * g + 0.0722 * b;
	};
	const backOf = (element) => {
		for (let at = element; at; at = at.parentElement) {
			const back = getComputedStyle(at).backgroundColor;
			if (numbers(back)[3] !== 0) return back;
		}
		return "rgb(255, 255, 255)";
	};
	const seen = [...document.body.querySelectorAll("*")].filter((element) => element.checkVisibility());
	const own = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== "");
	const contrast = (element) => {
		const [a, b] = [light(getComputedStyle(element).color), light(backOf(element))].sort((x, y) => y - x);
		return (a + 0.05) / (b + 0.05);
	};
	const name = (element) => element.tagName + "." + element.className + " " + element.textContent.slice(0, 40);
	return {
		wide: document.documentElement.scrollWidth > innerWidth ? [document.documentElement.scrollWidth] : [],
		pale: seen.filter((element) => own(element) && contrast(element) < 4.5).map(name),
		back: backOf(document.body),
	};
})()`;
