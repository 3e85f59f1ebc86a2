/**
 * A scripted author who fills in the wizard in a real terminal with the keys of the manual. A second, pure session gets
 * the same keys to know the current item and the keys to the next one.
 */

import type { Answers, Confirmation, FieldValue, FieldValues } from "../../src/proposal/types.ts";
import { controlsOf, focusable, focusedControl } from "../../src/wizard/form.ts";
import { itemAt } from "../../src/wizard/state.ts";
import type { Action, KeyPress, State } from "../../src/wizard/types.ts";
import { update } from "../../src/wizard/update.ts";
import { keyOf } from "../wizard/outline.ts";
import type { Screen } from "./terminal.ts";

type Event = Action extends infer A ? (A extends unknown ? Omit<A, "now"> : never) : never;

export class Author {
	readonly screen: Screen;
	state: State;

	constructor(screen: Screen, state: State) {
		this.screen = screen;
		this.state = state;
	}

	private send(event: Event): void {
		[this.state] = update(this.state, { ...event, now: 0 } as Action);
	}

	press(...chords: readonly string[]): void {
		for (const chord of chords) {
			this.screen.press(chord);
			this.send({ type: "keyPressed", key: keyOf(chord) });
		}
	}

	/** Types one line. */
	type(text: string): void {
		this.screen.type(text);
		const key: KeyPress = { name: "text", text, ctrl: false, alt: false, shift: false };
		this.send({ type: "keyPressed", key });
	}

	paste(text: string): void {
		this.screen.paste(text);
		this.send({ type: "pasted", text });
	}

	private write(text: string): void {
		if (text === "") return;
		if (/[\r\n]/.test(text)) this.paste(text);
		else this.type(text);
	}

	/** Waits until the current item's question is on the screen. */
	async arrived(): Promise<void> {
		const words = itemAt(this.state).label.slice(0, 30).trimEnd();
		await this.screen.until(words);
	}

	/** Presses Tab until the next item is shown. */
	async next(): Promise<void> {
		const here = this.state.current;
		for (let tabs = 0; this.state.current === here && tabs < 60; tabs++) this.press("tab");
		await this.arrived();
	}

	/** Enter in a read of its own: text with a line break in one read is a paste. */
	private async enter(text: string): Promise<void> {
		const tail = text.match(/\S{1,6}$/)?.[0] ?? "";
		await this.screen.until(({ rows, cursor }) => (rows[cursor.row] ?? "").slice(0, cursor.column).includes(tail));
		const { row } = this.screen.cursor;
		this.press("enter");
		await this.screen.until(({ cursor }) => cursor.row !== row);
	}

	/** Enters an answer, given as in a draft, for the current item. */
	async answer(answers: Answers): Promise<void> {
		const item = itemAt(this.state);
		const value = answers[item.id];
		if (value === undefined) return;
		if (typeof value === "object" && "not-applicable" in value) {
			const reason = value["not-applicable"] as string;
			this.press("f4");
			this.type(reason);
			return this.enter(reason);
		}
		if (typeof value === "string") this.write(value);
		else if (item.kind === "checklist") this.tick(value as readonly string[]);
		else if (item.kind === "confirm") this.confirm(value as Confirmation);
		else if (item.kind === "options") await this.pick(value as Readonly<Record<string, FieldValues>>);
		else if (item.kind === "records") await this.records(value as readonly FieldValues[]);
		else await this.entries(value as readonly string[]);
	}

	private tick(ids: readonly string[]): void {
		const boxes = focusable(controlsOf(this.state));
		for (const [index, box] of boxes.entries()) {
			if (ids.includes(box.path[0] ?? "")) this.press(" ");
			if (index < boxes.length - 1) this.press("down");
		}
	}

	private confirm({ answer, explanation }: Confirmation): void {
		if (answer !== "") this.press(answer === "yes" ? "y" : "n");
		if (explanation === "") return;
		this.press("down");
		this.write(explanation);
	}

	private async entries(texts: readonly string[]): Promise<void> {
		for (const [index, text] of texts.entries()) {
			if (index > 0) await this.enter(texts[index - 1] ?? "");
			this.write(text);
		}
	}

	private async pick(picked: Readonly<Record<string, FieldValues>>): Promise<void> {
		for (const [option, fields] of Object.entries(picked)) {
			this.goTo([option]);
			this.press(" ");
			for (const [field, value] of Object.entries(fields)) await this.field([option, field], value);
		}
	}

	private async records(records: readonly FieldValues[]): Promise<void> {
		for (const [index, record] of records.entries()) {
			if (index > 0) {
				this.goToAdd();
				const onAdd = /Enter add {3}/;
				await this.screen.until(onAdd);
				this.press("enter");
				await this.screen.until(({ text }) => !onAdd.test(text));
			}
			for (const [field, value] of Object.entries(record)) await this.field([String(index), field], value);
		}
	}

	private async field(path: readonly string[], value: FieldValue): Promise<void> {
		if (typeof value === "string") {
			this.goTo(path);
			this.write(value);
		} else if (Array.isArray(value)) {
			this.goTo([...path, "0"]);
			await this.entries(value as readonly string[]);
		} else {
			this.goTo([...path, "answer"]);
			this.confirm(value as Confirmation);
		}
	}

	/** Moves up or down to the control with that path. */
	private goTo(path: readonly string[]): void {
		this.walkTo((control) => control.path.join("/") === path.join("/"));
	}

	private goToAdd(): void {
		this.walkTo((control) => control.type === "add" && control.path.length === 0);
	}

	private walkTo(found: (control: { readonly type: string; readonly path: readonly string[] }) => boolean): void {
		const controls = focusable(controlsOf(this.state));
		const to = controls.findIndex(found);
		for (let steps = 0; steps < 60 && this.state.focus !== to; steps++)
			this.press(this.state.focus < to ? "tab" : "shift+tab");
		if (!focusedControl(this.state) || to < 0) throw new Error("there is no such control");
	}
}
