/** Asks for a new proposal's title, number, template, stage and file, one after the other. */
import { Box, Text, useInput, useWindowSize } from "ink";
import SelectInput from "ink-select-input";
import { useState } from "react";
import { filled } from "../../terminal/placed.ts";
import {
	choicesFor,
	complaintAbout,
	type NewDraft,
	questions,
	type Step,
	type Template,
} from "../../wizard/start/steps.ts";
import { LineInput } from "./LineInput.tsx";
import { Choice, Indicator } from "./parts.tsx";
import { TitleInput } from "./TitleInput.tsx";

interface Props {
	readonly steps: readonly Step[];
	readonly templates: readonly Template[];
	readonly initial: Omit<NewDraft, "file">;
	readonly fileFor: (title: string, number: string) => string;
	readonly onDone: (draft: NewDraft) => void;
}

/** With fewer rows, what was answered and the help make room for the question. */
const ROOMY = 14;

export function NewForm({ steps, templates, initial, fileFor, onDone }: Props) {
	const { rows } = useWindowSize();
	const roomy = rows >= ROOMY;
	const [answers, setAnswers] = useState<Omit<NewDraft, "file"> & { readonly file?: string }>(initial);
	const [at, setAt] = useState(0);
	const [complaint, setComplaint] = useState<string>();
	const step = steps[at]!;
	const file = answers.file ?? fileFor(answers.title, answers.number);
	useInput((_input, key) => {
		if (key.tab && key.shift) setAt(Math.max(0, at - 1));
	});
	const change = (value: string) => {
		setComplaint(undefined);
		setAnswers({ ...answers, [step]: value });
	};
	const submit = (value: string) => {
		const wrong = complaintAbout(step, value);
		if (wrong) return setComplaint(wrong);
		const next = { ...answers, [step]: value };
		setAnswers(next);
		if (at + 1 < steps.length) return setAt(at + 1);
		return onDone({ ...next, file: next.file ?? fileFor(next.title, next.number) });
	};
	const choices = choicesFor(step, templates);
	const Input = step === "title" ? TitleInput : LineInput;
	const value = step === "file" ? file : answers[step];
	return (
		<>
			{roomy && <Done steps={steps.slice(0, at)} answers={{ ...answers, file }} />}
			<Text bold wrap={roomy ? "wrap" : "truncate"}>
				{questions[step].ask}
			</Text>
			{roomy && <Text dimColor>{questions[step].help}</Text>}
			<Box marginTop={1} flexShrink={0}>
				{choices ? (
					<SelectInput
						key={step}
						items={choices.map((choice) => ({ ...choice }))}
						initialIndex={Math.max(
							0,
							choices.findIndex((choice) => choice.value === value),
						)}
						indicatorComponent={Indicator}
						itemComponent={Choice}
						onSelect={(item) => submit(item.value)}
					/>
				) : (
					<Input key={step} value={value} onChange={change} onSubmit={submit} />
				)}
			</Box>
			<Text>{complaint ?? " "}</Text>
			<Box flexGrow={1} />
			<Text dimColor wrap="truncate-middle">
				{filled(`Draft: ${file}`)}
			</Text>
			<Text dimColor wrap="truncate">{`Enter next${at > 0 ? "   Shift+Tab back" : ""}   Esc cancel`}</Text>
		</>
	);
}

/** What was answered so far, quietly. */
function Done({ steps, answers }: { readonly steps: readonly Step[]; readonly answers: NewDraft }) {
	return (
		<Box flexDirection="column" marginBottom={1}>
			<Text bold>New proposal</Text>
			{steps.map((step) => (
				<Text key={step} dimColor wrap="truncate">
					{filled(`${step.padEnd(9)} ${answers[step] || "none yet"}`)}
				</Text>
			))}
		</Box>
	);
}
