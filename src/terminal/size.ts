/** The size to assume for a terminal: the reported one if it is plausible. */

/** The default for unknown sizes, as since the VT100. */
const DEFAULT_SIZE = { columns: 80, rows: 24 } as const;

/** More than any screen has, in the smallest letters: a terminal that says so doesn't know (65535 is -1). */
const IMPLAUSIBLE = 4096;

/** Drawn at most, in the upper left: what a frame costs is bounded. */
const MAX_DRAWN = { columns: 500, rows: 200 } as const;

export function plausibleLength(side: keyof typeof DEFAULT_SIZE, told: number | undefined): number {
	if (!told || !(told > 0 && told < IMPLAUSIBLE)) return DEFAULT_SIZE[side];
	return Math.min(told, MAX_DRAWN[side]);
}

/** Makes the stream report a usable size, whatever the terminal reports now or later. */
export function withPlausibleSize<Stream extends NodeJS.WriteStream>(stream: Stream): Stream {
	for (const side of ["columns", "rows"] as const) {
		let told = stream[side];
		Object.defineProperty(stream, side, {
			configurable: true,
			enumerable: true,
			get: () => plausibleLength(side, told),
			set: (now: number) => {
				told = now;
			},
		});
	}
	return stream;
}
