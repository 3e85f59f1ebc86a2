/**
 * SHA-256 of short texts, for names of files that a start looks for. Node's crypto gives the same, but takes 1.5 ms to
 * load. Not for secrets, nor for long texts.
 */

/** The first 32 bits of the fractions of the first primes' roots. */
function rootsOfPrimes(root: (prime: number) => number, count: number): Uint32Array {
	const primes: number[] = [];
	for (let number = 2; primes.length < count; number++) {
		if (primes.every((prime) => number % prime !== 0)) primes.push(number);
	}
	return Uint32Array.from(primes, (prime) => (root(prime) % 1) * 2 ** 32);
}

const rotate = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

/** In lower-case hex digits. */
export function sha256(text: string): string {
	const constants = rootsOfPrimes(Math.cbrt, 64);
	const hash = rootsOfPrimes(Math.sqrt, 8);
	const words = wordsOf(new TextEncoder().encode(text));
	for (let start = 0; start < words.length; start += 16) addBlock(hash, words.subarray(start, start + 16), constants);
	return [...hash].map((word) => word.toString(16).padStart(8, "0")).join("");
}

/** The bytes, a 1 bit, and their number of bits at the end of the last block, as big-endian words. */
function wordsOf(bytes: Uint8Array): Uint32Array {
	const words = new Uint32Array((((bytes.length + 8) >> 6) + 1) * 16);
	const add = (at: number, byte: number): void => {
		words[at >> 2]! |= byte << (24 - (at % 4) * 8);
	};
	bytes.forEach((byte, at) => {
		add(at, byte);
	});
	add(bytes.length, 0x80);
	words[words.length - 1] = bytes.length * 8;
	return words;
}

function addBlock(hash: Uint32Array, block: Uint32Array, constants: Uint32Array): void {
	const schedule = new Uint32Array(64);
	schedule.set(block);
	for (let at = 16; at < 64; at++) {
		const [near, far] = [schedule[at - 2]!, schedule[at - 15]!];
		const mixed =
			(rotate(far, 7) ^ rotate(far, 18) ^ (far >>> 3)) + (rotate(near, 17) ^ rotate(near, 19) ^ (near >>> 10));
		schedule[at] = schedule[at - 16]! + schedule[at - 7]! + mixed;
	}
	let [a, b, c, d, e, f, g, h] = hash as unknown as [number, number, number, number, number, number, number, number];
	for (let at = 0; at < 64; at++) {
		const choice = (e & f) ^ (~e & g);
		const first = h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + choice + constants[at]! + schedule[at]!;
		const majority = (a & b) ^ (a & c) ^ (b & c);
		const second = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + majority;
		[h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
	}
	[a, b, c, d, e, f, g, h].forEach((word, at) => {
		hash[at]! += word;
	});
}
