/** What tells this process and this start of the machine from others. Knows no drafts. */
import { createHash } from "node:crypto";
import { readlinkSync } from "node:fs";
import { hostname, networkInterfaces, userInfo } from "node:os";
import { MOST, textIfAny } from "./read.ts";
import { codeOf } from "./system-error.ts";

export interface Machine {
	readonly host: string;
	readonly user: string;
	readonly pid: number;
	/** Another one after each start of the machine; empty where the system doesn't tell. */
	readonly boot: string;
	isAlive(pid: number): boolean;
	/** When a process began, as the system counts; undefined where it doesn't tell. */
	startOf(pid: number): string | undefined;
	/** Milliseconds since 1970. */
	now(): number;
}

/** What a file says of the process that made it, so that others find out whether it still runs. */
export interface ProcessIdentity {
	readonly host: string;
	readonly pid: number;
	/** Which start of the machine, and of the process; empty where the system doesn't tell. */
	readonly boot: string;
	readonly started: string;
}

/** This process, as `hasEnded` understands it. */
export function identityOf({ host, pid, boot, startOf }: Machine): ProcessIdentity {
	return { host, pid, boot, started: startOf(pid) ?? "" };
}

/** Its process is dead, or from before the machine was started last. Of other machines' processes nothing is known. */
export function hasEnded({ host, pid, boot, started }: ProcessIdentity, machine: Machine): boolean {
	if (host !== machine.host) return false;
	if (boot !== "" && machine.boot !== "" && boot !== machine.boot) return true;
	if (!machine.isAlive(pid)) return true;
	const now = machine.startOf(pid);
	return started !== "" && now !== undefined && now !== started;
}

/** This machine, and this process. */
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
	return textIfAny("/proc/sys/kernel/random/boot_id", MOST.note)?.trim() ?? "";
}

/** Whether there is a process with this number, here and now. */
export function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		// Somebody else's process may not be asked, but it is there.
		return codeOf(error) !== "ESRCH";
	}
}

let mark: string | undefined;

/**
 * Eight hex digits, the same for all processes that know each other by number: of one start of one machine, and of one
 * container on it.
 */
export function machineMark(): string {
	const text = () => [hostname(), bootId() || hardware(), processSpace()].join("\n");
	mark ??= createHash("sha256").update(text()).digest("hex").slice(0, 8);
	return mark;
}

let start: string | undefined;

/** When this process began, as the system counts; empty where it doesn't tell. */
export function ownStart(): string {
	start ??= startOf(process.pid) ?? "";
	return start;
}

/** Who made something, by the number that it has here: `mark` is that machine's. */
export interface Maker {
	readonly mark: string;
	readonly pid: number;
	/** When that process began; empty where it isn't told. */
	readonly started: string;
}

/** Whether that process has ended, also where another one has its number by now. Of other machines' nothing is known. */
export function isOver({ mark, pid, started }: Maker): boolean {
	if (mark !== machineMark()) return false;
	if (!isAlive(pid)) return true;
	const now = startOf(pid);
	return started !== "" && now !== undefined && now !== started;
}

/** Where the start of the machine isn't told: names of machines are given twice, and folders shared between those. */
function hardware(): string {
	const all = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
	return [...new Set(all.filter(({ internal }) => !internal).map(({ mac }) => mac))].sort().join(" ");
}

/** Linux numbers the processes of each container by themselves. */
function processSpace(): string {
	try {
		return readlinkSync("/proc/self/ns/pid");
	} catch {
		return "";
	}
}

/** The 22nd field of Linux's file about the process; its name, the second, may hold spaces and brackets. */
function startOf(pid: number): string | undefined {
	const text = textIfAny(`/proc/${pid}/stat`, MOST.note);
	return text?.slice(text.lastIndexOf(")") + 2).split(" ")[19];
}
