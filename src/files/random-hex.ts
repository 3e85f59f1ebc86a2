/** Names that no other process has: for locks and temporary files, not for secrets. */

/** So many random hex digits. Node's crypto would take 1.5 ms of a start to load. */
export function randomHex(digits: number): string {
	return Array.from({ length: digits }, () => Math.floor(Math.random() * 16).toString(16)).join("");
}
