/**
 * Names for the temporary files of a save. They identify the process that made them, so that leftovers of dead processes
 * can be removed safely. Opens no files.
 */
import { isMarkedProcessDead, machineMark, ownStart } from "./machine.ts";
import { randomHex } from "./random-hex.ts";

/** Earlier versions left out the process's start time, or the process altogether. */
const NAME = /^\.pep-wizard-(?:([0-9a-f]{8})-(\d{1,10})-(?:(\d{0,20})-)?)?[0-9a-f]{16,24}\.tmp$/;

/** A unique name for a temporary file of this process. */
export function temporaryName(): string {
	return `.pep-wizard-${machineMark()}-${process.pid}-${ownStart()}-${randomHex(16)}.tmp`;
}

/** Whether the name is one of a temporary file. */
export function isTemporary(name: string): boolean {
	return NAME.test(name);
}

/** Whether the process that made the file has ended. False for other machines' files. */
export function isLeftover(name: string): boolean {
	const [, mark, pid, started = ""] = NAME.exec(name) ?? [];
	return mark !== undefined && isMarkedProcessDead({ mark, pid: Number(pid), started });
}
