/**
 * The names of the files that a save makes beside its target: they tell who made them, so that the dead ones are cleared
 * away and nobody's live one is. Opens none of them.
 */
import { randomBytes } from "node:crypto";
import { isMarkedProcessDead, machineMark, ownStart } from "./machine.ts";

/** Earlier versions told less: no start of the process, or nobody at all. */
const NAME = /^\.pep-wizard-(?:([0-9a-f]{8})-(\d{1,10})-(?:(\d{0,20})-)?)?[0-9a-f]{16,24}\.tmp$/;

/** A name that no other has, for a file of this process. */
export function temporaryName(): string {
	return `.pep-wizard-${machineMark()}-${process.pid}-${ownStart()}-${randomBytes(8).toString("hex")}.tmp`;
}

/** Whether a save makes files with such names. */
export function isTemporary(name: string): boolean {
	return NAME.test(name);
}

/** Whether the process that made it has ended. Of another machine's nothing is known. */
export function isLeftover(name: string): boolean {
	const [, mark, pid, started = ""] = NAME.exec(name) ?? [];
	return mark !== undefined && isMarkedProcessDead({ mark, pid: Number(pid), started });
}
