/** The size to assume for a terminal: the reported one if it is plausible. */

/** The default for unknown sizes, as since the VT100. */
const USUAL = { columns: 80, rows: 24 } as const;

/** More than any screen has, in the smallest letters: a terminal that says so doesn't know (65535 is -1). */
const NONSENSE = 4096;

/** Drawn at most, in the upper left: what a frame costs is bounded. */
const MOST = { columns: 500, rows: 200 } as const;

export function usableLength(side: keyof typeof USUAL, told: number | undefined): number {
	if (!told || !(told > 0 && told < NONSENSE)) return USUAL[side];
	return Math.min(told, MOST[side]);
}

/** Makes the stream report a usable size, whatever the terminal reports now or later. */
export function withUsableSize<Stream extends NodeJS.WriteStream>(stream: Stream): Stream {
	for (const side of ["columns", "rows"] as const) {
		let told = stream[side];
		Object.defineProperty(stream, side, {
			configurable: true,
			enumerable: true,
			get: () => usableLength(side, told),
			set: (now: number) => {
				told = now;
			},
		});
	}
	return stream;
}
