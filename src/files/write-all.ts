/** Writes all bytes that are to be written, however few the system takes at a time. */
import type { OpenFile } from "./file-system.ts";
import { failure } from "./system-error.ts";

/** Rejects with what the file system says; EIO where it takes nothing, and says nothing. */
export async function writeAll(file: OpenFile, bytes: Uint8Array): Promise<void> {
	for (let at = 0; at < bytes.length; ) {
		const { bytesWritten } = await file.write(bytes, at, bytes.length - at);
		if (bytesWritten <= 0) throw failure("EIO");
		at += bytesWritten;
	}
}
