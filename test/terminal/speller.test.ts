/** The system's spelling checker: asked, taught, given up; a script stands in for it. */
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { openSpeller, type Speller } from "../../src/terminal/speller.ts";
import { emptyFolder } from "../end-to-end/folder.ts";
import { type FakeSpeller, fakeSpeller } from "./fake-speller.ts";

/** Milliseconds that the script has; the machine may be busy. */
const PATIENCE = 100_000;

async function speller(behaviour: FakeSpeller, name: "aspell" | "hunspell" = "aspell"): Promise<Speller> {
	const { folder } = await emptyFolder();
	await fakeSpeller(folder, name, behaviour);
	const opened = await openSpeller("en_GB", { PATH: folder }, PATIENCE);
	onTestFinished(() => opened.close());
	return opened;
}

describe("words", () => {
	test("are right, or wrong with or without suggestions", async () => {
		const { check, name } = bound(await speller({ wrong: { desgin: ["design", "deign"], xqz: [] } }));
		expect(name).toBe("aspell");
		expect(Object.fromEntries(await check(["the", "desgin", "xqz"]))).toEqual({
			the: undefined,
			desgin: ["design", "deign"],
			xqz: [],
		});
	});

	test("are checked in any number, in order, also when asked for at the same time", async () => {
		const wrong = { w7: ["seven"], w950: ["late"] };
		const { check } = bound(await speller({ wrong }));
		const words = Array.from({ length: 1000 }, (_, at) => `w${at}`);
		const [all, some] = await Promise.all([check(words), check(["w7"])]);
		expect([all.size, all.get("w7"), all.get("w950"), some.get("w7")]).toEqual([1000, ["seven"], ["late"], ["seven"]]);
	});

	test("are learned", async () => {
		const opened = await speller({ wrong: { kubelet: ["giblet"] } });
		opened.learn("kubelet");
		expect((await opened.check(["kubelet"])).get("kubelet")).toBeUndefined();
	});
});

describe("a checker", () => {
	test("that ends is given up, with the reason", async () => {
		const { check } = bound(await speller({ endsAt: "bad" }));
		await expect(check(["good", "bad"])).rejects.toThrow("aspell ended");
		await expect(check(["good"])).rejects.toThrow("aspell ended");
	});

	test("that hangs is given up", async () => {
		const { check } = bound(await speller({ hangs: true }));
		vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
		onTestFinished(() => void vi.useRealTimers());
		const answer = expect(check(["word"])).rejects.toThrow("aspell doesn't answer");
		await vi.advanceTimersByTimeAsync(PATIENCE);
		await answer;
	});

	test("is hunspell where aspell is missing", async () => {
		expect((await speller({}, "hunspell")).name).toBe("hunspell");
	});

	test("without a dictionary gives way to the other one", async () => {
		const { folder } = await emptyFolder();
		await fakeSpeller(folder, "aspell", { language: "de_DE" });
		const open = () => openSpeller("en_GB", { PATH: folder }, PATIENCE);
		await expect(open()).rejects.toThrow("aspell found no dictionary for en_GB");
		await fakeSpeller(folder, "hunspell", { language: "en_GB" });
		const opened = await open();
		onTestFinished(() => opened.close());
		expect(opened.name).toBe("hunspell");
	});

	test("that isn't there is named", async () => {
		const { folder } = await emptyFolder();
		await expect(openSpeller("en_GB", { PATH: folder })).rejects.toThrow("Spelling needs aspell or hunspell");
	});
});

function bound(opened: Speller) {
	return { name: opened.name, check: (words: readonly string[]) => opened.check(words) };
}
