/** Identifies machines and processes, so that files can name their owner. Knows no drafts. */
import { readlinkSync } from "node:fs";
import { hostname, networkInterfaces, userInfo } from "node:os";
import { MAX_BYTES, readTextIfAny } from "./read.ts";
import { sha256 } from "./sha256.ts";
import { errorCode } from "./system-error.ts";

export interface Machine {
	readonly host: string;
	readonly user: string;
	readonly pid: number;
	/** Changes with each start of the machine; empty if the system doesn't report it. */
	readonly boot: string;
	isAlive(pid: number): boolean;
	/** When a process started, in the system's units; undefined if the system doesn't report it. */
	startOf(pid: number): string | undefined;
	/** Milliseconds since 1970. */
	now(): number;
}

/** Identifies the process that made a file, so that others can tell whether it is still running. */
export interface ProcessIdentity {
	readonly host: string;
	readonly pid: number;
	/** Identify the start of the machine and of the process; empty if the system doesn't report them. */
	readonly boot: string;
	readonly started: string;
}

/** This process, for `isProcessDead`. */
export function identityOf({ host, pid, boot, startOf }: Machine): ProcessIdentity {
	return { host, pid, boot, started: startOf(pid) ?? "" };
}

/** Whether the process has ended, or is from before the last start of the machine. False for other machines' processes. */
export function isProcessDead(process: ProcessIdentity, machine: Machine): boolean {
	const { host, boot } = process;
	if (host !== machine.host) return false;
	return (boot !== "" && machine.boot !== "" && boot !== machine.boot) || isDeadHere(process, machine);
}

/** Whether the process has ended, even if its number has been reused. */
function isDeadHere(
	{ pid, started }: Pick<ProcessIdentity, "pid" | "started">,
	machine: Pick<Machine, "isAlive" | "startOf">,
): boolean {
	if (!machine.isAlive(pid)) return true;
	const now = machine.startOf(pid);
	return started !== "" && now !== undefined && now !== started;
}

/** This machine and this process. */
export function thisMachine(now: () => number): Machine {
	return { host: hostname(), user: userName(), pid: process.pid, boot: bootId(), isAlive, startOf, now };
}

function userName(): string {
	try {
		return userInfo().username;
	} catch {
		return "someone";
	}
}

function bootId(): string {
	return readTextIfAny("/proc/sys/kernel/random/boot_id", MAX_BYTES.note)?.trim() ?? "";
}

/**
 * Whether a process with this number is running on this machine. One that was killed and that its parent has not
 * collected yet is not: in a container, where nobody may ever collect it, it would keep its locks.
 */
export function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return statOf(pid)?.[0] !== "Z";
	} catch (error) {
		// Signalling another user's process is not permitted, but it exists.
		return errorCode(error) !== "ESRCH";
	}
}

let mark: string | undefined;

/**
 * Eight hex digits, the same for all processes that share process numbers: those of one start of one machine, and of
 * one container on it.
 */
export function machineMark(): string {
	const text = () => [hostname(), bootId() || hardware(), processSpace()].join("\n");
	mark ??= sha256(text()).slice(0, 8);
	return mark;
}

let start: string | undefined;

/** When this process started, in the system's units; empty if the system doesn't report it. */
export function ownStart(): string {
	start ??= startOf(process.pid) ?? "";
	return start;
}

/** A process by its number and the `machineMark` of its machine. */
export interface MarkedProcess extends Pick<ProcessIdentity, "pid" | "started"> {
	readonly mark: string;
}

/** Whether the process has ended, even if its number has been reused. False for other machines' processes. */
export function isMarkedProcessDead(process: MarkedProcess): boolean {
	return process.mark === machineMark() && isDeadHere(process, { isAlive, startOf });
}

/** Used if the machine's start is unknown: two machines with the same name may share a folder. */
function hardware(): string {
	const all = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
	return [...new Set(all.filter(({ internal }) => !internal).map(({ mac }) => mac))].sort().join(" ");
}

/** On Linux, each container has its own process numbers. */
function processSpace(): string {
	try {
		return readlinkSync("/proc/self/ns/pid");
	} catch {
		return "";
	}
}

function startOf(pid: number): string | undefined {
	return statOf(pid)?.[19];
}

/** Linux's `stat` file from field 3 on, the state; field 2, the process's name, may hold spaces and brackets. */
function statOf(pid: number): readonly string[] | undefined {
	const text = readTextIfAny(`/proc/${pid}/stat`, MAX_BYTES.note);
	return text?.slice(text.lastIndexOf(")") + 2).split(" ");
}
