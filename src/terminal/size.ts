/** The terminal size to assume: the reported one if it is plausible. */

/** The default for unknown sizes, that of the VT100. */
const DEFAULT_SIZE = { columns: 80, rows: 24 } as const;

/** More than any screen has, even with the smallest font: such a report means “unknown” (65535 is -1). */
const IMPLAUSIBLE = 4096;

/** The largest area to draw, at the upper left, so that the cost of a frame is bounded. */
const MAX_DRAWN = { columns: 500, rows: 200 } as const;

/** The size of one side to draw, in cells: the reported one within limits, or the default for an implausible one. */
export function plausibleLength(side: keyof typeof DEFAULT_SIZE, reported: number | undefined): number {
	if (!reported || !(reported > 0 && reported < IMPLAUSIBLE)) return DEFAULT_SIZE[side];
	return Math.min(reported, MAX_DRAWN[side]);
}

/** Makes the stream report a plausible size, whatever the terminal reports now or later. */
export function withPlausibleSize<Stream extends NodeJS.WriteStream>(stream: Stream): Stream {
	for (const side of ["columns", "rows"] as const) {
		let reported = stream[side];
		Object.defineProperty(stream, side, {
			configurable: true,
			enumerable: true,
			get: () => plausibleLength(side, reported),
			set: (now: number) => {
				reported = now;
			},
		});
	}
	return stream;
}
