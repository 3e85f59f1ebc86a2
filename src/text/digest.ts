/** A short fingerprint of a text, the same on every machine. Knows nothing of what the text is. */
import { createHash } from "node:crypto";

/** The first 16 hexadecimal digits of the SHA-256 of the text in UTF-8. */
export function digest(text: string): string {
	return createHash("sha256").update(text, "utf8").digest("hex").slice(0, 16);
}
