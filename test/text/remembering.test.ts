import { describe, expect, it } from "vitest";
import { remembering } from "../../src/text/remembering.ts";

function counted() {
	const asked: string[] = [];
	const length = remembering((text) => {
		asked.push(text);
		return text.length;
	});
	return { asked, length };
}

describe("a function that remembers its results", () => {
	it("works out a text once", () => {
		const { asked, length } = counted();
		expect([length("summary"), length("goals"), length("summary")]).toEqual([7, 5, 7]);
		expect(asked).toEqual(["summary", "goals"]);
	});

	it("keeps what is asked for again and again, however much else comes by", () => {
		const { asked, length } = counted();
		for (let at = 0; at < 20_000; at++) {
			length(`once ${at}`);
			if (at % 1000 === 0) length("often");
		}
		expect(asked.filter((text) => text === "often")).toHaveLength(1);
	});

	it("forgets what isn't asked for any more", () => {
		const { asked, length } = counted();
		length("first");
		for (let at = 0; at < 20_000; at++) length(`once ${at}`);
		length("first");
		expect(asked.filter((text) => text === "first")).toHaveLength(2);
	});

	it("doesn't remember long texts", () => {
		const { asked, length } = counted();
		const long = "a".repeat(10_000);
		expect(length(long) + length(long)).toBe(20_000);
		expect(asked).toHaveLength(2);
	});
});
