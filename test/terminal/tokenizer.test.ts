/** The bytes of a terminal as tokens; see test/ui/keys.test.ts for the keys. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Token, Tokenizer } from "../../src/terminal/tokenizer.ts";
import { expectCpuTime } from "../cpu-time.ts";

/** All tokens of the reads, after which nothing arrives for a long time. */
function tokens(...reads: readonly (string | Uint8Array)[]): Token[] {
	const tokenizer = new Tokenizer();
	return [...reads.flatMap((read) => tokenizer.feed(read)), ...tokenizer.expire()];
}

function typed(all: readonly Token[]): string {
	return all.map((token) => (token.type === "text" ? token.text : "")).join("");
}

const chars = (from: number, to: number): fc.Arbitrary<string> =>
	fc.integer({ min: from, max: to }).map((code) => String.fromCharCode(code));
const run = (from: number, to: number, maxLength: number): fc.Arbitrary<string> =>
	fc.array(chars(from, to), { maxLength }).map((all) => all.join(""));

/** ECMA-48, 5.4: parameters, intermediates, a final. `[ M`, `[ [` and rxvt's `$` are other, older forms. */
const controlSequence = fc
	.tuple(run(0x30, 0x3f, 12), run(0x20, 0x2f, 2), chars(0x40, 0x7e))
	.map((parts) => `\x1b[${parts.join("")}`)
	.filter((text) => !/^\x1b\[(?:M|\[|[235678]\$|200~)/.test(text));

/** ECMA-48, 5.6: a control string up to its end. */
const controlString = fc
	.tuple(
		fc.constantFrom("]", "P", "X", "^", "_"),
		fc.oneof(run(0x20, 0x7e, 40), fc.string({ unit: "grapheme" })),
		fc.constantFrom("\x1b\\", "\x07"),
	)
	.map(([begin, text, end]) => `\x1b${begin}${text.replace(/[\x00-\x1f\x7f-\x9f]/g, "")}${end}`);

const sequence = fc.oneof(controlSequence, controlString);

describe("a sequence of ECMA-48", () => {
	test("types nothing, whatever it contains", () => {
		fc.assert(
			fc.property(fc.array(sequence), (all) => {
				expect(typed(tokens(`<${all.join("")}>`))).toBe("<>");
			}),
		);
	});

	test("types nothing if each byte arrives in its own read", () => {
		fc.assert(
			fc.property(sequence, (one) => {
				const reads = Array.from(Buffer.from(`<${one}>`), (byte) => Uint8Array.of(byte));
				expect(typed(tokens(...reads))).toBe("<>");
			}),
		);
	});

	test("is dropped in time if it never ends, and takes no memory", () => {
		const tokenizer = new Tokenizer();
		for (const begin of ["\x1b]52;c;", "\x1b[1", "\x1b[M"]) {
			const block = "1".repeat(64 * 1024);
			tokenizer.feed(begin);
			const { pendingTimeout } = tokenizer;
			const feed = (): void => {
				for (let count = 0; count < 64; count++) tokenizer.feed(begin.endsWith("M") ? "" : block);
			};
			expectCpuTime(1000, feed);
			// Its timeout counts from its start: keys pressed meanwhile don't extend it.
			if (begin.includes("]")) expect(tokenizer.pendingTimeout).toEqual(pendingTimeout);
			expect(tokenizer.expire()).toEqual([]);
			expect(tokenizer.pendingTimeout).toBeUndefined();
			expect(typed(tokenizer.feed("a"))).toBe("a");
		}
	});

	test("ends at a control character that can't be in it, which is a key again", () => {
		expect(tokens("\x1b]11;rgb\x03")).toEqual([{ type: "control", text: "\x03" }]);
		expect(tokens("\x1b[1;\r")).toEqual([{ type: "control", text: "\r" }]);
		expect(tokens("\x1b]11;rgb\x18a")).toEqual([{ type: "text", text: "a" }]);
		expect(tokens("\x1b]11;rgb\x07a")).toEqual([
			{ type: "osc", text: "11;rgb" },
			{ type: "text", text: "a" },
		]);
		expect(tokens(`\x1b]11;${"a".repeat(300)}\x07`)).toEqual([]);
		expect(tokens("\x1bP11;rgb\x1b\\")).toEqual([]);
		expect(tokens("\x1b]11;rgb\x1b[A")).toEqual([{ type: "sequence", text: "\x1b[A" }]);
	});
});

describe("timeouts", () => {
	test.each([
		["Esc", "\x1b", ["\x1b"]],
		["Alt+[", "\x1b[", ["\x1b["]],
		["Alt+O", "\x1bO", ["\x1bO"]],
		["Alt+]", "\x1b]", ["\x1b]"]],
		["half of a sequence", "\x1b[1;5", []],
		["half of an answer", "\x1b]11;rgb:00", []],
		["half of a character", Uint8Array.of(0xe4, 0xbd), []],
	])("%s", (_name, bytes, sequences) => {
		const tokenizer = new Tokenizer();
		expect(tokenizer.feed(bytes)).toEqual([]);
		expect(tokenizer.pendingTimeout).toBeDefined();
		expect(tokenizer.expire()).toEqual(sequences.map((text) => ({ type: "sequence", text })));
	});

	test("resolve an Esc soon, and are not set if nothing is incomplete", () => {
		const tokenizer = new Tokenizer();
		tokenizer.feed("\x1b");
		expect(tokenizer.pendingTimeout?.milliseconds).toBeLessThanOrEqual(50);
		tokenizer.feed("[A");
		expect(tokenizer.pendingTimeout).toBeUndefined();
	});
});

describe("a paste", () => {
	test("may contain anything except its end mark", () => {
		const text = "a\x1b[31m\x1b]0;t\x07\r\n\x03é👩‍🚀";
		expect(tokens(`\x1b[200~${text}\x1b[201~b`)).toEqual([
			{ type: "paste", text },
			{ type: "text", text: "b" },
		]);
	});

	test("is returned after a timeout if its end mark is lost, and the keyboard works again", () => {
		const tokenizer = new Tokenizer();
		tokenizer.feed("\x1b[200~lost");
		expect(tokenizer.expire()).toEqual([{ type: "paste", text: "lost" }]);
		expect(typed(tokenizer.feed("a"))).toBe("a");
	});

	test("of megabytes in many reads takes linear time", () => {
		const tokenizer = new Tokenizer();
		expectCpuTime(2000, () => {
			tokenizer.feed("\x1b[200~");
			for (let count = 0; count < 1000; count++) tokenizer.feed("x".repeat(4096));
			const [paste] = tokenizer.feed("\x1b[201~");
			expect(paste?.type === "paste" && paste.text.length).toBe(4_096_000);
		});
	});
});

test("decodes UTF-8 text across any reads, without C1 controls", () => {
	const bytes = Buffer.from("日本語👩‍🚀é");
	expect(tokens(...Array.from(bytes, (byte) => Uint8Array.of(byte))).map(({ type }) => type)).not.toContain("sequence");
	expect(typed(tokens(...Array.from(bytes, (byte) => Uint8Array.of(byte))))).toBe("日本語👩‍🚀é");
	expect(typed(tokens("a\u009b\u0085b"))).toBe("ab");
	expect(typed(tokens(Uint8Array.of(0x61, 0xff, 0x62)))).toBe("a\ufffdb");
});
