/**
 * What the bundle takes for `Intl.Segmenter`: the same segments, but Node's own, whose tables take 10 ms to load, is
 * made only for a text that needs it. Ink makes five of them while it is loaded, and divides every text that it draws.
 */
import { SIMPLE } from "../../text/simple-text.ts";

const { Segmenter } = Intl;

/** Each character is a grapheme: simple ones, and control characters (all but a carriage return before a newline). */
const EACH_ALONE = new RegExp(`^[\\x00-\\x0c\\x0e-\\x1f\\x7f${SIMPLE}]*$`);

export class LateSegmenter {
	readonly #locales: Intl.LocalesArgument;
	readonly #options: Intl.SegmenterOptions | undefined;
	#real: Intl.Segmenter | undefined;

	constructor(locales?: Intl.LocalesArgument, options?: Intl.SegmenterOptions) {
		this.#locales = locales;
		this.#options = options;
	}

	segment(text: string): Pick<Intl.Segments, "containing" | typeof Symbol.iterator> {
		const isByGrapheme = (this.#options?.granularity ?? "grapheme") === "grapheme";
		return isByGrapheme && EACH_ALONE.test(text) ? new Characters(text) : this.#segmenter().segment(text);
	}

	resolvedOptions(): Intl.ResolvedSegmenterOptions {
		return this.#segmenter().resolvedOptions();
	}

	#segmenter(): Intl.Segmenter {
		this.#real ??= new Segmenter(this.#locales, this.#options);
		return this.#real;
	}
}

/** Segments of one character each. */
class Characters {
	readonly #text: string;

	constructor(text: string) {
		this.#text = text;
	}

	containing(index = 0): Intl.SegmentData | undefined {
		const segment = this.#text[Math.trunc(index)];
		return segment === undefined ? undefined : { segment, index: Math.trunc(index), input: this.#text };
	}

	*[Symbol.iterator](): Generator<Intl.SegmentData> {
		const input = this.#text;
		for (let index = 0; index < input.length; index++) yield { segment: input[index]!, index, input };
	}
}
